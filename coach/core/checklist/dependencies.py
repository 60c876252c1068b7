"""Which other questions decide whether a question is asked (its gates)."""

from __future__ import annotations

from collections.abc import Iterable

from coach.core.content.conditions import Requirement, parse
from coach.core.library import Library


def subjects(requirement: Requirement) -> tuple[str, ...]:
    """Return the ids of the questions and sets that a requirement names, in its order."""
    return tuple(parse(condition).subject for condition in (*requirement.all, *requirement.any))


def with_gates(names: Iterable[str], library: Library) -> tuple[str, ...]:
    """Return these questions and all questions that directly or indirectly decide whether they are asked."""
    found: dict[str, None] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            pages = [page.when for page in library.pages if name in page.questions]
            gates = [gate for gate in (library.questions[name].when, *pages) if gate is not None]
            waiting += [subject for gate in gates for subject in subjects(gate)]
    return tuple(found)
