"""A press counts once however long a key is held, and deliberate presses all count."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.press_times import PressTimes
from coach.drivers.presses import Front, KeyEffect, Presses
from tests.support.cases import in_turn
from tests.support.shipped import PRESS

ROWS = Front(1, "answer", -10)
DELAYS = [0.2, 0.25, 0.4, 0.5, 0.66, 1.0]
"""Seconds after which keyboards begin to repeat a held key."""
RATES = [0.0, 0.011, 0.03, 0.04, 0.092, 0.12]
"""Seconds between the repeats, also over a connection that delivers several at once."""


class Hand:
    """A finger on a key; notes the times of the presses that act."""

    def __init__(self, bounce: float = 0.0, times: PressTimes = PRESS) -> None:
        self.presses: Presses[float] = Presses(times, bounce)
        self.acted: list[float] = []
        self.now = 0.0

    def press(self, key: str, *, after: float, hearing: KeyEffect = "once", front: Front = ROWS) -> Hand:
        """Press a key so many seconds after the last press, after handling all that became due in between."""
        end = self.now + after
        if self.now + self.presses.wait(self.now) <= end:
            self.rest(self.presses.wait(self.now))
        self.now = end
        self.acted += self.presses.take(self.now, key, self.now, hearing, front)
        return self

    def hold(self, key: str, delay: float, rate: float, seconds: float, *, after: float = 3) -> Hand:
        self.press(key, after=after).press(key, after=delay)
        for _ in range(int((seconds - delay) / max(rate, 0.01))):
            self.press(key, after=rate)
        return self

    def rest(self, seconds: float = 1.0) -> Hand:
        self.now += seconds
        self.acted += self.presses.due(self.now)
        return self


@in_turn(DELAYS, RATES, [0.0, PRESS.bounce])
def test_a_held_key_acts_once_whatever_the_keyboard_s_delay_and_rate(delay: float, rate: float, bounce: float) -> None:
    hand = Hand(bounce).hold("2", delay, rate, 2.0).rest()

    assert hand.acted == [3]


def test_a_key_held_again_acts_again() -> None:
    hand = Hand().hold("2", 0.5, 0.03, 1.5).hold("2", 0.5, 0.03, 1.5, after=0.4).rest()

    assert len(hand.acted) == 2


@given(st.lists(st.floats(0.15, 3), min_size=1, max_size=20))
def test_at_home_taps_of_a_finger_count_each(gaps: list[float]) -> None:
    hand = Hand()
    for gap in gaps:
        hand.press("2", after=gap)

    assert len(hand.rest().acted) == len(gaps)


@given(st.lists(st.floats(0, 2), max_size=40))
def test_in_a_kiosk_the_same_key_never_acts_twice_within_its_bounce(gaps: list[float]) -> None:
    hand = Hand(PRESS.bounce)
    for gap in gaps:
        hand.press("2", after=gap)

    assert all(later - earlier >= PRESS.bounce for earlier, later in pairwise(hand.rest().acted))


def test_the_time_of_a_press_is_its_arrival_however_late_it_is_sure() -> None:
    hand = Hand().press("2", after=1).press("2", after=0.3).rest()

    assert hand.acted == [1, 1.3]


def test_another_key_ends_the_wait_and_comes_behind() -> None:
    hand = Hand().press("2", after=1).press("2", after=0.3).press("\r", after=0.05)

    assert hand.acted == [1, 1.3, pytest.approx(1.35)]


@pytest.mark.parametrize("every", [0.2, 0.25, 0.4, 0.6])
def test_in_a_kiosk_brisk_presses_of_one_key_count_each(every: float) -> None:
    hand = Hand(PRESS.bounce)
    for _ in range(5):
        hand.press("2", after=every)

    assert len(hand.rest().acted) == 5


@in_turn([0.03, 0.06, 0.09, 0.12, 0.15, 0.19], [0.25, 0.4, 0.8, 1.5])
def test_in_a_kiosk_a_hand_that_shakes_counts_once_however_soon_it_presses_again(apart: float, after: float) -> None:
    hand = Hand(PRESS.bounce)
    for _ in range(4):
        hand.press("2", after=after).press("2", after=apart)

    # Two hits as close as the repeats of a key are taken for a held key: the press before must have been long ago.
    close = apart < PRESS.finger and after < PRESS.again
    assert len(hand.rest().acted) == (1 if close else 4)


def test_in_a_kiosk_a_hand_that_shakes_types_no_digit_twice() -> None:
    age = Front(1, "type", 0)
    hand = Hand(PRESS.bounce)
    for gap in (3.0, 0.15, 0.4):
        hand.press("5", after=gap, hearing="digits", front=age)

    assert len(hand.rest().acted) == 2


@pytest.mark.parametrize(("gap", "bounce"), [(0.06, 0.0), (0.15, 0.0), (0.2, PRESS.bounce), (0.3, PRESS.bounce)])
def test_a_number_may_have_the_same_digit_twice(gap: float, bounce: float) -> None:
    days = Front(1, "type", 0)
    hand = Hand(bounce).press("1", after=3, hearing="digits", front=days)
    hand.press("1", after=gap, hearing="digits", front=days).press("\r", after=0.2, front=days)

    assert len(hand.acted) == 3


def test_a_digit_held_in_a_number_counts_once() -> None:
    days = Front(1, "type", 0)
    hand = Hand().press("1", after=3, hearing="digits", front=days).press("1", after=0.5, hearing="digits", front=days)
    for _ in range(30):
        hand.press("1", after=0.03, hearing="digits", front=days)

    assert len(hand.rest().acted) == 1


def test_the_press_that_opened_a_number_s_page_types_no_digit_on_it_in_a_kiosk() -> None:
    hand = Hand(PRESS.bounce).press("1", after=3)
    hand.press("1", after=0.15, hearing="digits", front=Front(2, "type", 3.05)).rest()

    assert hand.acted == [3]


def test_keys_that_move_act_for_as_long_as_they_are_held() -> None:
    hand = Hand(PRESS.bounce)
    for _ in range(50):
        hand.press("down", after=0.03, hearing="again")

    assert len(hand.acted) == 50


def pressed(gaps: Iterable[float], fronts: Iterable[Front], times: PressTimes = PRESS) -> int:
    """Return how many presses of `2` act, each after a given time and on a given page."""
    hand = Hand(times=times)
    for gap, front in zip(gaps, fronts, strict=True):
        hand.press("2", after=gap, front=front)
    return len(hand.rest().acted)


def test_yes_and_no_carried_over_to_another_kind_of_page_waits_until_the_hand_has_rested() -> None:
    ticks = Front(2, "pick", 0.05)
    beats = [0.0, *[0.6] * 6]

    assert pressed(beats, [ROWS] + [ticks] * 6) == 1
    assert pressed([0.0, 1.05], [ROWS, ticks]) == 2


def test_a_number_may_begin_with_the_digit_that_answered_the_last_row() -> None:
    hand = Hand().press("2", after=1).press("2", after=0.3, hearing="digits", front=Front(2, "type", 1.25)).rest()

    assert len(hand.acted) == 2


def test_another_key_acts_on_another_kind_of_page_at_once() -> None:
    hand = Hand().press("2", after=1).press("0", after=0.1, front=Front(2, "pick", 1.05))

    assert len(hand.acted) == 2


def test_the_key_that_led_to_a_page_does_not_act_in_its_first_moment() -> None:
    again = Front(2, "answer", 0.2)

    assert pressed([0.0, 0.2 + PRESS.page - 0.01], [ROWS, again]) == 1
    assert pressed([0.0, 0.2 + PRESS.page + 0.01], [ROWS, again]) == 2


def test_no_key_that_led_to_a_page_acts_before_it_is_drawn() -> None:
    assert pressed([0.0, 2.0], [ROWS, Front(2, "answer", math.inf)]) == 1


def test_no_time_is_below_nothing() -> None:
    with pytest.raises(ValueError, match="below 0"):
        replace(PRESS, held=-1)
