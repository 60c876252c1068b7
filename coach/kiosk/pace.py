"""Limits how often something may be done, such as printing: so many times a visit, and not too soon after the last."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf


@dataclass
class LastTime:
    """When something was last done, in any visit."""

    at: float = -inf
    """Monotonic seconds."""


class Pace:
    """Counts what one visit does, and takes note of when it was last done.

    Args:
        most: How often one visit may do it.
        gap_s: Seconds that must pass between two times, in the same visit or not.
        clock: Monotonic seconds.
        last: When any visit last did it.
    """

    def __init__(self, most: float, gap_s: float, clock: Callable[[], float], last: LastTime) -> None:
        self.most = most
        self._gap_s, self._clock, self._last = gap_s, clock, last
        self._done = 0

    @property
    def used_up(self) -> bool:
        """Whether this visit has done it as often as allowed."""
        return self._done >= self.most

    @property
    def wait_s(self) -> float:
        """Seconds until it may be done again; 0 if it may be done now."""
        return max(self._last.at + self._gap_s - self._clock(), 0.0)

    def note(self) -> None:
        """Count that it is done now."""
        self._done += 1
        self._last.at = self._clock()

    def anew(self) -> None:
        """Count from 0 for the next visitor; the time when it was last done stays."""
        self._done = 0
