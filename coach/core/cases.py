"""Cases: tables of answers with the result that a clinician expects."""

from __future__ import annotations

from coach.core.entries import Entry, Id
from coach.core.levels import Level, Scope


class Case(Entry):
    """Answers, and what triage must make of them."""

    id: Id
    answers: dict[str, str | int | list[str]]
    """Only what differs from "no" or nothing."""
    expect: Level
    scope: Scope | None = None
    why: str
