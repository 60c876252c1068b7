"""Anonymous counts of the kiosk, by day: how often it is used and how that ends, never by whom or at what time.

A day with one visitor tells by its level what that visitor was told. So no exercise is named, and what staff hand on
(`told`) holds results back until there are FEWEST of them.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator

from coach.core.content.entries import Entry
from coach.core.content.levels import LEVELS, Level

CountedEvent = Literal["start", "finish", "time-out", "skipped-for-pain"] | Level
"""What is counted: a visit begun, ended by the visitor, ended by the idle clock; a step skipped for pain; a result."""

_KEYS: dict[CountedEvent, str] = {
    "start": "starts",
    "finish": "finishes",
    "time-out": "time_outs",
    "skipped-for-pain": "skipped_for_pain",
}
_Number = Annotated[int, Field(strict=True, ge=0)]

FEWEST = 5
"""How many results are told together at least; a choice of this project, in the manner of health statistics."""

COLUMNS = ("date", "starts", "finishes", "time_outs", "skipped_for_pain", *LEVELS)
"""The names of a row's values."""


class Day(Entry):
    """What was counted on one day of the local calendar."""

    date: date
    starts: _Number = 0
    finishes: _Number = 0
    time_outs: _Number = 0
    skipped_for_pain: _Number = 0
    """Steps of routines."""
    levels: dict[Level, _Number] = {}
    """Results by their level; one that did not come up is absent."""


class Counts(Entry):
    """What was counted, by day."""

    days: tuple[Day, ...] = ()
    """In order, each day once; days without a visit are absent."""

    @field_validator("days")
    @classmethod
    def _in_order(cls, days: tuple[Day, ...]) -> tuple[Day, ...]:
        if len({day.date for day in days}) < len(days):
            raise ValueError("a day stands twice")
        return tuple(sorted(days, key=lambda day: day.date))


def tallied(counts: Counts, day: date, event: CountedEvent) -> Counts:
    """Return the counts with one event more."""
    if isinstance(event, Level):
        return together(counts, Counts(days=(Day(date=day, levels={event: 1}),)))
    return together(counts, Counts(days=(Day.model_validate({"date": day, _KEYS[event]: 1}),)))


def together(*each: Counts) -> Counts:
    """Return all these counts in one."""
    days: dict[date, Day] = {}
    for day in (day for counts in each for day in counts.days):
        days[day.date] = _sum(days[day.date], day) if day.date in days else day
    return Counts(days=tuple(days.values()))


def _sum(one: Day, other: Day) -> Day:
    numbers = {key: getattr(one, key) + getattr(other, key) for key in _KEYS.values()}
    return Day(date=one.date, levels=dict(Counter(one.levels) + Counter(other.levels)), **numbers)


def told(counts: Counts) -> Iterator[dict[str, Any]]:
    """Yield a row a day, by the names of COLUMNS, for staff to hand on.

    Results, and steps skipped for pain, of days with too few are None and told with those of the next days, in the row
    of the day that makes them FEWEST or more. Each is told once; the last few wait for those to come.
    """
    levels: Counter[Level] = Counter()
    skipped = 0
    for day in counts.days:
        levels += Counter(day.levels)
        skipped += day.skipped_for_pain
        enough = levels.total() >= FEWEST
        yield {
            "date": day.date.isoformat(),
            "starts": day.starts,
            "finishes": day.finishes,
            "time_outs": day.time_outs,
            "skipped_for_pain": skipped if enough else None,
            **{level.value: levels[level] if enough else None for level in LEVELS},
        }
        if enough:
            levels, skipped = Counter(), 0


def to_csv(rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as comma-separated values under a line of names; what is held back stays empty."""
    out = StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()
