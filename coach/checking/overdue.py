"""Warns of rules and topics that a clinician should have reviewed again by now."""

from __future__ import annotations

from datetime import date

from coach.core.content.rules import Rule
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library, today: date) -> list[Problem]:
    """Return a warning for each rule and topic whose review is due on or before `today`."""
    return [
        content.tables[("rule" if isinstance(entry, Rule) else "topic", entry.id)].problem(
            ["review", "due"],
            f"the review was due on {entry.review.due}; have a clinician look at it and set the next date",
            warning=True,
        )
        for entry in library.overdue(today)
    ]
