"""The pain rule: what a pain from 0 to 10 means during a routine and the day after, as a traffic light."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import Field

from coach.core.content.entries import Entry, Prose, SourceKey, Statement

HardStop = Literal["down-the-leg", "unwell"]
"""What ends a routine at once and leads back to the check."""
HARD_STOPS: tuple[HardStop, ...] = ("down-the-leg", "unwell")
Light = Literal["green", "amber", "red"]
LIGHTS: tuple[Light, ...] = ("green", "amber", "red")
"""The mildest first."""


class PainRule(Entry):
    """The thresholds of the traffic light."""

    amber_from: int = Field(ge=1, le=10)
    """Below this the light is green."""
    red_from: int = Field(ge=1, le=10)
    """From this on the light is red, whatever the pain was before."""
    rise: int = Field(ge=1, le=10)
    """A rise by this much is red, too, ..."""
    rise_from: int = Field(ge=0, le=10)
    """... if the pain is now at least this."""
    next_day_rise: int = Field(ge=1, le=10)
    """The day after, a rise by this much is red, however low the pain."""
    midway_minutes: int = Field(ge=1)
    """Routines longer than this ask for the pain once, half-way."""
    next_day_hours: tuple[int, int]
    """How many hours after a routine the next day's pain is asked for: at least, and at most."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    def light(self, before: int, now: int) -> Light:
        """Return the light for a pain that was `before` at the start and is `now`, both 0 to 10."""
        if now >= self.red_from or (now - before >= self.rise and now >= self.rise_from):
            return "red"
        return "green" if now < self.amber_from or now <= before else "amber"

    def next_day_light(self, before: int, after: int) -> Light:
        """Return the light of the day after a routine: `before` it the pain was so much, the day `after` so much."""
        return "red" if after - before >= self.next_day_rise else self.light(before, after)

    def is_next_day(self, passed: timedelta) -> bool:
        """Say whether the next day of a routine that ended `passed` ago has come."""
        return passed >= timedelta(hours=self.next_day_hours[0])

    def asks_about(self, passed: timedelta) -> bool:
        """Say whether to ask for the next day's pain of a routine that ended `passed` ago."""
        return self.is_next_day(passed) and passed <= timedelta(hours=self.next_day_hours[1])


class StopGuidance(Entry):
    """What to do at once after a hard stop."""

    id: HardStop
    title: Prose
    """The first thing to do, verb first."""
    now: tuple[Statement, ...] = Field(min_length=1)
    """What to do then, and when to call for help."""
