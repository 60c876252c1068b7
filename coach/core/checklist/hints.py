"""The line that says how to answer a page: in full on the first page of its kind, briefly on later ones."""

from __future__ import annotations

from coach.core.content.questions import Page
from coach.core.library import Library


def hint(page: Page, library: Library, *, singly: bool = False) -> str:
    """Return the line under a page's question: its own, or the usual one for pages of its kind; may be empty.

    The first page of a kind in its part of the visit has it; on later ones the keys at the foot are enough. A page that
    is answered as a whole always has it, since few such pages are asked, and any of them may be the first.

    Args:
        page: The page.
        library: The content.
        singly: Whether each question is answered by itself, so that nothing is answered as a whole.
    """
    kind = _kind(page, library)
    first = next(each for each in library.pages if each.part == page.part and _kind(each, library) == kind)
    if kind == "group" and singly and not page.hint:
        return library.words("hint.rows")
    return page.hint or (library.words(f"hint.{kind}") if first is page or kind == "group" else "")


def _kind(page: Page, library: Library) -> str:
    question = library.questions[page.questions[0]]
    if page.form != "single":
        return page.form
    return "choice" if question.by_bands else question.kind
