"""How long the questions take to read and to answer, and which pages were answered faster than they can be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from coach.core.checklist.hints import hint
from coach.core.checklist.page_rows import PageRow, page_rows
from coach.core.content.questions import Opener, Page, Question
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked

WORDS_A_MINUTE = 160
SECONDS_AN_ITEM = 2


def items(page: Page, answers: Answers, library: Library) -> int:
    """Return how many rows or choices a person must read on a page."""
    return sum(max(len(_choices(row)), 1) for row in page_rows(page, answers, library))


def word_count(page: Page, answers: Answers, library: Library) -> int:
    """Return how many words a page shows, without its keys; 0 if it asks nothing."""
    rows = page_rows(page, answers, library)
    if not rows:
        return 0
    chart = library.chart(page.questions[0])
    captions = [view.words for view in chart.body.views] if chart else []
    texts = [page.title, page.words, hint(page, library), *(text for row in rows for text in _texts(row, page))]
    return sum(len(text.split()) for text in (*texts, *captions))


def _choices(row: PageRow) -> tuple[str, ...]:
    if isinstance(row, Opener):
        return ()
    bands = [band.words for band in row.bands if band.words]
    return (*(choice.words for choice in row.choices), *bands)


def _texts(row: PageRow, page: Page) -> Iterable[str]:
    yield from _choices(row)
    if isinstance(row, Question):
        yield from row.ends or ()
    if row.words != page.words:
        yield row.words


def reading_seconds(page: Page, answers: Answers, library: Library) -> float:
    """Return how many seconds it takes to read a page; 0 if it asks nothing."""
    return word_count(page, answers, library) * 60 / WORDS_A_MINUTE


def seconds(pages: Iterable[Page], answers: Answers, library: Library) -> float:
    """Return how many seconds it takes to read and answer these pages."""
    spent = [
        reading_seconds(page, answers, library) + items(page, answers, library) * SECONDS_AN_ITEM for page in pages
    ]
    return sum(spent)


def minutes(pages: Iterable[Page], answers: Answers, library: Library) -> int:
    """Return how many minutes these pages take, rounded up, at least 1."""
    return max(1, ceil(seconds(pages, answers, library) / 60))


def check_minutes(library: Library) -> int:
    """Return how many minutes the check takes a usual person."""
    pages = [page for page in library.pages if page.part in ("start", "check")]
    return minutes(pages, library.planning.usual, library)


@dataclass(frozen=True)
class HastyPage:
    """A page that was answered faster than it can be read."""

    page: Page
    seconds: float
    """How long it was shown."""


def hasty_pages(page_seconds: Mapping[str, float], answers: Answers, library: Library) -> tuple[HastyPage, ...]:
    """Return the pages of signs that were answered in too small a share of their reading time, in their order.

    Args:
        page_seconds: How long each page was shown, by its id.
        answers: All answers of the visit, which decide what the pages ask.
        library: The library; its planning says how small a share is too small.
    """
    share = library.planning.haste.share
    return tuple(
        HastyPage(page, page_seconds[page.id])
        for page in library.pages
        if page.id in page_seconds
        and any(library.questions[name].kind == "finding" for name in asked(page, answers, library.questions))
        and page_seconds[page.id] < share * reading_seconds(page, answers, library)
    )
