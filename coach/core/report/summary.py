"""The summary: one set of facts about a visit, from which every form of the hand-off is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coach.core.checklist.answer_sheet import not_asked
from coach.core.checklist.wording import answer_words
from coach.core.content.levels import Level
from coach.core.content.pain_rule import HardStop
from coach.core.content.topics import Tip
from coach.core.library import Library
from coach.core.report.advice import Advice, advise
from coach.core.report.clinical import AnswerState, ClinicalReport, handover, state
from coach.core.report.trends import WeeklyTrends, outcomes
from coach.core.visit.journey import assess
from coach.core.visit.state import Performed, ToldPain, Visit


@dataclass(frozen=True)
class AnsweredQuestion:
    """One question that was asked, with its answer in words."""

    question: str
    words: str
    state: AnswerState
    answer: str
    first: str | None = None
    """The answer given first, where it was taken back."""


@dataclass(frozen=True)
class Summary:
    """All that the summary tells of a visit."""

    visit: str
    when: datetime
    place: str
    advice: Advice
    answers: tuple[AnsweredQuestion, ...]
    not_asked: tuple[str, ...]
    """The questions of a check that have no answer, by their ids."""
    performed: tuple[Performed, ...]
    pains: tuple[ToldPain, ...]
    """Every pain told while the routine ran, the oldest first."""
    routine_seconds: float
    pain_before: int | None
    pain_after: int | None
    outcomes: WeeklyTrends
    """What was rated weekly, today or before; nothing at an emergency."""
    stopped: HardStop | None
    """What ended the routine and led to the check."""
    tips: tuple[Tip, ...]
    handover: ClinicalReport
    """What a therapist wants to know."""
    content_version: str
    reviewed: bool


def summarise(visit: Visit, library: Library, visits: Iterable[Visit] = ()) -> Summary:
    """Return the summary of a visit as far as it has come.

    Args:
        visit: The visit.
        library: The library that it was made with.
        visits: The person's visits, the newest first; no more of them are taken than are told.
    """
    advice = advise(assess(visit, library), visit, library)
    finished = any(entry.outcome == "done" for entry in visit.performed)
    return Summary(
        visit=visit.id,
        when=visit.started,
        place=visit.place,
        advice=advice,
        answers=answered(visit, library),
        not_asked=not_asked(visit.answers, library),
        performed=visit.performed,
        pains=visit.pains,
        routine_seconds=sum(entry.seconds for entry in visit.performed),
        pain_before=visit.number("pain-now"),
        pain_after=visit.number("pain-after"),
        outcomes=WeeklyTrends() if advice.level is Level.EMERGENCY else outcomes(visit, library),
        stopped=visit.stopped,
        tips=library.tips if finished or advice.level is Level.SELF_CARE else (),
        handover=handover(visit, library, visits),
        content_version=visit.content_version,
        reviewed=library.reviewed,
    )


def answered(visit: Visit, library: Library) -> tuple[AnsweredQuestion, ...]:
    """Return every question with an answer, in the order of the pages, each once."""
    told = {*visit.answers, *visit.first_answers}
    names = dict.fromkeys(name for page in library.pages for name in page.questions if name in told)
    words = library.words
    return tuple(
        AnsweredQuestion(
            question=name,
            words=library.questions[name].words,
            state=state(library.questions[name], visit),
            answer=answer_words(library.questions[name], visit.answers.get(name), words),
            first=answer_words(library.questions[name], visit.first_answers[name], words)
            if name in visit.first_answers and visit.first_answers[name] != visit.answers.get(name)
            else None,
        )
        for name in names
    )


def by_exercise(performed: Iterable[Performed]) -> dict[str, list[Performed]]:
    """Return what was done, by the ids of the exercises, in the order in which each came first."""
    entries: dict[str, list[Performed]] = {}
    for entry in performed:
        entries.setdefault(entry.exercise, []).append(entry)
    return entries
