"""Anonymous counts by day: how often the kiosk was used and how visits ended, never by whom or at what time.

On a day with one visitor the result that was counted is theirs. So `report_rows`, which staff pass on, holds results
back until there are FEWEST_RESULTS of them, and no exercise is named.
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

CountedEvent = Literal["start", "finish", "time-out", "skipped-for-pain", "ring-failed", "print-failed"] | Level
"""What is counted: a visit that began, that the visitor finished, that timed out; a step skipped for pain; a result;
a ring for the desk or a page that failed."""

_FIELDS: dict[CountedEvent, str] = {
    "start": "starts",
    "finish": "finishes",
    "time-out": "time_outs",
    "skipped-for-pain": "skipped_for_pain",
    "ring-failed": "failed_rings",
    "print-failed": "failed_prints",
}
_Number = Annotated[int, Field(strict=True, ge=0)]

FEWEST_RESULTS = 5
"""How many results are reported together at least: this project's choice, as health statistics do it."""

COLUMNS = ("date", "starts", "finishes", "time_outs", "skipped_for_pain", *LEVELS)
"""The keys of a row that is reported, in order."""


class Day(Entry):
    """What was counted on one day of the local calendar."""

    date: date
    starts: _Number = 0
    finishes: _Number = 0
    time_outs: _Number = 0
    skipped_for_pain: _Number = 0
    """Steps of routines."""
    failed_rings: _Number = 0
    """Those that staff tried are among them, so that one does not tell of an emergency card."""
    failed_prints: _Number = 0
    levels: dict[Level, _Number] = {}
    """How many results had each level; a level that none had is absent."""


class Counts(Entry):
    """What was counted, by day."""

    days: tuple[Day, ...] = ()
    """In order of date, each day once; days without a visit are absent."""

    @field_validator("days")
    @classmethod
    def _in_order(cls, days: tuple[Day, ...]) -> tuple[Day, ...]:
        if len({day.date for day in days}) < len(days):
            raise ValueError("a day stands twice")
        return tuple(sorted(days, key=lambda day: day.date))


def with_event(counts: Counts, day: date, event: CountedEvent) -> Counts:
    """Return the counts with one more event on a day."""
    if isinstance(event, Level):
        return merged(counts, Counts(days=(Day(date=day, levels={event: 1}),)))
    return merged(counts, Counts(days=(Day.model_validate({"date": day, _FIELDS[event]: 1}),)))


def merged(*each: Counts) -> Counts:
    """Return the sum of several counts, day by day."""
    days: dict[date, Day] = {}
    for day in (day for counts in each for day in counts.days):
        days[day.date] = _sum(days[day.date], day) if day.date in days else day
    return Counts(days=tuple(days.values()))


def _sum(one: Day, other: Day) -> Day:
    numbers = {key: getattr(one, key) + getattr(other, key) for key in _FIELDS.values()}
    return Day(date=one.date, levels=dict(Counter(one.levels) + Counter(other.levels)), **numbers)


def without(counts: Counts, other: Counts) -> Counts:
    """Return the counts less others, day by day; no number goes below 0, and a day without any is absent."""
    taken = {day.date: day for day in other.days}
    less = (_less(day, taken[day.date]) if day.date in taken else day for day in counts.days)
    return Counts(days=tuple(day for day in less if day != Day(date=day.date)))


def _less(one: Day, other: Day) -> Day:
    numbers = {key: max(getattr(one, key) - getattr(other, key), 0) for key in _FIELDS.values()}
    return Day(date=one.date, levels=dict(Counter(one.levels) - Counter(other.levels)), **numbers)


def report_rows(counts: Counts) -> Iterator[dict[str, Any]]:
    """Yield one row a day with the keys of COLUMNS, for staff to pass on.

    Days with too few results have None for them and for steps skipped for pain. Both are added to those of the
    following days, and reported on the day on which there are FEWEST_RESULTS. The last few may wait for days to come.
    """
    levels: Counter[Level] = Counter()
    skipped = 0
    for day in counts.days:
        levels += Counter(day.levels)
        skipped += day.skipped_for_pain
        enough = levels.total() >= FEWEST_RESULTS
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
    """Return rows as comma-separated values under a line of their keys; None is left empty."""
    out = StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()
