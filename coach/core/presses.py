"""Presses: which arrivals of a key are presses of their own, and which are one key held down."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic, Literal, TypeVar

Hearing = Literal["once", "again", "digits"]
"""What a key does where it arrives: acts once, moves or writes for as long as it is held, or makes up a number."""
Digits = Literal["answer", "pick", "type"]
"""What digits mean on a page: yes, no and not sure; the number of a row; a number to type."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Times:
    """Seconds by which a press is told from a key that is held."""

    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}

    finger: float
    """No finger presses the same key twice within this."""
    held: float
    """Arrivals of a key as close as this, one after the other, are a key held down."""
    released: float
    """After so long without it a held key has been let go."""
    again: float
    """A key held down comes for the second time within this; until then a second press is waited with for `held`."""
    page: float
    """For so long a new page does not take the key that led to it."""
    pause: float
    """So long the hand must rest before the key that led from yes or no to another kind of page acts on it."""
    bounce: float
    """In a kiosk the same key within this is the same press: hands there shake more, and keys bounce."""

    def __post_init__(self) -> None:
        """Take no time below nothing."""
        if min(vars(self).values()) < 0:
            raise ValueError("a time below 0; put the seconds")

    @classmethod
    def read(cls, table: Mapping[str, object]) -> Times:
        """Return the times of a table as it was read.

        Raises:
            TypeError: A time is missing, or there is one of another name.
            ValueError: One is no number.
        """
        return cls(**{name: float(str(value)) for name, value in table.items()})


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

    def __init__(self, times: Times, bounce: float = 0.0) -> None:
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
