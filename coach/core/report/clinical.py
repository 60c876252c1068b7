"""The facts of the therapist's part: each question with how it was answered, or that it was not asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from coach.core.checklist.answer_sheet import ASKED, not_asked
from coach.core.checklist.dependencies import with_gates
from coach.core.checklist.wording import answer_words
from coach.core.content.clinical_layout import ClinicalLayout
from coach.core.content.conditions import parse
from coach.core.content.levels import Level
from coach.core.content.questions import Question
from coach.core.library import Library
from coach.core.triage.answers import Value
from coach.core.visit.journey import open_pages
from coach.core.visit.past_visits import NextDay, PastVisit, earlier_visits, next_day
from coach.core.visit.progression import NEXT_DAY
from coach.core.visit.state import Visit

AnswerState = Literal["yes", "unsure", "denied", "skipped", "changed", "not-asked"]
"""`yes`: a yes, a choice or a number; `denied`: a no, or nothing chosen; `changed`: the first answer was another."""


@dataclass(frozen=True)
class QuestionState:
    """One question and how it was answered."""

    question: str
    short: str
    statement: str
    """A yes to the question in the first person."""
    state: AnswerState
    answer: str
    """In words; "Not asked" if there is none."""
    first: str | None = None
    """The first answer, if it was changed."""


@dataclass(frozen=True)
class ClinicalReport:
    """What a therapist wants to know besides the result."""

    answered_by: Literal["self", "helper"] | None
    """Whether somebody answered for the person; None if that was not asked."""
    signs: tuple[QuestionState, ...]
    """Every sign with an answer, and every unanswered warning sign that this kind of check could have asked about."""
    pain: tuple[tuple[QuestionState, ...], ...]
    """The pain and its course, in lines of related questions."""
    story: tuple[tuple[QuestionState, ...], ...]
    """How it began, care so far and demands, in lines; the last line has all answers that have no other place."""
    background: tuple[QuestionState, ...]
    """Age and health, without what this kind of check could not have asked."""
    page_seconds: Mapping[str, float]
    """The seconds spent on each page, by its id, between 0 and the longest that is reported."""
    next_day: NextDay | None
    """What this visit says about the day after the last routine."""
    earlier: tuple[PastVisit, ...]
    """Earlier visits, the newest first; none at a kiosk, which keeps nothing."""


def clinical_report(visit: Visit, library: Library, visits: Iterable[Visit] = ()) -> ClinicalReport:
    """Return the therapist's facts about a visit so far.

    Args:
        visit: The visit.
        library: The library that it was made with.
        visits: The person's visits, the newest first; only as many are read as are reported.
    """
    layout = library.planning.handover
    # Weekly ratings are reported as trends, unless they were skipped.
    rated = {name for name in library.planning.outcomes.ratings if isinstance(visit.value(name), int)}
    apart = {layout.who, *rated, NEXT_DAY}
    placed = {*layout.questions, *apart}
    findings = [name for name in _order(library) if library.questions[name].kind == "finding" and name not in placed]
    left_open = _left_open(visit, library)
    due = left_open & _warning_signs(library)
    others = [name for name in _order(library) if name in visit.answers and name not in {*placed, *findings}]
    return ClinicalReport(
        answered_by=_answered_by(visit, layout),
        signs=tuple(
            _question_state(name, visit, library) for name in findings if _was_answered(name, visit) or name in due
        ),
        pain=_lines(layout.pain, visit, library),
        story=_lines((*layout.story, others), visit, library),
        background=tuple(
            _question_state(name, visit, library)
            for name in layout.background
            if _was_answered(name, visit) or name in left_open
        ),
        page_seconds={name: min(max(0.0, took), layout.longest_page_s) for name, took in visit.page_seconds.items()},
        next_day=next_day(visit, library),
        earlier=tuple(islice(earlier_visits(visit, visits, library), layout.visits)),
    )


def _answered_by(visit: Visit, layout: ClinicalLayout) -> Literal["self", "helper"] | None:
    who = visit.value(layout.who)
    return None if who is None else "helper" if who == layout.helper else "self"


def state(question: Question, visit: Visit) -> AnswerState:
    """Return how a question was answered in a visit."""
    value = visit.answers.get(question.id)
    if question.id in visit.first_answers and visit.first_answers[question.id] != value:
        return "changed"
    return _state(value)


def _state(value: Value | None) -> AnswerState:
    if value is None:
        return "not-asked"
    if value in ("no", ()):
        return "denied"
    if value in ("unsure", "skipped"):
        return "unsure" if value == "unsure" else "skipped"
    return "yes"


def _was_answered(name: str, visit: Visit) -> bool:
    return name in visit.answers or name in visit.first_answers


def _question_state(name: str, visit: Visit, library: Library) -> QuestionState:
    question, words = library.questions[name], library.words
    known = state(question, visit)
    first = answer_words(question, visit.first_answers[name], words) if known == "changed" else None
    answer = answer_words(question, visit.answers.get(name), words)
    return QuestionState(name, question.short, question.statement, known, answer, first)


def _lines(lines: Iterable[Iterable[str]], visit: Visit, library: Library) -> tuple[tuple[QuestionState, ...], ...]:
    return tuple(tuple(_question_state(name, visit, library) for name in line) for line in lines)


def _order(library: Library) -> tuple[str, ...]:
    """All questions that are on a page, in the order of the pages, each once."""
    return tuple(dict.fromkeys(name for page in library.pages for name in page.questions))


def _left_open(visit: Visit, library: Library) -> set[str]:
    """The questions that this kind of check could have asked and did not.

    Leaves out the short check's questions when the full check was taken, as it asks the same in other words, and all
    that the person's age and health rule out, as the report already says why.
    """
    full = any(page.part == "check" for page in open_pages(visit, library))
    parts = {part for part in ASKED if not full or part != "prevention"}
    there = {name for page in library.pages if page.part in parts for name in page.questions}
    unanswered = there & set(not_asked(visit.answers, library))
    return {name for name in unanswered if not _ruled_out(name, visit, library)}


def _ruled_out(name: str, visit: Visit, library: Library) -> bool:
    """Whether only answers about age and health keep a question from being asked."""
    first = {each for page in library.pages if page.part == "start" for each in page.questions}
    gates = {*with_gates([name], library)} - {name}
    personal = gates & set(library.planning.handover.background)
    roots = {each for each in personal if not {*with_gates([each], library)} - {each} - first}
    return bool(personal) and gates - first <= personal and all(each in visit.answers for each in roots)


def _warning_signs(library: Library) -> set[str]:
    """The findings that can lead to an emergency or urgent result."""
    sets = {each.id: each.of for each in library.sets}
    grave = [rule for rule in library.rules.values() if rule.level in (Level.EMERGENCY, Level.URGENT)]
    named = chain.from_iterable((*rule.all, *rule.any) for rule in grave)
    members = chain.from_iterable(sets.get(each, (each,)) for each in named)
    alone = {name for name, question in library.questions.items() if question.unsure == "urgent"}
    return {parse(each).subject for each in members} | alone
