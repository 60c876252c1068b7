"""Clocks that tests hold in their hand."""

from __future__ import annotations


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
