"""Clocks that stand still until a test lets time pass."""

from __future__ import annotations

from datetime import datetime

from tests.support.visits import NOW


class FakeClock:
    """Monotonic seconds that pass only when told to."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> float:
        """Let time pass; return the new moment."""
        self.now += seconds
        return self.now


class WallClock:
    """A clock on the wall that shows what somebody sets it to, at first the moment at which visits begin."""

    def __init__(self) -> None:
        self.now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now
