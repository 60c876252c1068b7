"""Explains in words why conditions can never hold together."""

from __future__ import annotations

from itertools import combinations

from coach.checking.paths import Paths
from coach.core.content.conditions import Requirement, parse
from coach.core.library import Library


class Clashes:
    """Explains which requirements no answers can meet, and why.

    Args:
        library: The library.
        paths: The ways to answer its pages.
        before: The row by which conditions must hold; the end of all pages if None.
    """

    def __init__(self, library: Library, paths: Paths, before: int | None = None) -> None:
        self._questions = library.questions
        self._pages = library.pages
        self._paths = paths
        self._before = before

    def fault(self, requirement: Requirement) -> tuple[str, str] | None:
        """Return the key of a requirement that no answers can meet, and why; None if some can meet it."""
        every, some = requirement.all, requirement.any
        if any(True for _ in self._paths.meeting(requirement, self._before)):
            return None
        if not self._meets(*every):
            return "all", self.why(every)
        holding = [condition for condition in some if self._meets(*every, condition)]
        if not holding:
            return "any", self.why((*every, some[0]))
        most = max(count for count in range(1, requirement.at_least) if self._count(every, some, count))
        beside = " beside `all`" if every else ""
        return "at_least", f"at most {most} of `any` can hold together{beside}; ask for {most} or less"

    def idle(self, every: tuple[str, ...], members: tuple[str, ...]) -> dict[str, str]:
        """Return each member that can never hold together with all of `every`, and why."""
        return {each: self.why((*every, each)) for each in members if not self._meets(*every, each)}

    def why(self, conditions: tuple[str, ...]) -> str:
        """Return why these conditions cannot hold together, and what to do."""
        for condition in conditions:
            if not self._meets(condition):
                return self._alone(condition)
        for one, other in combinations(conditions, 2):
            if not self._meets(one, other):
                return self._together(one, other)
        return f"no answers meet {', '.join(map(repr, conditions))} together; take one out"

    def _meets(self, *conditions: str) -> bool:
        return self._paths.meets(*conditions, before=self._before)

    def _count(self, every: tuple[str, ...], some: tuple[str, ...], count: int) -> bool:
        wanted = Requirement.model_construct(all=every, any=some, at_least=count)
        return any(True for _ in self._paths.meeting(wanted, self._before))

    def _alone(self, condition: str) -> str:
        name = parse(condition).subject
        parts = dict.fromkeys(page.part for page in self._pages if name in page.questions)
        if not parts:
            return f"{condition!r} can never hold, since {name} is on no page; ask it on one or take the condition out"
        if not self._paths.rows(name):
            where = " and ".join(parts)
            return f"{condition!r} never counts here, since {name} is asked in the part {where}; ask it before"
        if any(True for row in self._paths.rows(name) for _ in self._paths.opening(row)):
            return f"no answer to {name} is {condition!r}; take it out or name an answer that {name} offers"
        return f"{condition!r} can never hold by then, since {name} is not asked; mend its gate first"

    def _together(self, one: str, other: str) -> str:
        if parse(one).subject == parse(other).subject:
            return f"no answer to {parse(one).subject} is both {one!r} and {other!r}; take one out or write two entries"
        deciding = (each.id for each in self._questions.values() if each.kind in ("choice", "number"))
        apart = next((name for name in deciding if not self._shared(name, one, other)), None)
        reason = f", since each needs another answer to {apart}" if apart else ""
        return f"{one!r} and {other!r} can never hold together{reason}; take one out or open the pages to both"

    def _shared(self, name: str, one: str, other: str) -> int:
        return self._paths.possible(name, one) & self._paths.possible(name, other)
