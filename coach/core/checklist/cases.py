"""Cases: tables of answers with the result that a clinician expects."""

from __future__ import annotations

from coach.core.content.entries import Entry, Id
from coach.core.content.levels import Level, Scope
from coach.core.library import Library
from coach.core.triage.answers import Value, accepted, meets, without_closed


class Case(Entry):
    """Answers, and what triage must make of them."""

    id: Id
    answers: dict[str, str | int | list[str]]
    """Only what differs from "no" or nothing."""
    expect: Level
    scope: Scope | None = None
    why: str


def case_answers(case: Case, library: Library) -> dict[str, Value]:
    """Return the case's answers with "no" or nothing for every other open question, and none behind a closed branch.

    Raises:
        AnswersError: A question does not offer the answer that the case gives.
    """
    given = {name: accepted(library.questions[name], raw) for name, raw in case.answers.items()}
    filled = dict(given)
    for page in library.pages:
        for name in page.questions if meets(page.when, given, library.questions) else ():
            kind = library.questions[name].kind
            if kind in ("finding", "several"):
                filled.setdefault(name, "no" if kind == "finding" else ())
    return without_closed(filled, library.pages, library.questions)
