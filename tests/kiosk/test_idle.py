"""The idle count: each time, the warning and what ends it, and what never counts as idle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.kiosk.config.times import LEAST_WARNING_S, Times
from coach.kiosk.idle import Idle, Mode, Patience, Verdict
from tests.support.clocks import FakeClock

TIMES = Times()
OFTEN_S = 0.25
"""Seconds between two looks."""


class Watched:
    """An idle count and its clock, with a look four times a second."""

    def __init__(self, times: Times = TIMES) -> None:
        self.clock = FakeClock(500.0)
        self.idle = Idle(times, self.clock)

    def after(self, seconds: float, mode: Mode) -> Patience:
        """Let time pass in a mode without a key; return what to do then."""
        told = self.idle.look(mode)
        for _ in range(round(seconds / OFTEN_S)):
            self.clock.advance(OFTEN_S)
            told = self.idle.look(mode)
        return told

    def verdict(self, seconds: float, mode: Mode) -> Verdict:
        return self.after(seconds, mode).verdict


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.mark.parametrize(
    ("mode", "seconds", "verdict"),
    [
        ("empty", 3600, "calm"),
        ("asking", TIMES.idle_s, "warn"),
        ("starting", TIMES.exercise_start_s, "warn"),
        ("busy", 3600, "calm"),
        ("emergency", TIMES.emergency_neutral_s, "neutral"),
        ("neutral", TIMES.emergency_s - TIMES.emergency_neutral_s, "close"),
        ("done", TIMES.done_s, "close"),
        ("staff", TIMES.staff_s, "close"),
    ],
)
def test_each_mode_waits_for_its_own_time(watched: Watched, mode: Mode, seconds: float, verdict: Verdict) -> None:
    assert watched.verdict(seconds - OFTEN_S, mode) == "calm"
    assert watched.verdict(OFTEN_S, mode) == verdict


def test_the_warning_counts_down_its_whole_length_and_then_the_visit_is_wiped(watched: Watched) -> None:
    assert watched.after(TIMES.idle_s, "asking") == Patience("warn", TIMES.warning_s)
    assert watched.after(TIMES.warning_s - 1, "asking") == Patience("warn", 1)
    assert watched.verdict(1, "asking") == "wipe"


def test_a_key_long_before_the_warning_begins_the_count_anew(watched: Watched) -> None:
    watched.after(TIMES.idle_s - 1, "asking")
    watched.idle.touch()

    assert watched.verdict(TIMES.idle_s - 1, "asking") == "calm"
    assert watched.verdict(1, "asking") == "warn"


def test_a_key_in_the_last_moment_of_the_warning_ends_it_and_doubles_the_time(watched: Watched) -> None:
    watched.after(TIMES.idle_s + TIMES.warning_s - OFTEN_S, "asking")
    watched.idle.touch()

    assert watched.verdict(2 * TIMES.idle_s - 1, "asking") == "calm"
    assert watched.after(1, "asking") == Patience("warn", TIMES.warning_s)


def test_the_time_is_doubled_once_however_often_the_warning_is_ended(watched: Watched) -> None:
    for _ in range(20):
        while watched.after(OFTEN_S, "asking").verdict != "warn":
            pass
        watched.idle.touch()

    assert watched.verdict(2 * TIMES.idle_s - 1, "asking") == "calm"
    assert watched.verdict(1, "asking") == "warn"


def test_to_listen_doubles_the_time_at_once(watched: Watched) -> None:
    watched.after(TIMES.idle_s - 1, "asking")
    watched.idle.listening()

    assert watched.verdict(TIMES.idle_s, "asking") == "calm"
    assert watched.verdict(1, "asking") == "warn"


def test_the_next_visitor_has_the_single_time_again_and_no_old_warning(watched: Watched) -> None:
    watched.idle.listening()
    watched.after(2 * TIMES.idle_s, "asking")
    watched.idle.anew()

    assert watched.verdict(TIMES.idle_s - 1, "asking") == "calm"
    assert watched.verdict(1, "asking") == "warn"


def test_an_exercise_that_nobody_starts_waits_as_long_again_after_a_warning_that_was_ended(watched: Watched) -> None:
    watched.after(TIMES.exercise_start_s, "starting")
    watched.idle.touch()

    assert watched.verdict(2 * TIMES.exercise_start_s - 1, "starting") == "calm"
    assert watched.verdict(1, "starting") == "warn"


def test_a_screen_that_comes_by_itself_counts_from_the_moment_it_came(watched: Watched) -> None:
    watched.after(TIMES.idle_s - 1, "asking")

    assert watched.verdict(TIMES.exercise_start_s - 1, "starting") == "calm"
    assert watched.verdict(1, "starting") == "warn"


def test_after_a_hold_the_whole_time_is_left(watched: Watched) -> None:
    watched.after(TIMES.idle_s - 1, "asking")
    watched.after(60, "busy")

    assert watched.verdict(TIMES.idle_s - 1, "asking") == "calm"


def test_a_key_on_an_emergency_card_keeps_its_words_on_screen_for_whoever_reads_them(watched: Watched) -> None:
    watched.after(TIMES.emergency_neutral_s - 1, "emergency")
    watched.idle.touch()

    assert watched.verdict(TIMES.emergency_neutral_s - 1, "emergency") == "calm"
    assert watched.verdict(1, "emergency") == "neutral"


def test_a_clinic_s_times_hold_in_the_place_of_the_usual_ones() -> None:
    patient = Watched(Times(idle_s=200, warning_s=20, done_s=60, exercise_start_s=100, emergency_s=400))

    assert patient.verdict(199.5, "asking") == "calm"
    assert patient.after(0.5, "asking") == Patience("warn", 20)
    assert patient.verdict(20, "asking") == "wipe"
    patient.idle.anew()
    assert patient.verdict(99.5, "starting") == "calm"
    patient.idle.anew()
    assert patient.verdict(59.5, "done") == "calm"
    assert patient.verdict(0.5, "done") == "close"


def test_the_neutral_page_stays_its_own_time_even_where_a_clinic_gives_the_card_no_longer() -> None:
    short = Watched(Times(emergency_neutral_s=180, emergency_s=180))

    assert short.verdict(max(TIMES.neutral_stays_s, TIMES.done_s) - OFTEN_S, "neutral") == "calm"
    assert short.verdict(OFTEN_S, "neutral") == "close"


WAITS = st.floats(0.05, 100, allow_nan=False)
"""Seconds between two looks; a busy machine may look late."""
MODES: tuple[Mode, ...] = ("empty", "asking", "starting", "busy", "emergency", "neutral", "done")
MOMENTS = st.lists(st.tuples(WAITS, st.booleans(), st.sampled_from(MODES)), max_size=60)


@given(moments=MOMENTS, times=st.sampled_from([TIMES, Times(idle_s=30, warning_s=LEAST_WARNING_S)]))
def test_in_any_order_of_keys_looks_and_screens_no_visit_is_wiped_without_its_whole_warning(
    moments: list[tuple[float, bool, Mode]], times: Times
) -> None:
    watched = Watched(times)
    warned_since: float | None = None
    for wait, pressed, mode in moments:
        now = watched.clock.advance(wait)
        if pressed:
            watched.idle.touch()
            warned_since = None
        told = watched.idle.look(mode)
        if told.verdict == "wipe":
            assert warned_since is not None
            assert now - warned_since >= times.warning_s >= LEAST_WARNING_S
            watched.idle.anew()
            warned_since = None
        elif told.verdict == "warn":
            warned_since = now if warned_since is None else warned_since
            assert 0 < told.left <= times.warning_s
        else:
            warned_since = None


@given(waits=st.lists(WAITS, min_size=1, max_size=30), before=st.sampled_from(MODES))
def test_nothing_is_ever_said_or_wiped_while_a_hold_a_rest_or_a_print_runs(waits: list[float], before: Mode) -> None:
    watched = Watched()
    watched.after(40, before)
    for wait in waits:
        watched.clock.advance(wait)
        assert watched.idle.look("busy") == Patience("calm")
    assert watched.idle.look("asking") == Patience("calm")


@given(delays=st.lists(st.floats(0, TIMES.warning_s - 0.5), min_size=10, max_size=25))
def test_any_key_during_a_warning_ends_it_as_often_as_needed(delays: list[float]) -> None:
    watched = Watched()
    watched.idle.look("asking")
    for delay in delays:
        watched.clock.advance(2 * TIMES.idle_s + 1)
        assert watched.idle.look("asking").verdict == "warn"
        watched.clock.advance(delay)
        assert watched.idle.look("asking").verdict == "warn"
        watched.idle.touch()
        assert watched.idle.look("asking") == Patience("calm")
