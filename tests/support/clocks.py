"""Clocks that stand still until a test advances them."""

from __future__ import annotations

from datetime import datetime

from tests.support.visits import NOW


class FakeClock:
    """A monotonic clock in seconds that a test advances."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> float:
        """Advance the clock; return the new time."""
        self.now += seconds
        return self.now


class WallClock:
    """A wall clock that shows what a test sets, at first the time at which the tests' visits begin."""

    def __init__(self) -> None:
        self.now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now
