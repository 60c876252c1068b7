"""Finds the danger signs that were answered faster than they can be read, to ask once whether to look again."""

from __future__ import annotations

from coach.core.checklist.duration import hasty_pages
from coach.core.library import Library
from coach.core.visit.journey import open_pages
from coach.core.visit.state import HASTE, Visit


def hasty_rows(visit: Visit, library: Library) -> tuple[str, ...]:
    """Return the ids of the check's pages of rows that were hardly read; none if the person was told so before."""
    if HASTE in visit.done:
        return ()
    rows = {page.id for page in open_pages(visit, library) if page.form == "rows" and page.part != "unlock"}
    hasty = hasty_pages(visit.page_seconds, visit.answers, library)
    return tuple(each.page.id for each in hasty if each.page.id in rows)
