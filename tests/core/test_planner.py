"""The planner: a routine for every wish that the content offers."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.answers import Answers
from coach.core.history import History, PastRoutine
from coach.core.levels import Scope
from coach.core.planner import first_days, offered, plan_routine, profiles, stages
from coach.core.plans import FirstDays
from coach.core.routine import Eased, Routine
from coach.core.visit import POSITIONS, Request, RoutinePosition
from tests.shipped import shipped

PARTS = ("warm-up", "core", "cool-down")
CORE = {"front", "side", "back", "hip"}
ONE = [(name,) for name in shipped().profiles]
LEAST_TO_RAISE = [("dizzy", "recent-surgery"), ("dizzy", "leg-pain"), ("dizzy", "hip-limits")]
"""Pairs of profiles that leave a single exercise to begin with."""
PAIRS = [*list(combinations(sorted(shipped().profiles), 2))[::5], *LEAST_TO_RAISE]
MOVING = (Scope.WALK, Scope.GENTLE, Scope.FULL)


def wishes(scope: Scope) -> list[Request]:
    """Everything that can be asked for under a scope."""
    return [
        Request(plan.minutes, position, stage)
        for plan in offered(shipped(), scope)
        for position in POSITIONS
        for stage in (1, 2, 3)
    ]


def regions(routine: Routine) -> set[str]:
    return {portion.exercise.region for portion in routine.portions if portion.exercise.part == "core"}


def core_of(routine: Routine) -> list[str]:
    return [portion.exercise.id for portion in routine.portions if portion.exercise.part == "core"]


def after(routine: Routine, *, too_hard: str = "", painful: str = "", days_ago: int = 1) -> PastRoutine:
    """The routine as one of the past, all of it done but for what was skipped."""
    exercises = frozenset(portion.exercise.id for portion in routine.portions)
    stage = max(portion.exercise.stage for portion in routine.portions)
    return PastRoutine(days_ago, stage, exercises, frozenset({too_hard} - {""}), frozenset({painful} - {""}))


def recalled(*exercises: str, too_hard: str = "", painful: str = "", stage: int = 1, days_ago: int = 2) -> PastRoutine:
    """A routine of the past that had these exercises."""
    skipped = frozenset({too_hard} - {""}), frozenset({painful} - {""})
    return PastRoutine(days_ago, stage, frozenset(exercises) | skipped[0] | skipped[1], *skipped)


def test_the_plans_on_offer_are_the_shortest_first() -> None:
    assert [plan.minutes for plan in offered(shipped(), Scope.FULL)] == [5, 10, 15, 20, 30]
    assert [plan.minutes for plan in offered(shipped(), Scope.GENTLE)] == [5, 10]


def test_nothing_is_offered_where_nothing_may_be_done() -> None:
    assert offered(shipped(), Scope.NONE) == ()


def test_minutes_that_are_not_offered_are_refused() -> None:
    with pytest.raises(KeyError, match="30"):
        plan_routine(shipped(), Scope.GENTLE, Request(30))


def test_profiles_follow_from_the_answers() -> None:
    found = profiles({"worse-with": ("bending",), "go-easy-on": ("wrists",), "pregnant": "unsure"}, shipped())

    assert set(found) == {"bending-hurts", "wrist-pain", "pregnant"}
    assert profiles({}, shipped()) == ()


@pytest.mark.parametrize("avoid", [(), *ONE, *PAIRS], ids="+".join)
@pytest.mark.parametrize("scope", MOVING)
def test_every_routine_keeps_its_minutes_its_order_and_its_limits(scope: Scope, avoid: tuple[str, ...]) -> None:
    library = shipped()
    for request in wishes(scope):
        routine = plan_routine(library, scope, request, avoid)
        exercises = [portion.exercise for portion in routine.portions]
        order = [PARTS.index(exercise.part) for exercise in exercises]
        stage = request.stage if scope is Scope.FULL else 1

        assert abs(routine.seconds - request.minutes * 60) <= library.planning.timing.tolerance_s, request
        assert sum(step.seconds for step in routine.steps) == routine.seconds == routine.ends[-1]
        assert order == sorted(order)
        assert {0, 2} <= set(order)
        assert exercises[0].region == "raise"
        assert not any(set(avoid) & set(exercise.avoid) for exercise in exercises)
        assert len({exercise.id for exercise in exercises}) == len(exercises)
        assert max(exercise.stage for exercise in exercises) <= stage
        assert request.position == "floor" or all(exercise.position != "floor" for exercise in exercises)
        assert scope is Scope.WALK or regions(routine) == CORE or routine.lacking


@pytest.mark.parametrize("avoid", [(), *ONE], ids="+".join)
def test_under_walk_there_is_easy_walking_alone(avoid: tuple[str, ...]) -> None:
    for request in wishes(Scope.WALK):
        routine = plan_routine(shipped(), Scope.WALK, request, avoid)

        assert {portion.exercise.region for portion in routine.portions} == {"raise", "settle"}
        assert (routine.left_out, routine.lacking) == ((), ())


@pytest.mark.parametrize("avoid", LEAST_TO_RAISE, ids="+".join)
def test_every_walk_has_something_to_walk_with(avoid: tuple[str, ...]) -> None:
    routine = plan_routine(shipped(), Scope.WALK, Request(5), avoid)

    assert {portion.exercise.region for portion in routine.portions} == {"raise", "settle"}


@pytest.mark.parametrize("position", POSITIONS)
def test_without_profiles_all_four_regions_are_worked(position: RoutinePosition) -> None:
    for scope in (Scope.GENTLE, Scope.FULL):
        for plan in offered(shipped(), scope):
            routine = plan_routine(shipped(), scope, Request(plan.minutes, position))

            assert regions(routine) == CORE
            assert routine.lacking == ()


def test_each_stage_up_works_the_core_with_exercises_of_that_stage() -> None:
    stages = [
        max(
            portion.exercise.stage for portion in plan_routine(shipped(), Scope.FULL, Request(15, stage=stage)).portions
        )
        for stage in (1, 2, 3)
    ]

    assert stages == [1, 2, 3]


def test_what_a_profile_leaves_out_is_named_with_the_profile() -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(15), ("neck-pain", "knee-pain"))

    assert {(left.exercise, left.profile) for left in routine.left_out} == {
        ("curl-up", "neck-pain"),
        ("childs-pose", "knee-pain"),
    }


def test_a_region_that_no_exercise_may_fill_gets_its_reason() -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(10), ("hernia",))

    reasons = [lack.reason for lack in shipped().planning.lack if lack.profile == "hernia"]
    assert list(routine.lacking) == reasons


def test_the_same_wish_always_gives_the_same_routine() -> None:
    wish = (Scope.FULL, Request(20, "standing", 2), ("wrist-pain",))

    assert plan_routine(shipped(), *wish) == plan_routine(shipped(), *wish)


STRAIN: Answers = {"went-in-lift": "yes"}
EARLY = shipped().planning.first_days


@st.composite
def pasts(draw: st.DrawFn) -> History:
    """Up to three earlier routines of any exercises, some skipped as too hard or because of pain."""
    names = st.frozensets(st.sampled_from(sorted(shipped().exercises)), max_size=12)

    def past() -> PastRoutine:
        exercises = sorted(draw(names))
        skipped = st.frozensets(st.sampled_from(exercises), max_size=3) if exercises else st.just(frozenset())
        return PastRoutine(
            draw(st.integers(0, 9)), draw(st.integers(1, 3)), frozenset(exercises), *draw(st.tuples(skipped, skipped))
        )

    return tuple(past() for _ in range(draw(st.integers(0, 3))))


@given(
    scope=st.sampled_from(MOVING),
    avoid=st.sets(st.sampled_from(sorted(shipped().profiles)), max_size=5),
    early=st.sampled_from([None, *EARLY]),
    past=pasts(),
    data=st.data(),
)
def test_whatever_a_person_has_and_has_done_the_routine_is_whole_and_keeps_its_minutes(
    scope: Scope, avoid: set[str], early: FirstDays | None, past: History, data: st.DataObject
) -> None:
    library = shipped()
    minutes = data.draw(st.sampled_from([plan.minutes for plan in offered(library, scope, early)]))
    position = data.draw(st.sampled_from(POSITIONS))
    stage = data.draw(st.sampled_from(stages(scope, early)))

    routine = plan_routine(library, scope, Request(minutes, position, stage), sorted(avoid), past, early)

    exercises = [portion.exercise for portion in routine.portions]
    assert abs(routine.seconds - minutes * 60) <= library.planning.timing.tolerance_s
    assert not any(avoid & set(exercise.avoid) for exercise in exercises)
    assert len({exercise.id for exercise in exercises}) == len(exercises)
    assert max(exercise.stage for exercise in exercises) <= stage
    assert position == "floor" or all(exercise.position != "floor" for exercise in exercises)
    assert scope is Scope.WALK or regions(routine) == CORE or routine.lacking or (early and early.moves)


@pytest.mark.parametrize("scope", MOVING)
def test_the_warm_up_raises_then_mobilises_then_prepares(scope: Scope) -> None:
    order = shipped().planning.regions("warm-up")
    for request in wishes(scope):
        portions = plan_routine(shipped(), scope, request).portions
        places = [order.index(each.exercise.region) for each in portions if each.exercise.part == "warm-up"]

        assert places == sorted(places)


@pytest.mark.parametrize("avoid", [(), *ONE], ids="+".join)
@pytest.mark.parametrize("scope", [Scope.GENTLE, Scope.FULL])
def test_two_visits_in_a_row_differ_in_the_core_wherever_there_is_a_choice(
    scope: Scope, avoid: tuple[str, ...]
) -> None:
    library = shipped()
    for request in wishes(scope):
        first = plan_routine(library, scope, request, avoid)
        second = plan_routine(library, scope, request, avoid, (after(first),))
        for region in CORE:
            best = [each.exercise for each in first.portions if each.exercise.region == region][:1]
            alike = [
                each.id
                for each in library.exercises.values()
                if best
                and (each.part, each.region, each.stage) == ("core", region, best[0].stage)
                and (each.position == "floor") == (best[0].position == "floor")
                and not set(each.needs) & set(library.planning.seldom)
                and not set(each.avoid) & set(avoid)
            ]
            unused = set(alike) - set(core_of(first))
            assert not unused or unused & set(core_of(second)), (request, region)
        assert set(second.fresh) == set(core_of(second)) - set(core_of(first))


def test_after_as_many_visits_as_are_recalled_the_first_moves_come_again() -> None:
    past: History = ()
    seen = []
    for _ in range(4):
        routine = plan_routine(shipped(), Scope.FULL, Request(10), (), past)
        seen.append(core_of(routine)[0])
        past = (after(routine), *past)[: shipped().planning.recall.routines]

    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]


@pytest.mark.parametrize(
    ("hard", "easier", "stage"),
    [("dead-bug", "heel-slide", 2), ("bird-dog", "bird-dog-leg", 2), ("plank", "plank-knees", 3)],
)
def test_what_was_too_hard_last_time_gives_way_to_its_easier_neighbour(hard: str, easier: str, stage: int) -> None:
    past = (recalled("curl-up-two", "side-bridge", too_hard=hard, stage=stage),)

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=stage), (), past)

    assert easier in core_of(routine)
    assert hard not in core_of(routine)
    assert Eased(hard, "too-hard", easier) in routine.eased


def test_too_hard_twice_goes_down_by_two() -> None:
    past = (recalled(too_hard="dead-bug"), recalled(too_hard="dead-bug-reach"))

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=3), (), past)

    assert core_of(routine)[0] == "heel-slide"
    assert Eased("dead-bug-reach", "too-hard", "heel-slide") in routine.eased


def test_what_went_well_since_is_not_too_hard_any_more() -> None:
    past = (recalled("bird-dog"), recalled(too_hard="bird-dog"))

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=2), (), past)

    assert "bird-dog" in core_of(routine)
    assert routine.eased == ()


def test_what_hurt_and_has_no_easier_neighbour_is_left_out_where_there_is_a_choice() -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(10), (), (recalled(painful="bridge"),))

    assert "bridge" not in core_of(routine)
    assert regions(routine) == CORE
    assert routine.eased == (Eased("bridge", "pain", stays=False),)


def test_what_hurt_stays_with_its_easier_way_where_nothing_else_is_left() -> None:
    past = (recalled(painful="standing-side-lean"),)

    routine = plan_routine(shipped(), Scope.FULL, Request(10, "standing"), (), past)

    assert routine.eased == (Eased("standing-side-lean", "pain", stays=True),)


def test_an_easier_neighbour_that_a_profile_excludes_takes_no_place() -> None:
    past = (recalled(painful="marching"),)

    routine = plan_routine(shipped(), Scope.FULL, Request(10, "standing"), ("leg-pain", "hip-limits"), past)

    assert routine.portions[0].exercise.id == "seated-arm-swings"


@pytest.mark.parametrize(
    ("days", "strained", "minutes", "highest"),
    [(0, True, 10, 1), (2, True, 10, 1), (3, True, 10, 1), (7, True, 10, 1), (8, True, 30, 3), (1, False, 30, 3)],
)
def test_the_days_since_a_strain_say_how_much_is_offered(days: int, strained: bool, minutes: int, highest: int) -> None:
    answers: Answers = {"days": days, **(STRAIN if strained else {})}
    early = first_days(answers, shipped())

    assert offered(shipped(), Scope.FULL, early)[-1].minutes == minutes
    assert stages(Scope.FULL, early)[-1] == highest


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("minutes", [5, 10])
def test_on_the_first_days_of_a_strain_there_is_walking_and_three_easy_moves(
    minutes: int, position: RoutinePosition
) -> None:
    early = first_days({"days": 1, **STRAIN}, shipped())
    assert early is not None

    routine = plan_routine(shipped(), Scope.GENTLE, Request(minutes, position), (), (), early)

    assert [each.exercise.region for each in routine.portions] == ["raise", *["mobilise"] * 3, "settle"]
    assert early.reason in routine.advice


def test_on_days_three_to_seven_no_set_is_longer_than_the_short_dose() -> None:
    early = first_days({"days": 5, **STRAIN}, shipped())

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=3), (), (), early)

    for portion in routine.portions:
        short = portion.exercise.doses.short
        assert portion.exercise.stretch_s or (portion.dose.sets <= short.sets and portion.dose.reps <= short.reps)
    assert regions(routine) == CORE


def test_the_answer_not_sure_about_the_strain_counts_as_yes() -> None:
    assert first_days({"days": 1, "went-in-lift": "unsure"}, shipped()) == EARLY[0]


@pytest.mark.parametrize(
    ("stage", "trained", "days_ago", "said"),
    [(2, 2, 0, True), (2, 3, 1, True), (3, 2, 1, True), (1, 3, 1, False), (2, 1, 1, False), (2, 2, 2, False)],
)
def test_after_a_hard_day_a_day_of_rest_is_suggested(stage: int, trained: int, days_ago: int, said: bool) -> None:
    past = (recalled("bridge", stage=trained, days_ago=days_ago),)

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=stage), (), past)

    assert (shipped().planning.rest.reason in routine.advice) == said


def test_what_a_profile_leaves_out_of_the_warm_up_is_named_at_every_stage() -> None:
    for stage in (1, 2, 3):
        routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=stage), ("bending-hurts",))

        assert "childs-pose" in {left.exercise for left in routine.left_out}


def of_all(avoid: tuple[str, ...]) -> list[Routine]:
    """The routine for everything that can be asked for."""
    return [plan_routine(shipped(), scope, request, avoid) for scope in MOVING for request in wishes(scope)]


@pytest.mark.parametrize("avoid", [(), *ONE], ids="+".join)
def test_what_is_meant_for_some_alone_is_for_them_alone(avoid: tuple[str, ...]) -> None:
    for routine in of_all(avoid):
        special = [portion.exercise for portion in routine.portions if portion.exercise.only]

        assert not special or avoid == ("leaning-back-eases",)
        assert [each.exercise for each in routine.put_in] == [exercise.id for exercise in special]


@pytest.mark.parametrize(("position", "first"), [("floor", "press-up"), ("standing", "back-bend")])
@pytest.mark.parametrize("minutes", [5, 30])
def test_what_eases_a_person_is_where_their_routine_begins(position: RoutinePosition, first: str, minutes: int) -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(minutes, position), ("leaning-back-eases",))

    assert routine.portions[1].exercise.id == first


def test_what_would_ease_is_left_out_all_the_same_where_it_may_hurt() -> None:
    avoid = ("leaning-back-eases", "leaning-back-hurts")

    routine = plan_routine(shipped(), Scope.FULL, Request(30), avoid)

    assert routine.put_in == ()
    assert {"press-up", "back-bend"} <= {left.exercise for left in routine.left_out}


def test_what_is_meant_for_others_is_not_told_as_left_out() -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(30), ("hernia",))

    assert not {"press-up", "back-bend"} & {left.exercise for left in routine.left_out}
