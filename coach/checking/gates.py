"""Checks the `when` of pages and questions: somebody is asked each of them, and each condition can open it."""

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
    """Return each `when`, here called a gate, that nobody can meet, and each condition of an `any` that never helps.

    A gate can be closed by what can be answered before it, by another gate, or by an emergency, which ends the
    questions. Loading the content has already shown that each gate depends only on earlier questions.
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
    """Finds what is wrong with gates, in words."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._paths = Paths(library)
        self._closed = self._paths.closed()

    def of_page(self, page: Page) -> Iterator[str]:
        """Yield why nobody is asked a page, or why a condition of its gate never helps."""
        row = next(row for row in self._paths.rows(page.questions[0]) if row.page is page)
        if page.when and not self._closed.intersection(subjects(page.when)):
            yield from self._faults(page.when, row.start, page.questions)

    def of_question(self, question: Question) -> Iterator[str]:
        """Yield why a question is never asked on its pages, or why a condition of its gate never helps."""
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
        """Yield why a row is never asked, although its page's and its own gate can each be met."""
        opening = (answers for path in self._paths.opening(row) for answers in self._paths.answers(path))
        levels = {self._library.triage.assess(answers).level for answers in opening}
        if not levels:
            reason = f"this and the `when` of page {row.page.id} never hold together; change one of them"
            yield f"never asked{self._needed((row.name,))}: {reason}"
        elif levels == {Level.EMERGENCY}:
            reason = "what opens it is an emergency, which ends the questions; let a lesser answer open it"
            yield f"never asked{self._needed((row.name,))}: {reason}"

    def _idle(self, row: PathRow, gate: Requirement) -> Iterator[str]:
        """Yield the conditions of an `any` that never hold when the page is asked."""
        for member in gate.any:
            wanted = Requirement(all=(*gate.all, member))
            if row.page.when and not self._both(row.page.when, row.start, wanted, row.place):
                yield f"{member!r} never holds where page {row.page.id} is asked; take it out or open the page to it"

    def _both(self, first: Requirement, start: int, then: Requirement, place: int) -> bool:
        return any(True for path in self._paths.meeting(first, start) for _ in self._paths.meeting(then, place, path))

    def _needed(self, names: Iterable[str]) -> str:
        """Return words that name the first rule which uses one of these questions; empty if there is none."""
        wanted = set(names)
        asking = (each.id for each in mentions(self._library) if each.kind == "rule" and wanted & each.subjects)
        rule = next(asking, None)
        return f", though rule {rule} asks for it" if rule else ""
