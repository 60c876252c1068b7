"""Warns of rules, topics and return plans that a clinician should have reviewed again by now."""

from __future__ import annotations

from datetime import date

from coach.core.content.return_plans import ReturnPlan
from coach.core.content.rules import Rule
from coach.core.content.topics import Topic
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library, today: date) -> list[Problem]:
    """Return a warning for each entry whose review is due on or before `today`."""
    kinds = {Rule: "rule", Topic: "topic", ReturnPlan: "return"}
    return [
        content.tables[(kinds[type(entry)], entry.id)].problem(
            ["review", "due"],
            f"the review was due on {entry.review.due}; have a clinician look at it and set the next date",
            warning=True,
        )
        for entry in library.overdue(today)
    ]
