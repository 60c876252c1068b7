"""Which days have core work: by the rhythm of a goal or by the weekdays that were chosen; what was missed moves on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from coach.core.content.programme import Goal
from coach.core.library import Library
from coach.core.programme.choices import WeekChoices
from coach.core.programme.past_days import PastDays


@dataclass
class Rhythm:
    """Goes through days in order and says which have core work due.

    A core day that passes without core work stays due on the next day. Days missed in a row are due only once.
    """

    goal: Goal
    choices: WeekChoices
    least_gap: int
    """The fewest days from one core routine to the next."""
    _last: date | None = None
    _due: bool = False
    _counts: Counter[tuple[int, int]] = field(default_factory=Counter)
    """Core days in each calendar week, by year and week."""

    def due(self, day: date) -> bool:
        """Return whether core work is due on a day, unless something limits the day or the person moved it."""
        passed = None if self._last is None else (day - self._last).days
        if self.choices.core_days:
            self._due |= day.isoweekday() in self.choices.core_days
        else:
            rhythmic = passed is None or passed >= self.goal.core_every_days
            self._due = rhythmic and self._counts[_week(day)] < self.goal.most_core_days
        return self._due and (passed is None or passed >= self.least_gap)

    def done(self, day: date) -> None:
        """Note that a day has core work."""
        self._last, self._due = day, False
        self._counts[_week(day)] += 1


def core_days(
    past: PastDays, choices: WeekChoices, library: Library, today: date, last: date
) -> tuple[Collection[date], Collection[date]]:
    """Return the days on which core work is due up to `last`, and those of them on which only walking is allowed.

    Days before today count as they went, later ones as if everything due on them is done.
    """
    rest = library.planning.rest
    gap = 1 + rest.days if past.stage >= rest.stage else 1
    rhythm = Rhythm(past.goal(library), choices, gap)
    core: set[date] = set()
    walking: set[date] = set()
    for day in _days(_start(past, library, today), last):
        due, limit = rhythm.due(day) and day not in choices.moved, past.limit(day, library)
        if due and limit == "walk":
            walking.add(day)
        elif due and limit is None:
            core.add(day)
        if past.done.get(day) == "core" or (day >= today and day in core):
            rhythm.done(day)
    return core, walking


def _start(past: PastDays, library: Library, today: date) -> date:
    return max(past.begun, today - timedelta(days=2 * library.programme.week.look_back_days))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _week(day: date) -> tuple[int, int]:
    return day.isocalendar()[:2]
