"""Visits as a table for the terminal, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import UTC
from io import StringIO
from typing import Any

from coach.core.dates import full_moment
from coach.core.history.facts import VisitFacts
from coach.core.history.texts import minutes_done, pain_change
from coach.core.library import Library
from coach.export.text import aligned

COLUMNS = ("visit", "started", "level", "scope", "minutes_moved", "pain_before", "pain_after")
"""The columns of the CSV, which are also the keys of the JSON."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a formula begins in a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection"""


def record(visit: VisitFacts) -> dict[str, Any]:
    """Return a visit as plain values, by the names of COLUMNS."""
    return {
        "visit": visit.visit,
        "started": visit.when.astimezone(UTC).isoformat(),
        "level": visit.level,
        "scope": visit.scope,
        "minutes_moved": round(visit.seconds / 60, 1),
        "pain_before": visit.pain_before,
        "pain_after": visit.pain_after,
    }


def history_csv(visits: Sequence[VisitFacts]) -> str:
    """Return the visits as CSV with a line of headings, times in UTC; an unknown value is empty."""
    out = StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows({**record(visit), "visit": _as_text(visit.visit)} for visit in visits)
    return out.getvalue()


def _as_text(name: str) -> str:
    """Return a name so that a spreadsheet takes it for text, even where it begins like a formula."""
    return f"'{name}" if name.startswith(FORMULA) else name


def history_table(visits: Sequence[VisitFacts], library: Library) -> str:
    """Return the visits as a table with a line of headings, times in the person's own time zone."""
    headings = tuple(library.words(f"history.{column}") for column in ("date", "level", "moved", "pain"))
    rows = [headings, *(_row(visit, library) for visit in visits)]
    return "".join(f"{line}\n" for line in aligned(rows))


def _row(visit: VisitFacts, library: Library) -> tuple[str, str, str, str]:
    words = library.words
    level = library.levels[visit.level].name if visit.level else words("history.unfinished")
    return full_moment(visit.when, words), level, minutes_done(visit.seconds, words), pain_change(visit, words)
