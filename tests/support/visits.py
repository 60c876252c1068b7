"""New visits for tests, the time at which they begin, and the answers of a calm person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from coach.core.content.questions import Question
from coach.core.triage.answers import Value
from coach.core.visit.state import Visit

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CALM: Mapping[str, Value] = {
    "fits-today": "after-workout",
    "age": "adult",
    "for-whom": "myself",
    "pain-now": 2,
    "days": 7,
    "trend": "better",
}
"""Answers of a calm person, who may do the full routine; all other questions are answered no, none or lowest."""


def new_visit(**fields: Any) -> Visit:
    """Return a visit at home that has just begun, with only these fields set."""
    return replace(Visit("20261123T120000Z-abc123", NOW, "home", "test"), **fields)


def answer_of(question: Question, answers: Mapping[str, Value]) -> Value:
    """Return the answer in `answers`, otherwise the calm one: no, none, the lowest number or the first choice."""
    if question.id in answers:
        return answers[question.id]
    match question.kind:
        case "finding":
            return "no"
        case "several":
            return ()
        case "number":
            return question.minimum
        case _:
            return question.choices[0].id
