"""The pain rule: its light for every number, and that more pain never means a milder light."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.pain_rule import LIGHTS
from tests.support.shipped import shipped

RULE = shipped().planning.pain
NUMBERS = st.integers(0, 10)


@pytest.mark.parametrize(
    ("before", "now", "light"),
    [
        (0, 0, "green"), (0, 2, "green"), (3, 3, "green"), (0, 3, "amber"), (1, 3, "amber"),
        (3, 4, "amber"), (4, 5, "amber"), (4, 4, "green"), (5, 5, "green"), (5, 4, "green"),
        (2, 4, "red"), (0, 4, "red"), (3, 5, "red"), (4, 6, "red"), (5, 6, "red"), (6, 6, "red"), (7, 6, "red"),
        (0, 10, "red"),
    ],
)  # fmt: skip
def test_each_pair_of_numbers_has_its_light(before: int, now: int, light: str) -> None:
    assert RULE.light(before, now) == light


@given(NUMBERS, NUMBERS, NUMBERS)
def test_more_pain_is_never_a_milder_light(before: int, now: int, more: int) -> None:
    lights = [RULE.light(before, each) for each in sorted((now, more))]
    assert LIGHTS.index(lights[0]) <= LIGHTS.index(lights[1])


@given(NUMBERS, NUMBERS)
def test_six_and_over_is_always_red_and_two_and_under_always_green(before: int, now: int) -> None:
    light = RULE.light(before, now)
    assert (now < 6) or light == "red"
    assert (now > 2) or light == "green"


@pytest.mark.parametrize(
    ("before", "after", "light"),
    [(2, 2, "green"), (2, 1, "green"), (2, 3, "amber"), (0, 2, "red"), (1, 3, "red"), (3, 5, "red"), (6, 6, "red")],
)
def test_a_rise_the_day_after_is_red_however_low_the_pain(before: int, after: int, light: str) -> None:
    assert RULE.next_day_light(before, after) == light


@pytest.mark.parametrize(("hours", "asks"), [(11.9, False), (12, True), (30, True), (96, True), (97, False)])
def test_the_next_day_is_asked_about_on_the_next_days_only(hours: float, asks: bool) -> None:
    assert RULE.asks_about(timedelta(hours=hours)) is asks
