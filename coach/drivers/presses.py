"""Tells separate presses of a key from one key that is held down, by the times at which it arrives."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from coach.core.content.press_times import PressTimes

KeyEffect = Literal["once", "again", "digits"]
"""What a key does on the page: acts once, repeats while it is held, or is a digit of a number."""
Digits = Literal["answer", "pick", "type"]
"""What digits mean on a page: an answer (yes, no, not sure), the number of a row, or a number to type."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class Front:
    """What the person sees when a key arrives."""

    page: int
    """A number that differs from page to page."""
    digits: Digits
    since: float
    """When the page was drawn, in seconds; infinite until it is."""


NOTHING = Front(0, "pick", math.inf)


class Presses(Generic[Item]):
    """Lets each press of a key through once, however long the key is held.

    Terminals do not report when a key is released. A held key arrives once, after a delay a second time, and then many
    times a second. So a key that arrives again soon is kept back for a moment: if it arrives a third time at once, it
    is held, and counts no more until it is released.

    Args:
        times: The times that tell presses apart, in seconds.
        bounce: For so many seconds the same key is the same press, whatever page it arrives on.
    """

    def __init__(self, times: PressTimes, bounce: float = 0.0) -> None:
        self._times, self._bounce = times, bounce
        self._key = ""
        self._at = -math.inf
        self._held = False
        self._shaken = False
        """Whether the key has come again since it is doubtful, as late as a hand that shakes hits a second time."""
        self._doubtful: Item | None = None
        self._front = NOTHING
        """What the person saw when the key last acted."""

    def take(self, item: Item, key: str, at: float, hearing: KeyEffect, front: Front) -> list[Item]:
        """Return what acts now that a key has arrived: nothing, the key that was kept back, this one, or both.

        Args:
            item: What to return for this key, such as its event.
            key: The key's name.
            at: When it arrived, in seconds.
            hearing: What it does on the page.
            front: What the person sees.
        """
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
        """Return the key that was kept back, once it is certain to be a press of its own."""
        return self._let_go() if now - self._at >= self._times.held else []

    def wait(self, now: float) -> float:
        """Return the seconds until a key that was kept back is due; infinite if there is none."""
        return math.inf if self._doubtful is None else max(0.0, self._at + self._times.held - now)

    def _let_go(self) -> list[Item]:
        item, self._doubtful, self._shaken = self._doubtful, None, False
        return [] if item is None else [item]

    def _repeats(self, gap: float) -> bool:
        """Return whether an arrival, `gap` seconds after the last of the same key, means that the key is held."""
        waited = self._doubtful is not None
        if waited and self._times.finger <= gap < self._bounce and not self._shaken:
            self._shaken = True
            return True
        self._doubtful, self._shaken = None, False
        if self._held:
            self._held = gap < self._times.released
        else:
            self._held = waited or gap < self._times.finger
        return self._held

    def _meant(self, gap: float, at: float, hearing: KeyEffect, front: Front) -> bool:
        """Return whether the person can have seen the page for which the key would count."""
        if gap < self._bounce:
            return False
        if gap == math.inf or front.page == self._front.page or hearing == "digits":
            # Digits of a number do nothing until the number is confirmed.
            return True
        if self._front.digits == "answer" and front.digits != "answer" and gap < self._times.pause:
            return False
        return at - front.since >= self._times.page
