"""Cases: sets of answers, each with the result that a clinician expects of triage."""

from __future__ import annotations

from coach.core.content.entries import Entry, Id
from coach.core.content.levels import Level, Scope
from coach.core.library import Library
from coach.core.triage.answers import Value, accepted, meets, without_closed


class Case(Entry):
    """A set of answers, and the result that triage must give for it."""

    id: Id
    answers: dict[str, str | int | list[str]]
    """Only the answers other than "no" or nothing."""
    expect: Level
    scope: Scope | None = None
    why: str


def case_answers(case: Case, library: Library) -> dict[str, Value]:
    """Return the case's answers, with "no" or nothing for every other question that would be asked.

    Raises:
        AnswersError: The case gives an answer that the question does not offer.
    """
    given = {name: accepted(library.questions[name], raw) for name, raw in case.answers.items()}
    filled = dict(given)
    for page in library.pages:
        for name in page.questions if meets(page.when, given, library.questions) else ():
            kind = library.questions[name].kind
            if kind in ("finding", "several"):
                filled.setdefault(name, "no" if kind == "finding" else ())
    return without_closed(filled, library.pages, library.questions)
