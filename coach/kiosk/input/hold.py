"""Notices that a key has been held down for some seconds, by the repeats that a terminal sends of it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from coach.core.content.press_times import PressTimes


@dataclass
class KeyHeld(Message):
    """A key has been held down for `PressTimes.hold` seconds; it comes once, while the key is still down."""

    key: str
    """The key's name in Textual."""


class HoldDetector:
    """Tells from the times at which a key arrives whether it is being held down.

    A finger that presses again and again is no hold: a held key arrives more often than a finger can press. Where keys
    do not repeat, this asks the terminal for repeats a moment after each press, for as long as they come.

    Args:
        times: What tells a held key, in seconds.
        repeat: Turns the terminal's own repeating of held keys on or off.
    """

    def __init__(self, times: PressTimes, repeat: Callable[[bool], object]) -> None:
        self._times, self._repeat = times, repeat
        self._key = ""
        self._since = self._second = self._last = -math.inf
        """When the key was pressed, when it arrived for the second time, and when it last did."""
        self._arrivals = 0
        self._told = False
        self._asked_at: float | None = None
        """When the terminal was asked for repeats; None while it is not to send any."""
        self._may_ask = False

    def arrived(self, key: str, at: float) -> bool:
        """Note that a key arrived, at a time in seconds; return True once it has been held for long enough."""
        if key != self._key or at - self._last >= (self._times.released if self._arrivals > 1 else self._times.again):
            self._begin(key, at)
            return False
        self._arrivals += 1
        self._last = at
        if self._arrivals == 2:
            self._second = at
        if self._told or at - self._since < self._times.hold or not self._as_often_as_repeats:
            return False
        self._told = True
        return True

    def quiet(self, now: float) -> None:
        """Note that nothing has arrived until `now`: ask for repeats a moment after a press, and end that in time."""
        if self._asked_at is None:
            if self._may_ask and now - self._since >= self._times.listen:
                self._may_ask, self._asked_at = False, now
                self._repeat(True)
        elif now - self._last >= (self._times.held if self._last > self._asked_at else self._times.again):
            self._asked_at = None
            self._repeat(False)

    @property
    def _as_often_as_repeats(self) -> bool:
        """Whether the key arrives more often than a finger can press; single gaps may be longer on a busy machine."""
        return self._last - self._second <= self._times.held * (self._arrivals - 2)

    def _begin(self, key: str, at: float) -> None:
        self._key, self._since, self._last = key, at, at
        self._arrivals, self._told, self._may_ask = 1, False, True
        if self._asked_at is not None:
            self._asked_at = None
            self._repeat(False)
