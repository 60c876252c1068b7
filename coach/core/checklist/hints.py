"""The line that says how to answer a page: in full on the first page of its kind, briefly on later ones."""

from __future__ import annotations

from coach.core.content.questions import Page
from coach.core.library import Library


def hint(page: Page, library: Library) -> str:
    """Return the line under a page's question: its own, or the usual one for pages of its kind; may be empty.

    The first page of a kind in its part of the visit has the full text. On later ones the keys at the foot are enough;
    only tick pages always say what an empty row means.
    """
    kind = _kind(page, library)
    first = next(each for each in library.pages if each.part == page.part and _kind(each, library) == kind)
    again = f"hint.{kind}-again"
    key = f"hint.{kind}" if first is page else again
    usual = library.words(key) if key in library.words else ""
    return page.hint or usual


def _kind(page: Page, library: Library) -> str:
    return library.questions[page.questions[0]].kind if page.form == "single" else page.form
