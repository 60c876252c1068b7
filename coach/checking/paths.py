"""Paths through the pages: which answers can be given on the way to what a requirement asks for.

No condition asks for a "no" or for less, so that what is not said never stands in the way: a requirement can be met
exactly when its conditions, with the gates that open their questions, do not exclude one another. A search over the
ways to choose among an `any` finds every least path, or shows that there is none.
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
    """One question on one page."""

    page: Page
    name: str
    start: int
    """The place of the page's first row among all rows."""
    place: int


@dataclass(frozen=True, slots=True)
class Path:
    """What must have been answered, and on which rows."""

    values: dict[str, int] = field(default_factory=dict)
    """By variable, the bits of the values that it can still have."""
    rows: frozenset[int] = frozenset()


NOWHERE = Path()
"""The path on which nothing has been answered."""


class Paths:
    """The ways through a library's pages, of all parts or of some."""

    def __init__(self, library: Library, parts: Collection[str] = EVERY_PART) -> None:
        """Take the pages of these parts; gates and requirements must be the library's own."""
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
        """Return where a question is asked, in the order of the pages."""
        return tuple(self._by_name.get(name, ()))

    def closed(self) -> frozenset[str]:
        """Return the questions that stand on a page and are never asked all the same."""
        return frozenset(
            name for name, rows in self._by_name.items() if not any(True for row in rows for _ in self.opening(row))
        )

    def meeting(self, requirement: Requirement, before: int | None = None, path: Path = NOWHERE) -> Iterator[Path]:
        """Yield the least paths that meet a requirement; whatever meets it holds one of them.

        Args:
            requirement: Its sets taken apart.
            before: The row by which it must be met; the end if absent.
            path: What is given already.
        """
        limit = self._end if before is None else before
        for reached in self._all(requirement.all, limit, path):
            yield from self._some(requirement.any, requirement.at_least if requirement.any else 0, limit, reached)

    def meets(self, *conditions: str, before: int | None = None) -> bool:
        """Say whether some path meets all these conditions by a row, or by the end."""
        return any(True for _ in self._all(conditions, self._end if before is None else before, NOWHERE))

    def opening(self, row: PathRow, path: Path = NOWHERE) -> Iterator[Path]:
        """Yield the least paths on which a row is asked: by what its page and its question want to know before."""
        question = self._library.questions[row.name]
        for reached in self._gate(row.page.when, row.start, path):
            for opened in self._gate(question.when, row.place, reached):
                yield Path(opened.values, opened.rows | {row.place})

    def answers(self, path: Path) -> Iterator[Answers]:
        """Yield every way to answer along a path and not at all elsewhere, the weakest answers first."""
        ways = [self._facts.told(variable, bits) for variable, bits in path.values.items()]
        for chosen in product(*ways):
            given: dict[str, Value] = {}
            for name, value in chosen:
                before = given.get(name)
                given[name] = (*before, *value) if isinstance(before, tuple) and isinstance(value, tuple) else value
            yield given

    def possible(self, variable: str, condition: str) -> int:
        """Return the bits of the values that a variable can have where a condition holds; -1 where any will do."""
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
        """Paths on which so many of the conditions hold; those that hold already are counted first."""
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
