"""Limits how often something may be done, such as printing: so many times a visit, and not too soon after the last."""

from __future__ import annotations

from collections.abc import Callable
from math import inf


class Pace:
    """Counts what one visit does, and remembers when any visit last did it.

    Args:
        most: How often one visit may do it.
        gap_s: Seconds that must pass between two times, in the same visit or not.
        clock: Monotonic seconds.
    """

    def __init__(self, most: float, gap_s: float, clock: Callable[[], float]) -> None:
        self.most = most
        self._gap_s, self._clock = gap_s, clock
        self._done, self._last = 0, -inf

    @property
    def used_up(self) -> bool:
        """Whether this visit has done it as often as allowed."""
        return self._done >= self.most

    @property
    def wait_s(self) -> float:
        """Seconds until it may be done again; 0 if it may be done now."""
        return max(self._last + self._gap_s - self._clock(), 0.0)

    def note(self) -> None:
        """Count that it is done now."""
        self._done += 1
        self._last = self._clock()

    def anew(self) -> None:
        """Count from 0 for the next visitor; the time when it was last done stays."""
        self._done = 0
