"""A key held down is noticed on terminals that repeat it, and on the console, which is asked to; a press is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.message import Message

from coach.drivers.debounced_reader import DebouncedReader
from coach.drivers.presses import Front, KeyEffect
from coach.kiosk.input.driver import KeyReader
from coach.kiosk.input.hold import HoldDetector, KeyHeld
from tests.support.cases import in_turn
from tests.support.shipped import PRESS

STEP_S = 0.005
DELAYS_S = [0.25, 0.4, 0.5, 0.6, 0.66, 1.0]
"""Seconds until a held key repeats: 0.25 on the console, 0.6 in foot, 0.66 in xterm."""
RATES_S = [0.03, 0.04, 0.0917]
"""Seconds between repeats: 33 to 11 a second."""
SILENCE_S = 0.1


@dataclass
class Machine:
    """A keyboard, a terminal that repeats held keys as it is told or always, and the kiosk's reader of keys."""

    delay: float = 0.25
    rate: float = 0.03
    obeys: bool = False
    press_times = PRESS
    press_bounce = PRESS.bounce
    front = Front(1, "answer", -10)
    counted: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    told: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.now = 100.0
        self.repeats = not self.obeys
        reader = KeyReader(HoldDetector(PRESS, self._repeat), lambda: self.now)
        self._reader = DebouncedReader(reader, self, SILENCE_S, lambda: self.now)
        self._wakes = self.now + self._reader.wait()

    def hearing(self, _key: str) -> KeyEffect:
        return "once"

    def _repeat(self, on: bool) -> None:
        self.told.append(on)
        if self.obeys:
            self.repeats = on

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key, and let it go."""
        begun, due = self.now, self.now + self.delay
        self._send(key)
        while self.now < begun + seconds:
            self._tick()
            if self.now >= due:
                due += self.rate
                if self.repeats:
                    self._send(key)

    def rest(self, seconds: float) -> None:
        """Let time pass without a key."""
        end = self.now + seconds
        while self.now < end:
            self._tick()

    def press(self, key: str, *, every: float, times: int) -> None:
        """Press a key again and again, as a finger does."""
        for _ in range(times):
            self.hold(key, min(every / 2, self.delay - STEP_S))
            self.rest(every - min(every / 2, self.delay - STEP_S))

    def _tick(self) -> None:
        self.now += STEP_S
        if self.now >= self._wakes:
            self._take(self._reader.silence())

    def _send(self, key: str) -> None:
        self._take(self._reader.feed(key.encode()))

    def _take(self, events: Iterable[Message]) -> None:
        for event in events:
            (self.held if isinstance(event, KeyHeld) else self.counted).append(self.now)
        self._wakes = self.now + self._reader.wait()


@in_turn(DELAYS_S, RATES_S, [False, True])
def test_a_key_held_for_three_seconds_is_noticed_once_and_counts_once(delay: float, rate: float, obeys: bool) -> None:
    machine = Machine(delay, rate, obeys)
    machine.hold("5", 8)
    machine.rest(1)

    assert len(machine.counted) == 1
    (noticed,) = machine.held
    assert noticed - 100 == pytest.approx(PRESS.hold, abs=0.15)


@in_turn(DELAYS_S, RATES_S, [False, True])
def test_a_second_hold_is_noticed_as_well(delay: float, rate: float, obeys: bool) -> None:
    machine = Machine(delay, rate, obeys)
    for key in "55":
        machine.hold(key, 4)
        machine.rest(1)

    assert len(machine.held) == 2


@pytest.mark.parametrize("seconds", [0.1, 1.5, 2.8])
def test_a_key_let_go_sooner_is_no_hold(seconds: float) -> None:
    machine = Machine()
    machine.hold("5", seconds)
    machine.rest(3)

    assert not machine.held


@given(st.floats(0.14, 0.8), st.sampled_from("05*/"), st.booleans())
def test_a_finger_that_presses_the_same_key_for_long_is_no_hold(every: float, key: str, obeys: bool) -> None:
    machine = Machine(obeys=obeys)
    machine.press(key, every=every, times=int(5 / every))

    assert not machine.held


def test_keys_in_turn_are_no_hold() -> None:
    machine = Machine()
    for _ in range(80):
        machine.hold("5", 0.02)
        machine.hold("6", 0.02)

    assert not machine.held


def test_a_busy_machine_that_reads_late_now_and_then_still_notices() -> None:
    machine = Machine(0.5, 0.04)
    detector = HoldDetector(PRESS, lambda _: None)
    times = [0.0, 0.5, *(0.5 + 0.04 * number for number in range(1, 80))]
    late = [at + (0.18 if number % 20 == 5 else 0.0) for number, at in enumerate(times)]

    assert any(detector.arrived("5", machine.now + at) for at in sorted(late))


def test_the_console_repeats_no_key_but_for_the_moment_in_which_it_is_asked() -> None:
    console = Machine(obeys=True)
    console.hold("5", 0.3)
    console.rest(3)

    assert console.told == [True, False]
    assert len(console.counted) == 1
    console.hold("5", PRESS.hold + 1)
    assert console.told[2:] == [True]
    console.rest(0.5)
    assert console.told[2:] == [True, False]


@given(st.floats(0.05, 0.75))
def test_on_the_console_a_slow_finger_counts_once(seconds: float) -> None:
    console = Machine(delay=0.25, rate=0.033, obeys=True)
    console.hold("5", seconds)
    console.rest(1)

    assert len(console.counted) == 1


@given(st.lists(st.floats(0.2, 1.2), min_size=1, max_size=12))
def test_on_the_console_each_press_counts_while_it_is_asked_for_repeats(gaps: list[float]) -> None:
    console = Machine(delay=0.25, rate=0.033, obeys=True)
    for gap in gaps:
        console.hold("2", 0.1)
        console.rest(gap - 0.1 + STEP_S)
    console.rest(1)

    assert len(console.counted) == len(gaps)


def test_another_key_ends_the_asking_at_once() -> None:
    console = Machine(obeys=True)
    console.hold("5", 1.5)
    assert console.told == [True]
    console.hold("6", 0.05)

    assert console.told == [True, False]
