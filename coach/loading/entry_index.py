"""Looks up entries of the content by kind and id, and finds conditions and ids that name nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from coach.core.content.conditions import parse
from coach.core.content.questions import Question
from coach.core.content.rules import FindingSet, Rule

EntryKeys = Sequence[str | int]
ReferenceFault = tuple[EntryKeys, str]
"""The keys that lead to a value in an entry, and what is wrong with it."""


class EntryIndex:
    """The entries of each kind by their ids."""

    def __init__(self, entries: Mapping[str, Sequence[Any]]) -> None:
        self._ids: dict[str, dict[str, Any]] = {
            kind: {getattr(entry, "id", ""): entry for entry in found} for kind, found in entries.items()
        }

    def known(self, kind: str, name: str) -> bool:
        """Return whether there is an entry of this kind and id."""
        return name in self._ids.get(kind, {})

    def missing(self, kind: str, keys: EntryKeys, names: Iterable[str]) -> Iterator[ReferenceFault]:
        """Yield a fault at `keys` for each name that is not the id of an entry of this kind."""
        for name in names:
            if not self.known(kind, name):
                yield keys, f"there is no {kind} called {name!r}; use one that exists or add it"

    def question(self, name: str) -> Question | None:
        """Return a question by its id, or None if there is none."""
        found = self._ids.get("question", {}).get(name)
        return found if isinstance(found, Question) else None

    def rule(self, name: str) -> Rule | None:
        """Return a rule by its id, or None if there is none."""
        found = self._ids.get("rule", {}).get(name)
        return found if isinstance(found, Rule) else None

    def parts(self, name: str) -> set[str]:
        """Return the parts of the program whose pages ask a question."""
        return {page.part for page in self._ids.get("page", {}).values() if name in page.questions}

    def members(self, condition: str) -> tuple[str, ...]:
        """Return the conditions in a set, or the condition itself if it is not the id of a set."""
        found = self._ids.get("set", {}).get(condition)
        return found.of if isinstance(found, FindingSet) else (condition,)

    def conditions(self, keys: EntryKeys, conditions: Iterable[str], *, sets: bool = False) -> Iterator[ReferenceFault]:
        """Yield a fault at `keys` for each condition that names no answer; `sets` allows the ids of sets among them."""
        for condition in conditions:
            if sets and self.known("set", condition):
                continue
            yield from ((keys, message) for message in self._condition(condition))

    def _condition(self, condition: str) -> Iterator[str]:
        literal = parse(condition)
        question = self.question(literal.subject)
        if question is None:
            yield f"{condition!r} asks about no question that exists; use one that exists or add it"
        elif literal.least is not None and question.kind != "number":
            yield f"{condition!r} compares a number, but {question.id} is a {question.kind}"
        elif literal.least is not None and not question.minimum <= literal.least <= question.maximum:
            yield f"{condition!r} can never change: {question.id} goes from {question.minimum} to {question.maximum}"
        elif literal.choice is not None:
            offered = [*(choice.id for choice in question.choices), *(band.id for band in question.bands)]
            if literal.choice not in offered:
                yield f"{condition!r} names no answer of {question.id}; it offers {', '.join(offered) or 'none'}"
        elif literal.least is None and question.kind != "finding":
            yield f"{condition!r} stands for a yes, but {question.id} is a {question.kind}; name a choice or a number"
