"""The summary: the facts about a visit, the common source of every format of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coach.core.checklist.answer_sheet import not_asked
from coach.core.checklist.wording import answer_words
from coach.core.content.levels import Level, Place
from coach.core.content.pain_rule import HardStop
from coach.core.content.topics import Tip
from coach.core.library import Library
from coach.core.report.advice import Advice, advise
from coach.core.report.clinical import AnswerState, ClinicalReport, clinical_report, state
from coach.core.report.training import training_done
from coach.core.report.trends import WeeklyTrends, weekly_trends
from coach.core.visit.journey import assess
from coach.core.visit.progression import PAIN_AFTER, PAIN_BEFORE
from coach.core.visit.set_used import SetUsed
from coach.core.visit.state import Performed, ToldPain, Visit


@dataclass(frozen=True)
class AnsweredQuestion:
    """One question that was asked, with its answer in words."""

    question: str
    words: str
    state: AnswerState
    answer: str
    first: str | None = None
    """The first answer, if it was changed."""


@dataclass(frozen=True)
class Summary:
    """Everything that the summary says about a visit."""

    visit: str
    when: datetime
    checked_at: datetime | None
    """When the check that it rests on was finished (UTC); None if it was not."""
    place: Place
    advice: Advice
    answers: tuple[AnsweredQuestion, ...]
    not_asked: tuple[str, ...]
    """The ids of the check's questions without an answer."""
    set_used: SetUsed | None
    """The therapist's set that the routine was, with its warnings; None for a routine of coach's own."""
    performed: tuple[Performed, ...]
    training: tuple[str, ...]
    """What the session of a return plan was, in words; empty without one."""
    pains: tuple[ToldPain, ...]
    """Every pain that was reported during the routine, the oldest first."""
    worked_seconds: float
    """Seconds of work."""
    pain_before: int | None
    pain_after: int | None
    trends: WeeklyTrends
    """The weekly ratings, today's and earlier ones; empty for an emergency."""
    stopped: HardStop | None
    """What ended the routine and led back to the check."""
    tips: tuple[Tip, ...]
    clinical: ClinicalReport
    """The therapist's part."""
    content_version: str
    reviewed: bool
    language: str
    """The tag of the language of its words."""


def summarise(visit: Visit, library: Library, visits: Iterable[Visit] = ()) -> Summary:
    """Return the summary of a visit so far.

    Args:
        visit: The visit.
        library: The library that it was made with.
        visits: The person's visits, the newest first; only as many are read as are reported.
    """
    advice = advise(assess(visit, library), visit, library)
    finished = any(entry.outcome == "done" for entry in visit.performed)
    return Summary(
        visit=visit.id,
        when=visit.started,
        checked_at=visit.checked_at,
        place=visit.place,
        advice=advice,
        answers=answered(visit, library),
        not_asked=not_asked(visit.answers, library),
        set_used=visit.set_used if visit.performed else None,
        performed=visit.performed,
        training=tuple(training_done(visit, library)),
        pains=visit.pains,
        worked_seconds=sum(entry.seconds for entry in visit.performed),
        pain_before=visit.number(PAIN_BEFORE),
        pain_after=visit.number(PAIN_AFTER),
        trends=WeeklyTrends() if advice.level is Level.EMERGENCY else weekly_trends(visit, library),
        stopped=visit.stopped,
        tips=library.tips if finished or advice.level is Level.SELF_CARE else (),
        clinical=clinical_report(visit, library, visits),
        content_version=visit.content_version,
        reviewed=library.reviewed,
        language=library.words("cue.language"),
    )


def answered(visit: Visit, library: Library) -> tuple[AnsweredQuestion, ...]:
    """Return every question with a present or first answer, in the order of the pages, each once."""
    with_answer = {*visit.answers, *visit.first_answers}
    names = dict.fromkeys(name for page in library.pages for name in page.questions if name in with_answer)
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
    """Return what was done, grouped by the id of the exercise, in the order in which exercises first came up."""
    entries: dict[str, list[Performed]] = {}
    for entry in performed:
        entries.setdefault(entry.exercise, []).append(entry)
    return entries
