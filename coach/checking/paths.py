"""Finds which answers meet a requirement, when questions are asked only as the `when` of pages and questions allows.

A path is a set of answers with the rows that ask for them. No condition requires a "no" or the absence of an answer, so
a requirement can be met exactly if its conditions, and the `when` of every question that they need, do not exclude one
another. A search over the choices in each `any` finds every smallest path, or shows that there is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple, get_args

from coach.checking.facts import Facts
from coach.core.content.conditions import Requirement
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, Value

EVERY_PART: tuple[str, ...] = get_args(Page.model_fields["part"].annotation)
"""The parts of the program that ask pages."""


class PathRow(NamedTuple):
    """One question on one page; rows are counted over all pages."""

    page: Page
    name: str
    start: int
    """The number of the page's first row."""
    place: int
    """The number of this row."""


@dataclass(frozen=True, slots=True)
class Path:
    """What must have been answered, and which rows must have been asked."""

    values: dict[str, int] = field(default_factory=dict)
    """By variable of `Facts`, the values that it can still have, as bits."""
    rows: frozenset[int] = frozenset()


NOWHERE = Path()
"""The path on which nothing is answered yet."""


class Paths:
    """The paths through a library's pages, of all parts or of some; every requirement must be the library's own."""

    def __init__(self, library: Library, parts: Collection[str] = EVERY_PART) -> None:
        self._library = library
        self._facts = Facts(library)
        self._by_name: dict[str, list[PathRow]] = defaultdict(list)
        place = 0
        for page in library.pages:
            start = place
            for name in page.questions if page.part in parts else ():
                self._by_name[name].append(PathRow(page, name, start, place))
                place += 1
        self._end = place

    def rows(self, name: str) -> tuple[PathRow, ...]:
        """Return the rows that ask a question, in the order of the pages."""
        return tuple(self._by_name.get(name, ()))

    def closed(self) -> frozenset[str]:
        """Return the questions that are on a page but can never be asked."""
        return frozenset(
            name for name, rows in self._by_name.items() if not any(True for row in rows for _ in self.opening(row))
        )

    def meeting(self, requirement: Requirement, before: int | None = None, path: Path = NOWHERE) -> Iterator[Path]:
        """Yield the smallest paths that meet a requirement; any answers that meet it contain one of them.

        Args:
            requirement: The requirement, with the members of its sets in their place.
            before: The row by which it must be met; the end of all pages if None.
            path: What is answered already.
        """
        limit = self._end if before is None else before
        for reached in self._all(requirement.all, limit, path):
            yield from self._some(requirement.any, requirement.at_least if requirement.any else 0, limit, reached)

    def meets(self, *conditions: str, before: int | None = None) -> bool:
        """Return whether some path meets all these conditions by a row, or by the end of all pages."""
        return any(True for _ in self._all(conditions, self._end if before is None else before, NOWHERE))

    def opening(self, row: PathRow, path: Path = NOWHERE) -> Iterator[Path]:
        """Yield the smallest paths on which a row is asked: those that meet the `when` of its page and its question."""
        question = self._library.questions[row.name]
        for reached in self._gate(row.page.when, row.start, path):
            for opened in self._gate(question.when, row.place, reached):
                yield Path(opened.values, opened.rows | {row.place})

    def answers(self, path: Path) -> Iterator[Answers]:
        """Yield every set of answers that fits a path and answers nothing else, the weakest answers first."""
        ways = [self._facts.told(variable, bits) for variable, bits in path.values.items()]
        for chosen in product(*ways):
            given: dict[str, Value] = {}
            for name, value in chosen:
                before = given.get(name)
                given[name] = (*before, *value) if isinstance(before, tuple) and isinstance(value, tuple) else value
            yield given

    def possible(self, variable: str, condition: str) -> int:
        """Return, as bits, the values that a variable can have if a condition holds; -1 if it can have any."""
        found = 0
        for path in self._holding(condition, self._end, NOWHERE):
            found |= path.values.get(variable, -1)
        return found

    def _gate(self, requirement: Requirement | None, before: int, path: Path) -> Iterator[Path]:
        return iter((path,)) if requirement is None else self.meeting(requirement, before, path)

    def _all(self, conditions: tuple[str, ...], before: int, path: Path) -> Iterator[Path]:
        if not conditions:
            yield path
            return
        for reached in self._holding(conditions[0], before, path):
            yield from self._all(conditions[1:], before, reached)

    def _some(self, conditions: tuple[str, ...], count: int, before: int, path: Path) -> Iterator[Path]:
        """Yield the paths on which so many of the conditions hold; those that hold already count first."""
        held = [condition for condition in conditions if self._held(condition, before, path)]
        if len(held) >= count:
            yield path
            return
        left = tuple(condition for condition in conditions if condition not in held)
        missing = count - len(held)
        for index in range(len(left) - missing + 1):
            for reached in self._holding(left[index], before, path):
                yield from self._some(left[index + 1 :], missing - 1, before, reached)

    def _holding(self, condition: str, before: int, path: Path) -> Iterator[Path]:
        fact = self._facts.of(condition)
        values = path.values.get(fact.variable, -1) & fact.values
        if not values:
            return
        known = path.values.get(fact.variable)
        reached = path if values == known else Path({**path.values, fact.variable: values}, path.rows)
        rows = [row for row in self._by_name.get(fact.subject, ()) if row.place < before]
        if any(row.place in path.rows for row in rows):
            yield reached
            return
        for row in rows:
            yield from self.opening(row, reached)

    def _held(self, condition: str, before: int, path: Path) -> bool:
        fact = self._facts.of(condition)
        known = path.values.get(fact.variable)
        if known is None or known & ~fact.values:
            return False
        return any(row.place in path.rows for row in self._by_name[fact.subject] if row.place < before)
