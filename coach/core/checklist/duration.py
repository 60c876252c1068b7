"""An estimate of how long the questions take: reading time for the words, and a moment for each item."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from coach.core.checklist.hints import hint
from coach.core.content.questions import Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked

WORDS_A_MINUTE = 160
SECONDS_AN_ITEM = 2


def items(page: Page, answers: Answers, library: Library) -> int:
    """Return how many rows or choices a person must read on a page."""
    questions = [library.questions[name] for name in asked(page, answers, library.questions)]
    return sum(max(len(question.choices), 1) for question in questions)


def word_count(page: Page, answers: Answers, library: Library) -> int:
    """Return how many words a page shows, without its keys; 0 if it asks nothing."""
    questions = [library.questions[name] for name in asked(page, answers, library.questions)]
    if not questions:
        return 0
    chart = library.chart(questions[0].id)
    captions = [view.words for view in chart.body.views] if chart else []
    rows = [text for each in questions for text in _texts(each, page)]
    texts = [page.title, page.words, hint(page, library), *rows, *captions]
    return sum(len(text.split()) for text in texts)


def _texts(question: Question, page: Page) -> Iterable[str]:
    yield from (choice.words for choice in question.choices)
    yield from question.ends or ()
    if question.words != page.words:
        yield question.words


def seconds(pages: Iterable[Page], answers: Answers, library: Library) -> float:
    """Return how many seconds it takes to read and answer these pages."""
    spent = [
        word_count(page, answers, library) * 60 / WORDS_A_MINUTE + items(page, answers, library) * SECONDS_AN_ITEM
        for page in pages
    ]
    return sum(spent)


def minutes(pages: Iterable[Page], answers: Answers, library: Library) -> int:
    """Return how many minutes these pages take, rounded up, at least 1."""
    return max(1, ceil(seconds(pages, answers, library) / 60))
