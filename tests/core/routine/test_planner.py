"""The planner: a routine for every request that the content offers."""

from __future__ import annotations

from itertools import combinations, groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.exercises import DOSE_SIZES, POSITIONS, Position
from coach.core.content.levels import Scope
from coach.core.content.planning import FirstDays
from coach.core.routine.plan import Portion, Routine
from coach.core.routine.planner import first_days, offered, plan_routine, profiles, stages
from coach.core.routine.preview import preview_blocks
from coach.core.routine.promises import with_promises
from coach.core.triage.answers import Answers, asked
from coach.core.visit.past_routines import History, PastRoutine
from coach.core.visit.state import Request, WalkPlace
from tests.support.cases import in_turn
from tests.support.routines import CORE, MOVING, ONE, PLACES, core_of, recalled, regions, spread, wishes
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

        assert routine.seconds <= request.minutes * 60, request
        assert sum(step.seconds for step in routine.steps) == routine.seconds == routine.ends[-1]
        assert order == sorted(order)
        walk = exercises[0].id in (*library.planning.walk.outside, *library.planning.walk.inside)
        assert walk or exercises[0].region == "raise"
        assert walk or {0, 2} <= set(order)
        assert not any(set(avoid) & set(exercise.avoid) for exercise in exercises)
        assert len({exercise.id for exercise in exercises}) == len(exercises)
        assert max(exercise.stage for exercise in exercises) <= stage
        assert {exercise.position for exercise in exercises} <= PLACES[request.position]
        assert scope is Scope.WALK or regions(routine) == CORE or routine.lacking


@in_turn([(), *ONE])
def test_in_the_scope_walk_there_is_only_easy_walking(avoid: tuple[str, ...]) -> None:
    for request in wishes(Scope.WALK):
        routine = plan_routine(shipped(), Scope.WALK, request, avoid)

        (walk,) = routine.portions
        assert walk.exercise.id in (*shipped().planning.walk.outside, *shipped().planning.walk.inside)
        assert (routine.left_out, routine.lacking) == ((), ())
        assert [step.phase for step in routine.steps] == ["ready", "work"]
        assert routine.seconds == request.minutes * 60


@pytest.mark.parametrize("avoid", LEAST_TO_RAISE, ids="+".join)
def test_every_walk_has_something_to_walk_with(avoid: tuple[str, ...]) -> None:
    routine = plan_routine(shipped(), Scope.WALK, Request(5), avoid)

    assert routine.portions[0].exercise.id == "seated-arm-swings" if "recent-surgery" in avoid else routine.portions


@pytest.mark.parametrize(("walk", "name"), [("outside", "walk"), ("inside", "walk-inside")])
def test_a_walk_is_outside_or_on_the_spot_as_the_person_chose(walk: WalkPlace, name: str) -> None:
    routine = plan_routine(shipped(), Scope.WALK, Request(10, walk=walk))

    assert [portion.exercise.id for portion in routine.portions] == [name]


def test_a_walk_takes_the_place_of_a_core_that_a_profile_leaves_empty() -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(10), ("recent-surgery",))

    assert routine.portions[0].exercise.id == "walk"
    assert len(routine.lacking) == len(CORE)
    assert routine.portions[-1].exercise.part == "cool-down"


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

    lacks = [lack for lack in shipped().planning.lack if lack.profile == "hernia" and lack.region != "hip"]
    assert list(routine.lacking) == [lack.reason for lack in lacks]


@pytest.mark.parametrize(("stage", "kept"), [(1, {"clamshell"}), (2, {"clamshell", "sit-to-stand"})])
def test_a_hernia_keeps_the_moves_of_the_hip_that_spare_the_belly(stage: int, kept: set[str]) -> None:
    assert set(core_of(plan_routine(shipped(), Scope.FULL, Request(10, stage=stage), ("hernia",)))) == kept


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
    assert routine.seconds <= minutes * 60
    assert not any(avoid & set(exercise.avoid) for exercise in exercises)
    assert len({exercise.id for exercise in exercises}) == len(exercises)
    assert max(exercise.stage for exercise in exercises) <= stage
    assert {exercise.position for exercise in exercises} <= PLACES[position]
    assert scope is Scope.WALK or regions(routine) == CORE or routine.lacking or (early and early.moves)


