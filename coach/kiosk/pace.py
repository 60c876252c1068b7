"""Pace: how often something may be done at a kiosk, by one visitor and by all, so that nobody overdoes it."""

from __future__ import annotations

from collections.abc import Callable
from math import inf


class Pace:
    """Counts what is done in a visit, and remembers when it was last done in any."""

    def __init__(self, most: float, gap_s: float, clock: Callable[[], float]) -> None:
        """Take how often one visit may do it, how many seconds pass between two times, and a monotonic clock."""
        self.most = most
        self._gap_s, self._clock = gap_s, clock
        self._done, self._last = 0, -inf

    @property
    def used_up(self) -> bool:
        """Whether this visit has done it as often as it may."""
        return self._done >= self.most

    @property
    def wait_s(self) -> float:
        """Seconds until it may be done again."""
        return max(self._last + self._gap_s - self._clock(), 0.0)

    def note(self) -> None:
        """Take note that it is done now."""
        self._done += 1
        self._last = self._clock()

    def anew(self) -> None:
        """Begin to count anew, for the next visitor; when it was last done is not forgotten."""
        self._done = 0
