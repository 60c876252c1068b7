"""The charts of the history as plain values: pain by routine, activities by week, and what was done by day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from coach.core.history.facts import VisitFacts

DayState = Literal["core", "walk", "rest", "open", "none"]
"""What a day was: core or a walk; a past day without either is a rest day; today is open until then; `none` is a day
before the first visit, or one to come."""


@dataclass(frozen=True)
class PainPoint:
    """The pain around one routine, 0 to 10; None where it was not told."""

    day: date
    before: int | None
    after: int | None
    seconds: float
    """Seconds of work that were done."""


@dataclass(frozen=True)
class ActivityLine:
    """One activity with its weekly ratings, 0 (not at all) to 10 (as before)."""

    question: str
    values: tuple[tuple[date, int | None], ...]
    """The oldest first; None for a week in which it was not rated."""


@dataclass(frozen=True)
class Day:
    """One day of the calendar."""

    day: date
    state: DayState


@dataclass(frozen=True)
class Week:
    """What was done in one week, which begins on a Monday."""

    monday: date
    core: int
    walks: int
    rest: int
    """Days without a routine that have passed."""


def pain_points(facts: Iterable[VisitFacts]) -> list[PainPoint]:
    """Return the routines with a pain told before or after; facts and points are the newest first."""
    return [
        PainPoint(each.day, each.pain_before, each.pain_after, each.seconds)
        for each in facts
        if each.moved and (each.pain_before is not None or each.pain_after is not None)
    ]


def rated(facts: Iterable[VisitFacts]) -> list[VisitFacts]:
    """Return the visits in which an activity was rated."""
    return [each for each in facts if each.ratings]


def activity_lines(ratings: Sequence[VisitFacts]) -> list[ActivityLine]:
    """Return a line for each activity of the newest of these visits, which are the newest first."""
    names = ratings[0].ratings if ratings else ()
    return [
        ActivityLine(name, tuple((each.day, each.ratings.get(name)) for each in reversed(ratings))) for name in names
    ]


def days(
    facts: Iterable[VisitFacts],
    since: date,
    until: date,
    today: date,
    first: date | None,
    walked: Collection[date] = (),
) -> list[Day]:
    """Return the days from `since` up to and with `until`.

    Args:
        facts: The visits at least since `since`, in any order.
        since: The first of the days.
        until: The last of them.
        today: The present day.
        first: The day of the oldest visit of all, None if there is none.
        walked: The days with a walk without the coach.
    """
    done: dict[date, DayState] = dict.fromkeys(walked, "walk")
    for each in facts:
        if each.moved and done.get(each.day) != "core":
            done[each.day] = each.moved
    count = (until - since).days + 1
    return [_day(since + timedelta(number), done, today, first) for number in range(count)]


def _day(day: date, done: dict[date, DayState], today: date, first: date | None) -> Day:
    state = done.get(day)
    if state is None:
        past = first is not None and first <= day
        state = "none" if not past or day > today else "open" if day == today else "rest"
    return Day(day, state)


def weeks(shown: Iterable[Day]) -> list[Week]:
    """Return the weeks of these days in their order, with how many days of each kind; empty ones are left out."""
    by_week: dict[date, list[DayState]] = {}
    for each in shown:
        by_week.setdefault(each.day - timedelta(each.day.weekday()), []).append(each.state)
    counted = [
        Week(monday, states.count("core"), states.count("walk"), states.count("rest"))
        for monday, states in by_week.items()
    ]
    return [week for week in counted if week.core or week.walks or week.rest]


def months_back(day: date, months: int) -> date:
    """Return the first day of the month so many months before a day's month."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def month_end(first: date) -> date:
    """Return the last day of the month that begins on `first`."""
    return months_back(first, -1) - timedelta(1)
