"""The facts of the therapist's part: how each question was answered, by theme, and what tells if it can be trusted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Literal

from coach.core.checklist.duration import HastyPage, hasty_pages
from coach.core.checklist.wording import answer_said
from coach.core.content.clinical_layout import ClinicalLayout, FindingGroup
from coach.core.content.questions import Question
from coach.core.library import Library
from coach.core.report.left_open import left_open
from coach.core.triage.answers import Value
from coach.core.visit.past_visits import NextDay, PastVisit, earlier_visits, next_day
from coach.core.visit.progression import NEXT_DAY, PAIN_AFTER
from coach.core.visit.state import Visit

AnswerState = Literal["yes", "unsure", "denied", "skipped", "changed", "not-asked"]
"""`yes`: a yes, a choice or a number; `denied`: a no, or nothing chosen; `changed`: the first answer was another."""


@dataclass(frozen=True)
class QuestionState:
    """One question and how it was answered."""

    question: str
    short: str
    state: AnswerState
    stands: AnswerState
    """The same for the answer that stands: never `changed`."""
    answer: str
    """In words; "Not asked" if there is none."""
    first: str | None = None
    """The first answer, if it was changed."""


QuestionLines = tuple[tuple[QuestionState, ...], ...]
"""Related questions in lines."""


@dataclass(frozen=True)
class GroupStates:
    """Findings that are told in one line, among them those that a whole check would have asked and this one did not."""

    name: str
    findings: tuple[QuestionState, ...]


@dataclass(frozen=True)
class ClinicalReport:
    """What a therapist wants to know besides the result."""

    answered_by: Literal["self", "helper"]
    """Whether somebody answered for the person: who does so says it by a key."""
    check_age: timedelta | None
    """How old the answers of the check were when the visit began, at least 0; None if it was not finished."""
    hasty: tuple[HastyPage, ...]
    """The pages of signs that were answered faster than they can be read."""
    pain: QuestionLines
    """The place, the pain and its course."""
    flags: tuple[GroupStates, ...]
    """The signs, by what they may point to; groups that were neither asked nor left open are not there."""
    eases: QuestionLines
    """What eases and what aggravates it."""
    story: QuestionLines
    """How it began, care so far and demands; the last line has all answers that have no other place."""
    background: tuple[GroupStates, ...]
    """Health and medicines, as the flags."""
    page_seconds: Mapping[str, float]
    """The seconds spent on each page, by its id, between 0 and the longest that is reported."""
    next_day: NextDay | None
    """What this visit says about the day after the last routine."""
    earlier: tuple[PastVisit, ...]
    """Earlier visits, the newest first; none at a kiosk, which keeps nothing."""

    @property
    def states(self) -> tuple[QuestionState, ...]:
        """Every question of the report."""
        lines = (*self.pain, *self.eases, *self.story)
        groups = (*self.flags, *self.background)
        return (*(each for line in lines for each in line), *(each for group in groups for each in group.findings))


def clinical_report(visit: Visit, library: Library, visits: Iterable[Visit] = ()) -> ClinicalReport:
    """Return the therapist's facts about a visit so far.

    Args:
        visit: The visit.
        library: The library that it was made with.
        visits: The person's visits, the newest first; only as many are read as are reported.
    """
    layout = library.planning.handover
    rest = [name for name in _order(library) if name not in _placed(layout, visit, library)]
    findings = [name for name in rest if library.questions[name].kind == "finding"]
    others = [name for name in rest if name not in findings and name in visit.answers]
    ungrouped = [FindingGroup(name=library.words("handover.other"), of=tuple(findings))] if findings else []
    unanswered = left_open(visit, library)
    return ClinicalReport(
        answered_by=_answered_by(visit, layout),
        check_age=max(timedelta(), visit.started - visit.checked_at) if visit.checked_at else None,
        hasty=hasty_pages(visit.page_seconds, visit.answers, library),
        pain=_lines(layout.pain, visit, library),
        flags=_groups((*layout.flags, *ungrouped), visit, unanswered, library),
        eases=_lines(layout.eases, visit, library),
        story=_lines((*layout.story, others), visit, library),
        background=_groups(layout.background, visit, unanswered, library),
        page_seconds={name: min(max(0.0, took), layout.longest_page_s) for name, took in visit.page_seconds.items()},
        next_day=next_day(visit, library),
        earlier=tuple(islice(earlier_visits(visit, visits, library), layout.visits)),
    )


def _placed(layout: ClinicalLayout, visit: Visit, library: Library) -> set[str]:
    """The questions that have a place of their own in the report."""
    lines = {name for line in layout.lines for name in line}
    grouped = {name for group in layout.groups for name in group.of}
    # Weekly ratings are reported as trends, unless they were skipped.
    rated = {name for name in library.planning.outcomes.ratings if isinstance(visit.value(name), int)}
    return {*lines, *grouped, *rated, layout.who, NEXT_DAY, PAIN_AFTER}


def _answered_by(visit: Visit, layout: ClinicalLayout) -> Literal["self", "helper"]:
    return "helper" if visit.value(layout.who) == layout.helper else "self"


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


def _question_state(name: str, visit: Visit, library: Library) -> QuestionState:
    question, words, value = library.questions[name], library.words, visit.answers.get(name)
    known = state(question, visit)
    first = answer_said(question, visit.first_answers[name], words) if known == "changed" else None
    return QuestionState(name, question.short, known, _state(value), answer_said(question, value, words), first)


def _lines(lines: Iterable[Iterable[str]], visit: Visit, library: Library) -> QuestionLines:
    return tuple(tuple(_question_state(name, visit, library) for name in line) for line in lines)


def _groups(
    groups: Iterable[FindingGroup], visit: Visit, unanswered: frozenset[str], library: Library
) -> tuple[GroupStates, ...]:
    told = {*visit.answers, *visit.first_answers, *unanswered}
    found = (
        GroupStates(group.name, tuple(_question_state(name, visit, library) for name in group.of if name in told))
        for group in groups
    )
    return tuple(each for each in found if each.findings)


def _order(library: Library) -> tuple[str, ...]:
    """All questions that are on a page, in the order of the pages, each once."""
    return tuple(dict.fromkeys(name for page in library.pages for name in page.questions))
