"""What is due on a day, by the week's plan: core work, a walk or rest, or to be seen first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.programme.week import coming_days
from coach.core.visit.progression import unresolved_red
from coach.core.visit.state import Visit

DueKind = Literal["care", "core", "walk", "rest"]


@dataclass(frozen=True)
class Due:
    """What a day brings."""

    day: date
    kind: DueKind
    """`care`: the last check says to be seen before anything else."""
    done: bool
    """Whether the core work or the walk of the day is done already."""
    next_core: date | None
    """The next day with core work after this one; None while only walking is allowed, or care comes first."""
    minutes: int = 0
    """How long the routine or walk of the day takes; 0 for rest and care."""
    walking_only: bool = False
    """Whether the last check or routine allows nothing but walking."""
    red: bool = False
    """Whether that is since the last routine hurt too much or was stopped."""


def due(visits: Sequence[Visit], choices: WeekChoices, library: Library, now: datetime, *, days_on: int = 0) -> Due:
    """Return what is due on the day of `now`, or so many days on if nothing else is done until then.

    Args:
        visits: The newest visits, the newest first.
        choices: What the person chose for their week.
        library: All content.
        now: The present time in the person's own zone, which decides what a day is.
        days_on: How many days after `now`, fewer than seven.
    """
    plan = coming_days(visits, choices, library, now, 1)
    planned = plan.days[days_on]
    if plan.care_first:
        return Due(planned.day, "care", done=False, next_core=None)
    red = unresolved_red(visits, library, now) is not None
    if red or plan.walking_only:
        # What comes after depends on an answer that is not there yet.
        done = planned.kept is True and planned.kind == "walk"
        return Due(planned.day, "walk", done, None, planned.minutes, walking_only=True, red=red)
    later = [each.day for each in plan.days if each.kind == "core" and each.day > planned.day]
    done = planned.kept is True and planned.kind != "rest"
    return Due(planned.day, planned.kind, done, later[0] if later else plan.next_core, planned.minutes)
