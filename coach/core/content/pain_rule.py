"""The pain rule: what a number from 0 to 10 means during a routine and the day after."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import Field

from coach.core.content.entries import Entry, Prose, SourceKey, Statement

HardStop = Literal["down-the-leg", "unwell"]
"""What ends a routine at once and leads to the check."""
HARD_STOPS: tuple[HardStop, ...] = ("down-the-leg", "unwell")
Light = Literal["green", "amber", "red"]
LIGHTS: tuple[Light, ...] = ("green", "amber", "red")
"""The least grave first."""


class PainRule(Entry):
    """The thresholds of the traffic light."""

    amber_from: int = Field(ge=1, le=10)
    """Below this the light is green."""
    red_from: int = Field(ge=1, le=10)
    """From this on it is red, whatever it was before."""
    rise: int = Field(ge=1, le=10)
    """So much more than before is red, too, ..."""
    rise_from: int = Field(ge=0, le=10)
    """... unless the pain is below this."""
    midway_minutes: int = Field(ge=1)
    """Routines longer than this ask once, half-way."""
    next_day_hours: tuple[int, int]
    """How many hours after a routine its next day is asked about: at least, and at most."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    def light(self, before: int, now: int) -> Light:
        """Return the light for a pain of `now` where it was `before`, each 0 to 10."""
        if now >= self.red_from or (now - before >= self.rise and now >= self.rise_from):
            return "red"
        return "green" if now < self.amber_from or now <= before else "amber"

    def is_next_day(self, passed: timedelta) -> bool:
        """Say whether the next day of a routine so long ago has come."""
        return passed >= timedelta(hours=self.next_day_hours[0])

    def asks_about(self, passed: timedelta) -> bool:
        """Say whether a routine so long ago is one whose next day is asked about."""
        return self.is_next_day(passed) and passed <= timedelta(hours=self.next_day_hours[1])


class StopGuidance(Entry):
    """What a person does at once where something other than the strength of pain ends the routine."""

    id: HardStop
    title: Prose
    """The first thing to do, verb first."""
    now: tuple[Statement, ...] = Field(min_length=1)
    """What to do then, and when to call for help."""
