"""Presses: which arrivals of a key are presses of their own, and which are one key held down."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from coach.core.content.press_times import PressTimes

Hearing = Literal["once", "again", "digits"]
"""What a key does where it arrives: acts once, moves or writes for as long as it is held, or makes up a number."""
Digits = Literal["answer", "pick", "type"]
"""What digits mean on a page: yes, no and not sure; the number of a row; a number to type."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Front:
    """What stands before the person as a key arrives."""

    page: int
    """Another number for each page."""
    digits: Digits
    since: float
    """When what is asked there was drawn; infinite before."""


NOTHING = Front(0, "pick", math.inf)


class Presses(Generic[Item]):
    """Lets each press of a key through once, however long the key is held.

    Terminals do not tell when a key is let go. They send a held key once, after a delay for the second time, and then
    many times a second. So a key that comes again soon is waited with for a moment: if it comes a third time at once,
    it is held, and nothing more of it counts until it is let go.
    """

    def __init__(self, times: PressTimes, bounce: float = 0.0) -> None:
        """Take the times, and for how long the same key is the same press whatever is asked."""
        self._times, self._bounce = times, bounce
        self._key = ""
        self._at = -math.inf
        self._held = False
        self._doubtful: Item | None = None
        self._front = NOTHING
        """What stood there when the key last acted."""

    def take(self, item: Item, key: str, at: float, hearing: Hearing, front: Front) -> list[Item]:
        """Return what is to act now that a key has arrived: nothing, what was waited with, the key, or both."""
        through = self.due(at)
        gap = at - self._at if key == self._key else math.inf
        if gap == math.inf:
            through += self._let_go()
            self._held = False
        self._key, self._at = key, at
        if hearing == "again":
            self._held, self._front = False, front
            return [*through, item]
        if self._repeats(gap) or not self._meant(gap, at, hearing, front):
            return through
        self._front = front
        if gap < self._times.again:
            self._doubtful = item
            return through
        return [*through, item]

    def due(self, now: float) -> list[Item]:
        """Return the press that was waited with, once it is sure to be one."""
        return self._let_go() if now - self._at >= self._times.held else []

    def wait(self, now: float) -> float:
        """Return the seconds until a press is due; infinite where none is."""
        return math.inf if self._doubtful is None else max(0.0, self._at + self._times.held - now)

    def _let_go(self) -> list[Item]:
        item, self._doubtful = self._doubtful, None
        return [] if item is None else [item]

    def _repeats(self, gap: float) -> bool:
        """Whether this arrival, so long after the last of the same key, is no press but the key held down."""
        waited, self._doubtful = self._doubtful is not None, None
        if self._held:
            self._held = gap < self._times.released
        else:
            self._held = waited or gap < self._times.finger
        return self._held

    def _meant(self, gap: float, at: float, hearing: Hearing, front: Front) -> bool:
        """Whether a key can be meant for what stands in front of the person."""
        same = front.page == self._front.page
        if gap < self._bounce and not (same and hearing == "digits"):
            return False
        if gap == math.inf or same or hearing == "digits":
            # A number answers nothing before it is taken.
            return True
        if self._front.digits == "answer" and front.digits != "answer" and gap < self._times.pause:
            return False
        return at - front.since >= self._times.page
