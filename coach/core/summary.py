"""The summary: one set of facts about a visit, from which every form of the hand-off is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from coach.core.advice import Advice, advise
from coach.core.journey import assess
from coach.core.levels import Level
from coach.core.library import Library
from coach.core.outcomes import Outcomes, outcomes
from coach.core.telling import answer_words
from coach.core.topics import Tip
from coach.core.visit import HardStop, Performed, Visit


@dataclass(frozen=True)
class Answered:
    """One question that was asked, with its answer in words."""

    question: str
    short: str
    words: str
    answer: str
    first: str | None = None
    """The answer given first, where it was taken back."""
    place: Literal["answers", "details", "outcomes"] = "answers"
    """Where it is told: with the others, with those asked for the therapist, or as a weekly measure."""


@dataclass(frozen=True)
class Summary:
    """All that the summary tells of a visit."""

    visit: str
    when: datetime
    place: str
    advice: Advice
    answers: tuple[Answered, ...]
    performed: tuple[Performed, ...]
    routine_seconds: float
    pain_before: int | None
    pain_after: int | None
    outcomes: Outcomes
    """What was rated weekly, today or before; nothing at an emergency."""
    stopped: HardStop | None
    """What ended the routine and led to the check."""
    tips: tuple[Tip, ...]
    content_version: str
    reviewed: bool


def summarise(visit: Visit, library: Library) -> Summary:
    """Return the summary of a visit as far as it has come."""
    advice = advise(assess(visit, library), visit, library)
    finished = any(entry.outcome == "done" for entry in visit.performed)
    return Summary(
        visit=visit.id,
        when=visit.started,
        place=visit.place,
        advice=advice,
        answers=answered(visit, library),
        performed=visit.performed,
        routine_seconds=sum(entry.seconds for entry in visit.performed),
        pain_before=_number(visit, "pain-now"),
        pain_after=_number(visit, "pain-after"),
        outcomes=Outcomes() if advice.level is Level.EMERGENCY else outcomes(visit, library),
        stopped=visit.stopped,
        tips=library.tips if finished or advice.level is Level.SELF_CARE else (),
        content_version=visit.content_version,
        reviewed=library.reviewed,
    )


def answered(visit: Visit, library: Library) -> tuple[Answered, ...]:
    """Return every question with an answer, in the order of the pages, each once."""
    told = {*visit.answers, *visit.first_answers}
    names = dict.fromkeys(name for page in library.pages for name in page.questions if name in told)
    words = library.words
    return tuple(
        Answered(
            question=name,
            short=library.questions[name].short,
            words=library.questions[name].words,
            answer=answer_words(library.questions[name], visit.answers.get(name), words),
            first=answer_words(library.questions[name], visit.first_answers[name], words)
            if name in visit.first_answers and visit.first_answers[name] != visit.answers.get(name)
            else None,
            place=_place(name, visit, library),
        )
        for name in names
    )


def _place(name: str, visit: Visit, library: Library) -> Literal["answers", "details", "outcomes"]:
    if name in library.planning.outcomes.ratings and _number(visit, name) is not None:
        return "outcomes"
    detail = any(page.part == "details" and name in page.questions for page in library.pages)
    return "details" if detail else "answers"


def _number(visit: Visit, question: str) -> int | None:
    value = visit.value(question)
    return value if isinstance(value, int) else None
