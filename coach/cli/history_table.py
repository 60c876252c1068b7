"""Visits as a table for the terminal, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any

from coach.core.content.levels import Level, Scope
from coach.core.dates import full_moment
from coach.core.library import Library
from coach.core.visit.journey import assess, has_result
from coach.core.visit.progression import PAIN_AFTER, PAIN_BEFORE
from coach.core.visit.state import Visit
from coach.export.text import aligned

COLUMNS = ("visit", "started", "level", "scope", "minutes_moved", "pain_before", "pain_after")
"""The columns of the CSV, which are also the keys of the JSON."""
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a formula begins in a spreadsheet: https://owasp.org/www-community/attacks/CSV_Injection"""


@dataclass(frozen=True)
class KeptVisit:
    """One row of the history."""

    visit: str
    started: datetime
    """UTC."""
    level: Level | None
    """None where the check was left before it had a result, and so is the scope."""
    scope: Scope | None
    moved_s: float
    """Seconds of work in the routine."""
    pain_before: int | None
    pain_after: int | None

    def record(self) -> dict[str, Any]:
        """Return the row as plain values, by the names of COLUMNS."""
        return {
            "visit": self.visit,
            "started": self.started.isoformat(),
            "level": self.level,
            "scope": self.scope,
            "minutes_moved": round(self.moved_s / 60, 1),
            "pain_before": self.pain_before,
            "pain_after": self.pain_after,
        }


def kept_visit(visit: Visit, library: Library) -> KeptVisit:
    """Return the row of a visit."""
    # A whole summary takes a hundred times as long.
    found = assess(visit, library) if has_result(visit, library) else None
    return KeptVisit(
        visit=visit.id,
        started=visit.started,
        level=found.level if found else None,
        scope=found.scope if found else None,
        moved_s=sum(entry.seconds for entry in visit.performed),
        pain_before=visit.number(PAIN_BEFORE),
        pain_after=visit.number(PAIN_AFTER),
    )


def history_csv(visits: Sequence[KeptVisit]) -> str:
    """Return the visits as CSV with a line of headings, times in UTC; an unknown value is empty."""
    out = StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows({**visit.record(), "visit": _as_text(visit.visit)} for visit in visits)
    return out.getvalue()


def _as_text(name: str) -> str:
    """Return a name so that a spreadsheet takes it for text, even where it begins like a formula."""
    return f"'{name}" if name.startswith(FORMULA) else name


def history_table(visits: Sequence[KeptVisit], library: Library) -> str:
    """Return the visits as a table with a line of headings, times in the person's own time zone."""
    headings = tuple(library.words(f"history.{column}") for column in ("date", "level", "moved", "pain"))
    rows = [headings, *(_row(visit, library) for visit in visits)]
    return "".join(f"{line}\n" for line in aligned(rows))


def _row(visit: KeptVisit, library: Library) -> tuple[str, str, str, str]:
    words = library.words
    moved = words("history.minutes", minutes=round(visit.moved_s / 60)) if visit.moved_s else words("history.none")
    when = full_moment(visit.started.astimezone(), words)
    level = library.levels[visit.level].name if visit.level else words("history.unfinished")
    return when, level, moved, _pain(visit, library)


def _pain(visit: KeptVisit, library: Library) -> str:
    words = library.words
    before, after = (
        words("history.none") if each is None else str(each) for each in (visit.pain_before, visit.pain_after)
    )
    return before if visit.pain_after is None else words("history.change", before=before, after=after)
