"""Decides when the first screen tells the room how to start the voice."""

from __future__ import annotations

from collections.abc import Callable


class RoomOffer:
    """Counts the time since the first screen came up, or since the room was told last.

    Args:
        every_s: How many seconds lie between two times; 0 for never.
        clock: Monotonic seconds.
    """

    def __init__(self, every_s: float, clock: Callable[[], float]) -> None:
        self._every_s, self._clock = every_s, clock
        self._since: float | None = None

    def is_due(self, *, idle: bool) -> bool:
        """Return whether to tell the room now; `idle` says whether the first screen waits and nobody is there."""
        if not idle or not self._every_s:
            self._since = None
            return False
        now = self._clock()
        if self._since is None:
            self._since = now
        if now - self._since < self._every_s:
            return False
        self._since = now
        return True
