"""Gates: every page and question is asked of someone, and each condition of a gate can open it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coach.checking.clashes import Clashes
from coach.checking.mentions import mentions
from coach.checking.paths import PathRow, Paths
from coach.core.checklist.dependencies import subjects
from coach.core.content.conditions import Requirement
from coach.core.content.levels import Level
from coach.core.content.questions import Page, Question
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each gate that lets nobody through, and each condition of an `any` that never opens one.

    A gate is closed by what can be answered before, by another gate, or by an emergency, which ends the questions.
    That gates look back only is seen when the content is loaded.
    """
    gates = _Gates(library)
    found: list[Problem] = []
    for page in library.pages:
        table = content.tables[("page", page.id)]
        found += [table.problem(["when"], message) for message in gates.of_page(page)]
    for question in library.questions.values():
        table = content.tables[("question", question.id)]
        found += [table.problem(["when"], message) for message in gates.of_question(question)]
    return found


class _Gates:
    """What is wrong with gates, in words."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._paths = Paths(library)
        self._closed = self._paths.closed()

    def of_page(self, page: Page) -> Iterator[str]:
        """Yield why nobody gets to a page, or why a condition of its gate never counts."""
        row = next(row for row in self._paths.rows(page.questions[0]) if row.page is page)
        if page.when and not self._closed.intersection(subjects(page.when)):
            yield from self._faults(page.when, row.start, page.questions)

    def of_question(self, question: Question) -> Iterator[str]:
        """Yield why a question is never asked where it stands, or why a condition of its gate never counts."""
        if question.when is None or self._closed.intersection(subjects(question.when)):
            return
        told: dict[str, None] = {}
        for row in self._paths.rows(question.id):
            page = row.page.when
            if page is None or any(True for _ in self._paths.meeting(page, row.start)):
                said = [*self._faults(question.when, row.place, (question.id,))] or [*self._shut(row)]
                told.update(dict.fromkeys(said or self._idle(row, question.when)))
        yield from told

    def _faults(self, gate: Requirement, before: int, behind: Iterable[str]) -> Iterator[str]:
        clashes = Clashes(self._library, self._paths, before)
        fault = clashes.fault(gate)
        if fault is None:
            yield from clashes.idle(gate.all, gate.any).values()
        else:
            yield f"never asked{self._needed(behind)}: {fault[1]}"

    def _shut(self, row: PathRow) -> Iterator[str]:
        """Why a row whose gates can each be met is never asked."""
        opening = (answers for path in self._paths.opening(row) for answers in self._paths.answers(path))
        levels = {self._library.triage.assess(answers).level for answers in opening}
        if not levels:
            reason = f"this and the `when` of page {row.page.id} never hold together; change one of them"
            yield f"never asked{self._needed((row.name,))}: {reason}"
        elif levels == {Level.EMERGENCY}:
            reason = "what opens it is an emergency, which ends the questions; let a lesser answer open it"
            yield f"never asked{self._needed((row.name,))}: {reason}"

    def _idle(self, row: PathRow, gate: Requirement) -> Iterator[str]:
        """Which conditions of an `any` never hold where the page is asked."""
        for member in gate.any:
            wanted = Requirement(all=(*gate.all, member))
            if row.page.when and not self._both(row.page.when, row.start, wanted, row.place):
                yield f"{member!r} never holds where page {row.page.id} is asked; take it out or open the page to it"

    def _both(self, first: Requirement, start: int, then: Requirement, place: int) -> bool:
        return any(True for path in self._paths.meeting(first, start) for _ in self._paths.meeting(then, place, path))

    def _needed(self, names: Iterable[str]) -> str:
        """The first rule that asks for one of these questions, in words."""
        wanted = set(names)
        asking = (each.id for each in mentions(self._library) if each.kind == "rule" and wanted & each.subjects)
        rule = next(asking, None)
        return f", though rule {rule} asks for it" if rule else ""
