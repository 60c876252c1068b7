"""The answer sheet: all answers of a check given at once, checked as strictly as on the pages."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from coach.core.checklist.dependencies import with_gates
from coach.core.content.questions import Page
from coach.core.errors import AnswersError
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value, accepted, allowed, asked, without_closed

REQUIRED = ("start", "check", "prevention")
"""The parts of the checklist whose open questions must be answered."""
ASKED = (*REQUIRED, "unlock")
"""The parts that a check may ask at all."""


def sheet_answers(sheet: Mapping[str, object], library: Library, *, assume_no: bool = False) -> dict[str, Value]:
    """Return the sheet's answers, without those to questions that other answers rule out.

    Args:
        sheet: Raw answers by the id of their question.
        library: The library with the questions.
        assume_no: Whether a required finding or list without an answer is taken as "no" or as nothing chosen; a missing
            choice or number is left out.

    Raises:
        AnswersError: An id is unknown, a question does not offer the value, a required question has no answer, or an
            answer depends on one that is missing.
    """
    given = {name: _accepted(name, raw, library) for name, raw in sheet.items()}
    answers = without_closed(given, library.pages, library.questions)
    missing = _missing(answers, library)
    _refuse_loss(given, answers, missing, library)
    if not assume_no:
        if missing:
            raise _unanswered(missing, library)
        return answers
    assumed: dict[str, Value] = {}
    for name in missing:
        kind = library.questions[name].kind
        if kind in ("finding", "several"):
            assumed[name] = "no" if kind == "finding" else ()
    # No condition requires a "no" or an empty list, so that these assumptions open no further question.
    return _ordered({**answers, **assumed}, library)


def not_asked(answers: Answers, library: Library) -> tuple[str, ...]:
    """Return the ids of a check's questions without an answer, in the order of the pages, each once."""
    return tuple(
        dict.fromkeys(name for page in _pages(library, ASKED) for name in page.questions if name not in answers)
    )


def _accepted(name: str, raw: object, library: Library) -> Value:
    question = library.questions.get(name)
    if question is None:
        near = get_close_matches(name, library.questions, 1)
        advice = f"Did you mean {near[0]}?" if near else "See them all with: coach content list questions"
        raise AnswersError(f"There is no question called {name!r}. {advice}")
    return accepted(question, raw)


def _missing(answers: Answers, library: Library) -> tuple[str, ...]:
    open_questions = (name for page in _pages(library, REQUIRED) for name in asked(page, answers, library.questions))
    return tuple(dict.fromkeys(name for name in open_questions if name not in answers))


def _refuse_loss(given: Answers, kept: Answers, missing: tuple[str, ...], library: Library) -> None:
    """Raise if an answer would be lost because a choice or number before it is missing: neither can be assumed."""
    unknown = {name for name in missing if library.questions[name].kind in ("choice", "number")}
    for name in lost(given, kept):
        gate = next((each for each in with_gates([name], library) if each in unknown), None)
        if gate is not None:
            values = allowed(library.questions[gate])
            raise AnswersError(f"{gate} needs an answer, since {name} hangs on it. Allowed: {values}.")


def lost(given: Mapping[str, object], kept: Answers) -> tuple[str, ...]:
    """Return the questions with a real answer (not "no" or nothing) that was given and not kept."""
    return tuple(name for name, value in given.items() if name not in kept and value not in ("no", (), []))


def _unanswered(missing: tuple[str, ...], library: Library) -> AnswersError:
    first, others = library.questions[missing[0]], len(missing) - 1
    more = f" So do {others} more." if others > 1 else f" So does {missing[1]}." if others else ""
    advice = "Answer each, or let --assume-no answer no." if others else "Answer it, or let --assume-no answer no."
    return AnswersError(f"{first.id} needs an answer. Allowed: {allowed(first)}.{more} {advice}")


def _ordered(answers: Answers, library: Library) -> dict[str, Value]:
    names = dict.fromkeys(name for page in library.pages for name in page.questions if name in answers)
    return {name: answers[name] for name in names}


def _pages(library: Library, parts: tuple[str, ...]) -> tuple[Page, ...]:
    return tuple(page for page in library.pages if page.part in parts)
