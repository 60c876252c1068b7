"""How far a check has come: a bar that never shrinks, and minutes that never grow, whatever the answers open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.core.checklist.duration import minutes, seconds
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers

SEGMENTS = 8
"""How long the bar is. All segments are filled only once every question is answered."""


@dataclass(frozen=True)
class Progress:
    """How far a check has come at one of its pages."""

    filled: int
    """Segments of the bar, fewer than `SEGMENTS`."""
    minutes: int
    """About how many are left, this page included; at least 1."""


def progress(page: Page, answers: Answers, opened: Callable[[Answers], Sequence[Page]], library: Library) -> Progress:
    """Return how far a check has come at a page.

    The first page decides which way the check goes; after it, the pages of a usual person on that way are the measure.
    On a page that only an answer opened the bar stands still, so that going forward never takes anything back.

    Args:
        page: The page that is shown.
        answers: The answers so far.
        opened: Returns the pages of the check that answers keep open.
        library: All content.
    """
    usual, first = library.planning.usual, library.pages[0]
    own = {name: answers[name] for name in first.questions if name in answers and page is not first}
    expected = {**usual, **own}
    pages = opened(expected)
    here = _place(page, library)
    done = seconds((each for each in pages if _place(each, library) < here), expected, library)
    rest = [each for each in pages if _place(each, library) >= here]
    share = done / (done + seconds(rest, expected, library))
    most = minutes(opened(usual), usual, library)
    return Progress(min(int(share * SEGMENTS), SEGMENTS - 1), min(most, minutes(rest, expected, library)))


def _place(page: Page, library: Library) -> tuple[bool, int]:
    """Where a page stands in the order of asking: what may unlock more comes last."""
    return page.part == "unlock", library.pages.index(page)