STANCES = shipped().planning.stances


@in_turn(MOVING, [(), *ONE])
def test_each_part_goes_through_the_positions_of_the_body_once(scope: Scope, avoid: tuple[str, ...]) -> None:
    for request in spread(scope, avoid):
        exercises = [portion.exercise for portion in plan_routine(shipped(), scope, request, avoid).portions]
        for part in ("warm-up", "core"):
            stances = [each.stance for each in exercises if each.part == part]
            taken = [STANCES.index(stance) for stance, _ in groupby(stances)]
            if part == "warm-up":
                # What raises the pulse comes first, in whatever position.
                taken = [STANCES.index(stance) for stance, _ in groupby(stances[1:])]
            upright = [place for place in taken if STANCES[place] in ("standing", "sitting")]
            down = [place for place in taken if place not in upright]

            assert taken == (sorted(upright) + sorted(down) if part == "warm-up" else sorted(down) + sorted(upright))
            assert len(taken) == len(set(taken))


@pytest.mark.parametrize("scope", [Scope.GENTLE, Scope.FULL])
def test_the_warm_up_raises_then_mobilises_then_prepares_in_each_position(scope: Scope) -> None:
    order = shipped().planning.regions("warm-up")
    for request in wishes(scope):
        warm_up = [each.exercise for each in plan_routine(shipped(), scope, request).portions]
        for stance in STANCES:
            places = [order.index(e.region) for e in warm_up if e.part == "warm-up" and e.stance == stance]

            assert places == sorted(places)


def bird_dogs(routine: Routine) -> int:
    return sum(each.repetitions for each in routine.portions if each.exercise.id in ("bird-dog", "bird-dog-leg"))


@in_turn([(), *ONE, *PAIRS[::4]])
def test_a_higher_stage_never_brings_fewer_bird_dogs(avoid: tuple[str, ...]) -> None:
    for plan in offered(shipped(), Scope.FULL):
        counts = [bird_dogs(plan_routine(shipped(), Scope.FULL, Request(plan.minutes, stage=n), avoid)) for n in (1, 2)]

        assert counts == sorted(counts)


@pytest.mark.parametrize("position", ["floor", "standing"])
@pytest.mark.parametrize("minutes", [10, 15, 20, 30])
def test_two_thirds_of_a_longer_routine_are_work(minutes: int, position: Position) -> None:
    for stage in (1, 2, 3):
        routine = plan_routine(shipped(), Scope.FULL, Request(minutes, position, stage))

        assert routine.work_share >= shipped().planning.work_share


def longest_hold(position: Position, stage: int, avoid: tuple[str, ...]) -> int:
    routine = plan_routine(shipped(), Scope.FULL, Request(10, position, stage), avoid)
    core = [step for step in routine.steps if step.exercise.part == "core" and step.phase == "work"]
    return max((step.each_s for step in core if step.is_hold), default=0)


@pytest.mark.parametrize("stage", [1, 2, 3])
def test_no_core_hold_is_longer_than_a_heart_or_high_pressure_allows(stage: int) -> None:
    assert longest_hold("floor", stage, ()) > 5
    for position in POSITIONS:
        assert longest_hold(position, stage, ("heart-or-pressure",)) <= 5


PROMISED = [(name, profile) for name, exercise in shipped().exercises.items() for profile in exercise.adjust]


