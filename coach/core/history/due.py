"""What is due on a day: core work, a walk or rest, or to be seen first. One function, from the visits alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from coach.core.content.levels import Level, Scope
from coach.core.history.facts import moved
from coach.core.library import Library
from coach.core.visit.journey import assess, has_result
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
    red: bool = False
    """Whether only walking is allowed since the last routine hurt too much or was stopped."""


def due(visits: Sequence[Visit], library: Library, now: datetime, *, days_on: int = 0) -> Due:
    """Return what is due on the day of `now`, or so many days on if nothing else is done until then.

    Core work comes after as many days of rest as the content asks for after hard training.

    Args:
        visits: The newest visits, the newest first.
        library: All content.
        now: The present time in the person's own zone, which decides what a day is.
        days_on: How many days after `now`.
    """
    day = now.date() + timedelta(days=days_on)
    checked = next((visit for visit in visits if has_result(visit, library)), None)
    found = assess(checked, library) if checked is not None else None
    if found is not None and (found.level.rank > Level.CLINICIAN.rank or found.scope is Scope.NONE):
        return Due(day, "care", done=False, next_core=None)
    red = unresolved_red(visits, library, now) is not None
    done = {_day(visit, now): kind for visit in reversed(visits) if (kind := moved(visit, library)) is not None}
    if red or (found is not None and found.scope is Scope.WALK):
        return Due(day, "walk", done=day in done, next_core=None, red=red)
    gap = timedelta(days=library.planning.rest.days + 1)
    last_core = max((each for each, kind in done.items() if kind == "core" and each <= day), default=None)
    if last_core == day:
        return Due(day, "core", done=True, next_core=day + gap)
    if last_core is None or day - last_core >= gap:
        return Due(day, "core", done=False, next_core=day + gap)
    return Due(day, "rest", done=False, next_core=last_core + gap)


def _day(visit: Visit, now: datetime) -> date:
    return visit.started.astimezone(now.tzinfo).date()
