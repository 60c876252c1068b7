"""Sums of the counts for the staff menu: of today, and of this month."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from coach.kiosk.counts.counts import COLUMNS, Counts, report_rows

OPEN = ("starts", "finishes", "time_outs")
"""What tells nothing of a visitor's result, and so is told at once."""


@dataclass(frozen=True)
class Total:
    """One thing that is counted; None stands for numbers that are held back."""

    key: str
    """Its name among COLUMNS."""
    today: int | None
    month: int | None
    """Of the calendar month; for results until the end of yesterday."""


def totals(counts: Counts, today: date) -> tuple[Total, ...]:
    """Return each total, in the order of COLUMNS.

    Results of today are held back: who looks before and after a visit would learn that visitor's. Those of the days
    before come as `report_rows` tells them.
    """
    until = [day for day in counts.days if day.date <= today]
    before = [day for day in until if day.date < today]
    this_month = f"{today:%Y-%m}-"
    open_rows = [row for row in report_rows(Counts(days=tuple(until))) if row["date"].startswith(this_month)]
    rows = [row for row in report_rows(Counts(days=tuple(before))) if row["date"].startswith(this_month)]
    of_today = [row for row in open_rows if row["date"] == today.isoformat()]
    return tuple(
        Total(key, _sum(of_today, key) or 0, _sum(open_rows, key) or 0)
        if key in OPEN
        else Total(key, None, _sum(rows, key))
        for key in COLUMNS
        if key != "date"
    )


def _sum(rows: Iterable[dict[str, Any]], key: str) -> int | None:
    """Return the sum of what the rows tell; None if they tell nothing."""
    told = [row[key] for row in rows if row[key] is not None]
    return sum(told) if told else None