@pytest.mark.parametrize(("name", "profile"), PROMISED)
def test_what_an_exercise_says_to_a_profile_is_part_of_the_plan(name: str, profile: str) -> None:
    library = shipped()
    exercise = library.exercises[name]
    portion = Portion(exercise, exercise.doses.short)
    plain, theirs = (preview_blocks(Routine((portion,), (), each), library) for each in ((), (profile,)))

    told = library.words("setup.way", name=exercise.name, way=exercise.adjust[profile])
    assert told in {block.text for block in theirs} - {block.text for block in plain}


def test_a_set_is_no_longer_than_a_profile_was_promised() -> None:
    limited = with_promises(shipped().exercises["marching-bridge"], ["heart-or-pressure"], shipped().profiles)

    assert {reps for size in DOSE_SIZES for reps in limited.doses.of(size).reps} == {4}


def test_who_has_a_heart_pressure_or_bone_problem_is_asked_about_bones_and_nothing_is_guessed() -> None:
    unclear: Answers = {"fits-today": "prevention", "heart-or-bone": "yes"}

    assert profiles(unclear, shipped()) == ("heart-or-pressure",)
    assert "thin-bones" in profiles({**unclear, "thin-bones": "unsure"}, shipped())
    assert asked(shipped().page("bones-before-moving"), unclear, shipped().questions) == ("thin-bones",)
    assert asked(shipped().page("bones-before-moving"), {"heart-or-bone": "no"}, shipped().questions) == ()


@pytest.mark.parametrize(
    ("days", "strained", "minutes", "highest"),
    [(0, True, 10, 1), (2, True, 10, 1), (3, True, 10, 1), (7, True, 10, 1), (8, True, 30, 3), (1, False, 30, 3)],
)
def test_the_days_since_a_strain_say_how_much_is_offered(days: int, strained: bool, minutes: int, highest: int) -> None:
    answers: Answers = {"days": days, **(STRAIN if strained else {})}
    early = first_days(answers, shipped())

    assert offered(shipped(), Scope.FULL, early)[-1].minutes == minutes
    assert stages(Scope.FULL, early)[-1] == highest


@pytest.mark.parametrize(
    ("position", "names"),
    [
        ("floor", ["walk", "knee-rolls", "ninety-rest", "belly-breathing"]),
        ("standing", ["walk", "wall-pelvic-tilt", "hip-circles", "wall-rest"]),
        ("chair", ["seated-march", "slump-and-sit-tall", "seated-turn", "sit-and-breathe"]),
    ],
)
def test_the_first_days_after_a_strain_are_a_walk_and_three_easy_moves(position: Position, names: list[str]) -> None:
    early = first_days({"days": 1, **STRAIN}, shipped())
    assert early is not None

    routine = plan_routine(shipped(), Scope.GENTLE, Request(10, position), (), (), early)

    walk = routine.portions[0]
    assert [each.exercise.id for each in routine.portions] == names
    assert walk.dose.sets == 1
    assert walk.dose.work_s is not None
    assert 300 <= walk.dose.work_s <= 600
    assert early.reason in routine.advice


def test_five_minutes_in_the_first_days_are_the_walk_alone() -> None:
    routine = plan_routine(shipped(), Scope.GENTLE, Request(5), (), (), EARLY[0])

    assert [each.exercise.id for each in routine.portions] == ["walk"]


def test_on_days_three_to_seven_no_set_is_longer_than_the_short_dose() -> None:
    early = first_days({"days": 5, **STRAIN}, shipped())

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=3), (), (), early)

    for portion in routine.portions:
        short = portion.exercise.doses.short
        assert portion.dose.sets <= short.sets
        assert portion.dose.reps <= short.reps
    assert regions(routine) == CORE


@in_turn(EARLY, [(), *ONE])
def test_the_first_days_keep_their_minutes_whatever_a_person_avoids(early: FirstDays, avoid: tuple[str, ...]) -> None:
    for scope in MOVING:
        for position in POSITIONS:
            for plan in offered(shipped(), scope, early, position):
                routine = plan_routine(shipped(), scope, Request(plan.minutes, position), avoid, (), early)

                assert routine.seconds <= plan.minutes * 60
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
