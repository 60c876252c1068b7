"""The planner: a routine for every wish that the content offers."""

from __future__ import annotations

from itertools import combinations

import pytest

from coach.core.levels import Scope
from coach.core.planner import offered, plan_routine, profiles
from coach.core.routine import Routine
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
