"""The rows of a page of findings: its questions, and openers, each of which stands for several of them until opened."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from coach.core.content.questions import Opener, Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked

PageRow = Question | Opener


def page_rows(page: Page, answers: Answers, library: Library, opened: Collection[str] = ()) -> tuple[PageRow, ...]:
    """Return the rows of a page now, in order.

    An opener is followed by its findings once it is `opened` (by id), or if an answer to one of them is not no.
    Findings that earlier answers do not ask for are left out.
    """
    open_now = [library.questions[name] for name in asked(page, answers, library.questions)]
    openers = {name: opener for opener in page.openers for name in opener.of}
    rows: list[PageRow] = []
    for question in open_now:
        opener = openers.get(question.id)
        if opener is None:
            rows.append(question)
            continue
        if opener not in rows:
            rows.append(opener)
        if opener.id in opened or is_open(findings_of(opener, open_now), answers):
            rows.append(question)
    return tuple(rows)


def findings_of(opener: Opener, questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return those of the questions that an opener stands for."""
    return tuple(question for question in questions if question.id in opener.of)


def is_open(findings: Sequence[Question], answers: Answers) -> bool:
    """Say whether these findings, which one answer can deny together, have been answered one by one."""
    given = [answers.get(question.id) for question in findings]
    return any(value not in (None, "no") for value in given) or 0 < given.count(None) < len(given)
