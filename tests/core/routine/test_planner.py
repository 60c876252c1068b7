"""The planner: a routine for every request that the content offers."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.exercises import POSITIONS, Position
from coach.core.content.levels import Scope
from coach.core.content.planning import FirstDays
from coach.core.routine.planner import first_days, offered, plan_routine, profiles, stages
from coach.core.triage.answers import Answers
from coach.core.visit.past_routines import History, PastRoutine
from coach.core.visit.state import Request
from tests.support.cases import in_turn
from tests.support.routines import CORE, MOVING, ONE, PLACES, recalled, regions, spread, wishes
from tests.support.shipped import shipped

PARTS = ("warm-up", "core", "cool-down")
LEAST_TO_RAISE = [("dizzy", "recent-surgery"), ("dizzy", "leg-pain"), ("dizzy", "hip-limits")]
"""Pairs of profiles that leave only one exercise to begin with."""
PAIRS = [*list(combinations(sorted(shipped().profiles), 2))[::5], *LEAST_TO_RAISE]


def test_plans_are_offered_with_the_shortest_first() -> None:
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


@in_turn(MOVING, [(), *ONE, *PAIRS])
def test_every_routine_keeps_its_minutes_its_order_and_its_limits(scope: Scope, avoid: tuple[str, ...]) -> None:
    keeps(scope, avoid, spread(scope, avoid))


@pytest.mark.exhaustive
@in_turn(MOVING, [(), *ONE, *PAIRS])
def test_every_routine_keeps_its_limits_whatever_was_asked_for(scope: Scope, avoid: tuple[str, ...]) -> None:
    keeps(scope, avoid, wishes(scope))


def keeps(scope: Scope, avoid: tuple[str, ...], requests: list[Request]) -> None:
    library = shipped()
    for request in requests:
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
        assert {exercise.position for exercise in exercises} <= PLACES[request.position]
        assert scope is Scope.WALK or regions(routine) == CORE or routine.lacking


@in_turn([(), *ONE])
def test_in_the_scope_walk_there_is_only_easy_walking(avoid: tuple[str, ...]) -> None:
    for request in wishes(Scope.WALK):
        routine = plan_routine(shipped(), Scope.WALK, request, avoid)

        assert {portion.exercise.region for portion in routine.portions} == {"raise", "settle"}
        assert (routine.left_out, routine.lacking) == ((), ())


@pytest.mark.parametrize("avoid", LEAST_TO_RAISE, ids="+".join)
def test_every_walk_has_something_to_walk_with(avoid: tuple[str, ...]) -> None:
    routine = plan_routine(shipped(), Scope.WALK, Request(5), avoid)

    assert {portion.exercise.region for portion in routine.portions} == {"raise", "settle"}


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


def test_a_region_that_no_exercise_may_fill_has_its_reason() -> None:
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
    position = data.draw(st.sampled_from(POSITIONS))
    minutes = data.draw(st.sampled_from([plan.minutes for plan in offered(library, scope, early, position)]))
    stage = data.draw(st.sampled_from(stages(scope, early)))
    request = Request(minutes, position, stage, heard=data.draw(st.booleans()))

    routine = plan_routine(library, scope, request, sorted(avoid), past, early)

    exercises = [portion.exercise for portion in routine.portions]
    assert abs(routine.seconds - minutes * 60) <= library.planning.timing.tolerance_s
    assert not any(avoid & set(exercise.avoid) for exercise in exercises)
    assert len({exercise.id for exercise in exercises}) == len(exercises)
    assert max(exercise.stage for exercise in exercises) <= stage
    assert {exercise.position for exercise in exercises} <= PLACES[position]
    assert scope is Scope.WALK or regions(routine) == CORE or routine.lacking or (early and early.moves)


@pytest.mark.parametrize("scope", MOVING)
def test_the_warm_up_raises_then_mobilises_then_prepares(scope: Scope) -> None:
    order = shipped().planning.regions("warm-up")
    for request in wishes(scope):
        portions = plan_routine(shipped(), scope, request).portions
        places = [order.index(each.exercise.region) for each in portions if each.exercise.part == "warm-up"]

        assert places == sorted(places)


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
def test_in_the_first_days_after_a_strain_there_are_walking_and_three_easy_moves(
    minutes: int, position: Position
) -> None:
    early = first_days({"days": 1, **STRAIN}, shipped())
    assert early is not None

    routine = plan_routine(shipped(), Scope.GENTLE, Request(minutes, position), (), (), early)

    easy = 2 if position == "chair" else 3
    assert [each.exercise.region for each in routine.portions] == ["raise", *["mobilise"] * easy, "settle"]
    assert early.reason in routine.advice


def test_on_days_three_to_seven_no_set_is_longer_than_the_short_dose() -> None:
    early = first_days({"days": 5, **STRAIN}, shipped())

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=3), (), (), early)

    for portion in routine.portions:
        short = portion.exercise.doses.short
        assert portion.exercise.stretch_s or (portion.dose.sets <= short.sets and portion.dose.reps <= short.reps)
    assert regions(routine) == CORE


@in_turn(EARLY, [(), *ONE])
def test_the_first_days_keep_their_minutes_whatever_a_person_avoids(early: FirstDays, avoid: tuple[str, ...]) -> None:
    for scope in MOVING:
        for position in POSITIONS:
            for plan in offered(shipped(), scope, early, position):
                routine = plan_routine(shipped(), scope, Request(plan.minutes, position), avoid, (), early)

                assert abs(routine.seconds - plan.minutes * 60) <= shipped().planning.timing.tolerance_s
                assert not any(set(avoid) & set(portion.exercise.avoid) for portion in routine.portions)


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
