"""What a routine in each position has, above all on a chair: its regions, its reasons, its minutes."""

from __future__ import annotations

import pytest

from coach.core.content.exercises import POSITIONS, Position
from coach.core.content.levels import Scope
from coach.core.routine.planner import offered, plan_routine
from coach.core.visit.state import Request
from tests.support.routines import REACHED, core_of, recalled, regions
from tests.support.shipped import shipped


@pytest.mark.parametrize("position", POSITIONS)
def test_without_profiles_all_regions_that_the_position_allows_are_worked(position: Position) -> None:
    reasons = [lack.reason for lack in shipped().planning.lack if lack.position == position]
    for scope in (Scope.GENTLE, Scope.FULL):
        for plan in offered(shipped(), scope, None, position):
            routine = plan_routine(shipped(), scope, Request(plan.minutes, position))

            assert regions(routine) == REACHED[position]
            assert list(routine.lacking) == reasons


def test_on_a_chair_the_missing_sides_back_and_hips_have_their_reasons() -> None:
    lacks = [(lack.region, lack.profile) for lack in shipped().planning.lack if lack.position == "chair"]

    assert lacks == [("side", None), ("back", None), ("hip", None)]


def test_if_only_one_region_is_left_two_of_its_moves_are_done_even_in_five_minutes() -> None:
    for minutes in (5, 10):
        routine = plan_routine(shipped(), Scope.GENTLE, Request(minutes, "chair"))

        assert core_of(routine) == ["seated-brace", "hand-to-knee-press"]


def test_a_profile_that_empties_a_region_anyway_gives_its_reason_before_the_chair_does() -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(10, "chair"), ("hernia",))

    assert list(routine.lacking) == [lack.reason for lack in shipped().planning.lack if lack.profile == "hernia"]


@pytest.mark.parametrize(("avoid", "walk"), [((), "seated-march"), (("leg-pain",), "seated-arm-swings")])
def test_on_a_chair_a_seated_march_or_arm_swings_take_the_place_of_the_walk_and_that_is_said(
    avoid: tuple[str, ...], walk: str
) -> None:
    for minutes in (5, 10):
        seated = plan_routine(shipped(), Scope.WALK, Request(minutes, "chair"), avoid)
        standing = plan_routine(shipped(), Scope.WALK, Request(minutes, "standing"), avoid)

        assert [portion.exercise.id for portion in seated.portions] == [walk]
        assert seated.advice == (shipped().planning.walk.seated,)
        assert standing.advice == ()


def test_on_a_chair_a_harder_stage_changes_nothing_and_asks_for_no_rest() -> None:
    past = (recalled("bridge", stage=3, days_ago=1),)
    for avoid in ((), ("leg-pain",)):
        easy, hard = (plan_routine(shipped(), Scope.FULL, Request(10, "chair", stage), avoid, past) for stage in (1, 3))
        assert hard == easy
    assert "seated-brace" in {each.exercise for each in hard.left_out}


def test_a_chair_offers_only_the_short_plans() -> None:
    assert [plan.minutes for plan in offered(shipped(), Scope.FULL, None, "chair")] == [5, 10]
    with pytest.raises(KeyError, match="15"):
        plan_routine(shipped(), Scope.FULL, Request(15, "chair"))
