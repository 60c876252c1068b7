from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.checklist.cases import Case
from coach.core.checklist.grading import grade, wilson
from coach.core.content.levels import Level, Scope
from tests.support.shipped import shipped
from tests.support.visits import CALM


def case(expect: Level, scope: Scope | None = None, **answers: str) -> Case:
    named = {name.replace("_", "-"): value for name, value in answers.items()}
    return Case(id="a-case", answers={**CALM, **named}, expect=expect, scope=scope, why="to see")


def test_cases_are_counted_as_right_too_low_and_too_high_under_the_level_that_they_expect() -> None:
    result = grade(
        [
            case(Level.EMERGENCY, pee_hard="yes"),
            case(Level.EMERGENCY),
            case(Level.SELF_CARE, pee_hard="yes"),
        ],
        shipped(),
    )
    counts = {row.level: (row.cases, row.right, row.too_low, row.too_high) for row in result.rows}
    assert counts[Level.EMERGENCY] == (2, 1, 1, 0)
    assert counts[Level.SELF_CARE] == (1, 0, 0, 1)
    assert counts[None] == (3, 1, 1, 1)


def test_a_miss_names_the_rules_that_fired() -> None:
    (miss,) = grade([case(Level.SELF_CARE, leg_weak="yes")], shipped()).misses
    assert (miss.level, miss.rules[0]) == (Level.URGENT, "one-weak-leg")


def test_a_wrong_scope_is_a_miss_though_the_level_is_right() -> None:
    result = grade([case(Level.SELF_CARE, Scope.WALK)], shipped())
    assert not result.flawless
    assert result.rows[-1].right == 1


@pytest.mark.parametrize(
    ("right", "cases", "low", "high"), [(0, 0, 0.0, 1.0), (8, 10, 0.4902, 0.9433), (10, 10, 0.7225, 1.0)]
)
def test_the_interval_is_wilson_s(right: int, cases: int, low: float, high: float) -> None:
    assert list(wilson(right, cases)) == pytest.approx([low, high], abs=1e-4)


@given(st.integers(1, 500).flatmap(lambda cases: st.tuples(st.integers(0, cases), st.just(cases))))
def test_the_interval_contains_the_share_and_stays_between_0_and_1(numbers: tuple[int, int]) -> None:
    right, cases = numbers
    low, high = wilson(right, cases)
    assert 0 <= low <= right / cases + 1e-12
    assert right / cases - 1e-12 <= high <= 1
