"""What is said at the end of a routine, by what happened in it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from coach.core.content.entries import Entry, Id, Prose
from coach.core.content.pain_rule import Light

Moved = Literal["core", "walk"]
"""What was done in a routine: with core moves, or a walk and easy moves alone."""
MOVED: tuple[Moved, ...] = ("core", "walk")
PainChange = Literal["less", "same", "more", "untold"]
PAIN_CHANGES: tuple[PainChange, ...] = ("less", "same", "more", "untold")


class Ending(Entry):
    """One sentence, and when it is true; a condition that is left out always holds."""

    id: Id
    lights: tuple[Light, ...] = Field(min_length=1)
    """The worst light of the pains told in the routine and after it."""
    moved: Moved | None = None
    whole: bool | None = None
    """Whether every step was done, none of them in an easier way."""
    pain: PainChange | None = None
    """The pain after the routine, compared with that before it."""
    first: bool | None = None
    """Whether it was the first routine of all."""
    away_days: int = Field(default=0, ge=0)
    """At least so many days since the last routine."""
    text: Prose
