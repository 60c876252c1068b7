"""Checks that every question which opens a page or another question is asked before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from coach.core.checklist.dependencies import subjects
from coach.core.content.conditions import Requirement
from coach.core.content.questions import Page, Question
from coach.core.errors import Problem
from coach.loading.overlay import Table

_Place = tuple[int, int]
"""The number of a page and of a row on it."""


def follow_up_problems(
    questions: Sequence[Question], pages: Sequence[Page], tables: Mapping[tuple[str, str], Table]
) -> list[Problem]:
    """Return each `when` that names a question asked later or nowhere, and each cycle of questions once.

    Such a `when` can never be met, since only earlier answers count: what it opens would never be asked.
    """
    asking = _Asking(questions, pages)
    found: list[Problem] = []
    for number, page in enumerate(pages):
        late = asking.late(page.when, (number, 0), page.questions)
        found += [tables[("page", page.id)].problem(["when"], message) for message in late]
    for question in questions:
        late = asking.late(question.when, asking.first(question.id), (question.id,))
        found += [tables[("question", question.id)].problem(["when"], message) for message in late]
    return found


class _Asking:
    """Where each question is asked, and what opens it."""

    def __init__(self, questions: Sequence[Question], pages: Sequence[Page]) -> None:
        self._pages = pages
        self._places: dict[str, list[_Place]] = defaultdict(list)
        self._openers: dict[str, list[str]] = {each.id: _subjects(each.when) for each in questions}
        self._told: set[frozenset[str]] = set()
        for number, page in enumerate(pages):
            openers = _subjects(page.when)
            for row, name in enumerate(page.questions):
                self._places[name].append((number, row))
                self._openers[name] += openers

    def first(self, name: str) -> _Place:
        """Return where a question is first asked; after the last page if it is on none."""
        return self._places[name][0] if self._places[name] else (len(self._pages), 0)

    def late(self, gate: Requirement | None, place: _Place, behind: Iterable[str]) -> Iterator[str]:
        """Yield each condition of a gate that is asked too late for what it opens, and each cycle once.

        Args:
            gate: The `when` of a page or a question.
            place: Where the page or question is asked.
            behind: The questions that the gate opens.
        """
        for name in _subjects(gate):
            if not self._places[name]:
                yield f"{name} opens this and is asked on no page; ask it before, or take it out"
            elif self._places[name][0] >= place:
                cycle = next((cycle for each in behind if (cycle := self._cycle(each, name))), ())
                if cycle and frozenset(cycle) not in self._told:
                    self._told.add(frozenset(cycle))
                    waits = ", ".join(
                        f"{one} waits for {other}" for one, other in zip(cycle, (*cycle[1:], cycle[0]), strict=True)
                    )
                    yield f"a cycle of follow-ups: {waits}; take one of these gates out"
                elif not cycle:
                    page = self._pages[self._places[name][0][0]].id
                    yield f"{name} opens this and is asked later, on page {page}; ask it before, or take it out"

    def _cycle(self, gated: str, opener: str) -> tuple[str, ...]:
        """Return the shortest cycle from a question to the one that opens it and back; empty if there is none."""
        waiting: list[tuple[str, ...]] = [(gated, opener)] if opener != gated else []
        seen = {opener}
        while waiting:
            way = waiting.pop(0)
            for name in self._openers[way[-1]]:
                if name == gated:
                    return way
                if name not in seen:
                    seen.add(name)
                    waiting.append((*way, name))
        return (gated,) if opener == gated else ()


def _subjects(gate: Requirement | None) -> list[str]:
    return list(dict.fromkeys(subjects(gate))) if gate else []
