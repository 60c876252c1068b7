"""Which questions a check left without an answer."""

from __future__ import annotations

from coach.core.checklist.answer_sheet import REQUIRED
from coach.core.checklist.dependencies import subjects
from coach.core.library import Library
from coach.core.triage.answers import meets
from coach.core.visit.journey import open_pages
from coach.core.visit.state import Visit


def left_open(visit: Visit, library: Library) -> frozenset[str]:
    """Return the check's questions without an answer that no other answer rules out.

    Leaves out the short check's questions when the full check was taken, as it asks the same in other words.
    """
    full = any(page.part == "check" for page in open_pages(visit, library))
    parts = {part for part in REQUIRED if not full or part != "prevention"}
    there = {name for page in library.pages if page.part in parts for name in page.questions}
    return frozenset(name for name in there if name not in visit.answers and not _ruled_out(name, visit, library))


def _ruled_out(name: str, visit: Visit, library: Library) -> bool:
    """Whether answers keep a question from being asked: all that it hangs on is answered, or ruled out itself."""
    gate = library.questions[name].when
    if gate is None or meets(gate, visit.answers, library.questions):
        return False
    return all(each in visit.answers or _ruled_out(each, visit, library) for each in subjects(gate))
