"""The visits before a visit: how each went, and what a later one said of the day after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from coach.core.content.levels import Level
from coach.core.content.pain_rule import Light
from coach.core.library import Library
from coach.core.visit.journey import assess, has_result
from coach.core.visit.progression import NEXT_DAY, PAIN_AFTER, PAIN_BEFORE
from coach.core.visit.state import Visit


@dataclass(frozen=True)
class NextDay:
    """The day after an earlier routine."""

    pain: int
    """0 to 10."""
    light: Light


@dataclass(frozen=True)
class PastVisit:
    """One earlier visit."""

    visit: str
    when: datetime
    """UTC."""
    level: Level | None
    """None if the visit has a routine but no result of its own."""
    pain_before: int | None
    pain_after: int | None
    worked_seconds: float
    """Seconds of work; 0 without a routine."""
    next_day: NextDay | None
    """The day after, as a later visit reported it."""


def next_day(visit: Visit, library: Library) -> NextDay | None:
    """Return what a visit says of the day after the routine before it, or None."""
    pain = visit.value(NEXT_DAY)
    if visit.yesterday is None or not isinstance(pain, int):
        return None
    return NextDay(pain, library.planning.pain.next_day_light(visit.yesterday.pain, pain))


def last_number(question: str, visit: Visit, visits: Iterable[Visit]) -> int | None:
    """Return the number that the newest visit before this one gave to a question, or None; `visits` is newest first."""
    numbers = (each.number(question) for each in visits if each.started < visit.started)
    return next((number for number in numbers if number is not None), None)


def earlier_visits(visit: Visit, visits: Iterable[Visit], library: Library) -> Iterator[PastVisit]:
    """Yield the visits before this one that have a result or a routine; `visits` and the result are newest first."""
    next_days: dict[str, NextDay] = {}
    for each in chain([visit], (each for each in visits if each.started < visit.started)):
        reported = next_day(each, library)
        if each.yesterday and reported:
            next_days.setdefault(each.yesterday.visit, reported)
        known = has_result(each, library)
        if each is not visit and (known or each.performed):
            yield PastVisit(
                visit=each.id,
                when=each.started,
                level=assess(each, library).level if known else None,
                pain_before=each.number(PAIN_BEFORE),
                pain_after=each.number(PAIN_AFTER),
                worked_seconds=sum(entry.seconds for entry in each.performed),
                next_day=next_days.get(each.id),
            )
