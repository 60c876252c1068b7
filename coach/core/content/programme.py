"""The settings in `content/programme.toml`: which days a week has core, walking and rest, and what calendars get."""

from __future__ import annotations

from datetime import time
from typing import Annotated

from pydantic import Field, model_validator

from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, SourceKey

Weekday = Annotated[int, Field(ge=1, le=7)]
"""Monday is 1."""


class WeekRules(Entry):
    """What holds for every week."""

    look_back_days: int = Field(ge=7, le=60)
    """A core day that was missed is looked for so many days back."""
    easy_walk_minutes: int = Field(ge=1, le=60)
    """The minutes of a walk on days when only walking is allowed."""
    core_days: tuple[tuple[Weekday, ...], ...] = Field(max_length=5)
    """Sets of weekdays for core work that the person may choose in place of the rhythm of the goal."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)


class Goal(Entry):
    """What a person comes for, and what its week holds."""

    id: Id
    when: Requirement | None = None
    """The answers of the last check that show it; absent only from the last goal."""
    core_every_days: int = Field(ge=1, le=7)
    """Days from one core routine to the next."""
    most_core_days: int = Field(ge=1, le=7)
    """The most core days from Monday to Sunday."""
    walk_days: int = Field(ge=0, le=7)
    """The most walking days from Monday to Sunday, besides the core days."""
    walk_minutes: int = Field(ge=1, le=240)
    """The minutes of each walk."""
    rest_days: int = Field(ge=0, le=6)
    """The fewest rest days from Monday to Sunday; walking days give way to them."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _fits_a_week(self) -> Goal:
        if self.most_core_days + self.rest_days > 7:
            raise ValueError("most_core_days and rest_days are more than the 7 days of a week; lower one of them")
        return self


class CalendarRules(Entry):
    """What goes into a calendar, and when a reminder comes."""

    at: time
    """The local time of day until the person has chosen one."""
    shown_weeks: int = Field(ge=1, le=8)
    """The weeks that are printed."""
    weeks: int = Field(ge=1)
    """The weeks in a calendar file, if no number is asked for."""
    most_weeks: int = Field(ge=1, le=104)
    """The most weeks that may be asked for."""
    check_minutes: int = Field(ge=1, le=60)
    """How long the event of the next check lasts."""


class Programme(Entry):
    """Everything in `content/programme.toml`."""

    week: WeekRules
    goal: tuple[Goal, ...] = Field(min_length=1)
    """The first whose requirement is met applies."""
    calendar: CalendarRules

    @model_validator(mode="after")
    def _last_fits_all(self) -> Programme:
        if self.goal[-1].when is not None or any(goal.when is None for goal in self.goal[:-1]):
            raise ValueError("only the last goal has no `when`, so that each person has one; move or add it")
        return self
