"""Where in a visit a page is, and where a person may go from it in place of an answer."""

from __future__ import annotations

from coach.core.checklist.progress import progress
from coach.core.content.questions import CHECK, OPTIONAL, Page
from coach.core.library import Library
from coach.core.triage.answers import asked
from coach.core.visit import journey
from coach.core.visit.actions import ChangeWanted, DetailsLeft, VisitAction, WeekLeft, WentBack
from coach.core.visit.state import Visit
from coach.plain.prompt import Command, Typed


def page_place(page: Page, visit: Visit, library: Library) -> str:
    """Return which page of how many this is; in the check, also about how many minutes are left.

    The pages to come are those of a usual person with the answers so far, as for the bar on the screens.
    """
    words = library.words
    if page.part not in CHECK:
        pages = [each for each in library.pages if each.part == page.part]
        open_now = [each for each in pages if asked(each, visit.answers, library.questions)]
        if len(open_now) == 1:
            return page.title
        return words("plain.page", number=open_now.index(page) + 1, pages=len(open_now), title=page.title)
    expected = {**library.planning.usual, **visit.answers}
    ahead = journey.pages_if(expected, visit, library)
    number = ahead.index(page) + 1 if page in ahead else len(ahead)
    told = words("plain.page", number=number, pages=len(ahead), title=page.title)
    come = progress(page, visit.answers, lambda answers: journey.pages_if(answers, visit, library), library)
    return f"{told} {words('plain.left', minutes=come.minutes)}"


def extra_words(page: Page) -> tuple[Command, ...]:
    """Return the words that act on a page, beside those that act on every page."""
    if page.part == "start":
        return ("helper",)
    return ("summary",) if page.part in OPTIONAL else ()


def left(typed: Typed, page: Page, library: Library) -> VisitAction:
    """Return what a person does on a page by a word in place of an answer."""
    match typed.command:
        case "helper":
            return ChangeWanted(library.aside.id)
        case "summary":
            return WeekLeft() if page.part == "week" else DetailsLeft()
        case _:
            return WentBack()
