"""The week's plan: for each day core work, a walk or rest, whether it was kept, and what is due today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from coach.core.content.programme import Goal
from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.programme.past_days import PastDays, past_days
from coach.core.programme.rhythm import core_days
from coach.core.visit.state import Visit

DayKind = Literal["core", "walk", "rest"]
WEEK = 7
_TOLD_DAYS = 6
"""Of so many days up to today a walk may be told: as many as a dialog has choices."""


@dataclass(frozen=True)
class PlannedDay:
    """One day of the plan."""

    day: date
    kind: DayKind
    minutes: int
    """How long its routine or walk takes; 0 for rest."""
    kept: bool | None = None
    """True if it was done, and for a past day on which nothing was done: it was a day of rest. False if core work was
    due then, so that it has moved on. None for what is still to be done, and for days before the first visit."""
    moved: bool = False
    """Whether the person moved its core work to the day after."""


@dataclass(frozen=True)
class WeekPlan:
    """A calendar week, from Monday to Sunday, or any other run of days."""

    days: tuple[PlannedDay, ...]
    today: PlannedDay
    goal: Goal
    """What the person came for, according to the last check."""
    care_first: bool
    """Whether the last check says to be seen first, so that no day has core work or a walk."""
    walking_only: bool
    """Whether only walking is allowed today."""

    next_core: date | None
    """The next day with core work after today, within the days or the week after them."""

    @property
    def due(self) -> Literal["core", "walk"] | None:
        """What is still to be done today, or None on a rest day and once it is done."""
        return None if self.today.kept or self.today.kind == "rest" else self.today.kind


def week_plan(visits: Iterable[Visit], choices: WeekChoices, library: Library, now: datetime) -> WeekPlan:
    """Return the plan of the calendar week that holds `now`.

    Args:
        visits: The person's visits, the newest first; read only as far back as the content looks for missed days.
        choices: What the person chose, as their settings keep it.
        library: All content.
        now: The present time in the person's own zone, which decides what a day is.
    """
    monday = now.date() - timedelta(days=now.isoweekday() - 1)
    return plan_of(visits, choices, library, now, (monday, WEEK))


def coming_days(visits: Iterable[Visit], choices: WeekChoices, library: Library, now: datetime, weeks: int) -> WeekPlan:
    """Return the plan of so many weeks from today on."""
    return plan_of(visits, choices, library, now, (now.date(), weeks * WEEK))


def plan_of(
    visits: Iterable[Visit], choices: WeekChoices, library: Library, now: datetime, span: tuple[date, int]
) -> WeekPlan:
    """Return the plan of the days from the first of `span` on, as many as its number says; today is one of them."""
    today = now.date()
    past = past_days(visits, library, now, choices.walked)
    # Whole calendar weeks, since walks and rest are shared out within them.
    first = span[0] - timedelta(days=span[0].isoweekday() - 1)
    count = span[1] + WEEK + (span[0] - first).days
    core, walking = core_days(past, choices, library, today, first + timedelta(days=count))
    days: list[PlannedDay] = []
    for start in range(0, count, WEEK):
        week = [first + timedelta(days=start + number) for number in range(WEEK)]
        walks = _walks(week, core, walking, past, library, today)
        days += [_planned(day, day in core, day in walks, past, library, today) for day in week]
    days = [replace(each, moved=each.day in choices.moved) for each in days]
    shown = tuple(each for each in days if span[0] <= each.day < span[0] + timedelta(days=span[1]))
    limit = past.limit(today, library)
    present = next(each for each in shown if each.day == today)
    following = next((each.day for each in days if each.kind == "core" and each.day > today), None)
    return WeekPlan(shown, present, past.goal(library), limit == "care", limit == "walk", following)


def toggled(choices: WeekChoices, planned: PlannedDay, today: date) -> WeekChoices:
    """Return the choices with a day's core work moved to the day after, or put back if it was moved.

    Days that have passed are forgotten; a day without core work changes nothing.
    """
    coming = frozenset(day for day in choices.moved if day >= today)
    if planned.day < today or planned.kept:
        return replace(choices, moved=coming)
    if planned.day in coming:
        return replace(choices, moved=coming - {planned.day})
    return replace(choices, moved=coming | {planned.day} if planned.kind == "core" else coming)


def told_days(plan: WeekPlan) -> tuple[date, ...]:
    """Return the days of which a walk without the coach may be told, the newest first."""
    return tuple(plan.today.day - timedelta(days=back) for back in range(_TOLD_DAYS))


def walk_told(choices: WeekChoices, day: date) -> WeekChoices:
    """Return the choices with a walk without the coach told of a day, or taken back if it was told."""
    return replace(choices, walked=choices.walked ^ {day})


def _walks(
    week: Sequence[date],
    core: Collection[date],
    walking: Collection[date],
    past: PastDays,
    library: Library,
    today: date,
) -> set[date]:
    """Return the days of a calendar week with a walk: the walks that were done, those in place of core work, and more.

    The walks to come are planned from today on, as many as the goal has and as leave enough days of rest.
    """
    goal = past.goal(library)
    open_days = [
        day
        for day in week
        if day >= past.begun and day not in core and past.done.get(day) != "core" and past.limit(day, library) != "care"
    ]
    certain = {day for day in open_days if past.done.get(day) == "walk" or (day in walking and day >= today)}
    rested = sum(day < today and day not in certain for day in open_days)
    free = [day for day in open_days if day >= today and day not in certain]
    wanted = min(goal.walk_days - len(certain), len(free) - max(0, goal.rest_days - rested))
    return certain | set(free[: max(0, wanted)])


def _planned(day: date, core: bool, walk: bool, past: PastDays, library: Library, today: date) -> PlannedDay:
    done = past.done.get(day)
    kind: DayKind = "core" if core or done == "core" else "walk" if walk else "rest"
    if done == "walk" and day < today:
        # A walk instead of core work is a day that was kept; the core work has moved on.
        kind = "walk"
    minutes = _minutes(kind, day, past, library)
    if done == kind:
        return PlannedDay(day, kind, minutes, kept=True)
    if day >= today or day < past.begun:
        return PlannedDay(day, kind, minutes)
    return PlannedDay(day, kind, minutes, kept=kind == "rest")


def _minutes(kind: DayKind, day: date, past: PastDays, library: Library) -> int:
    if kind == "rest":
        return 0
    if kind == "walk":
        easy = past.limit(day, library) == "walk"
        return library.programme.week.easy_walk_minutes if easy else past.goal(library).walk_minutes
    usual = next(plan.minutes for plan in library.planning.plan if plan.default)
    return past.minutes or usual
