"""Checks that some answers meet each requirement, given as the pages ask for them."""

from __future__ import annotations

from collections.abc import Iterator

from coach.checking.clashes import Clashes
from coach.checking.mentions import Mention, mentions
from coach.checking.paths import EVERY_PART, Paths
from coach.core.content.conditions import parse
from coach.core.content.rules import Rule
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled

LATE = ("after", "goal", "training", "week", "details")
DECIDING = tuple(part for part in EVERY_PART if part not in ("changed", "setup", *LATE))
"""The parts whose answers count in rules. Of the rest, `changed` leads back to the check, the others follow it."""
SHAPING = tuple(part for part in EVERY_PART if part not in LATE)
"""The parts whose answers can shape a routine: those asked before it."""
_HEARD = {"rule": DECIDING, "profile": SHAPING}


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each requirement that can never be met, and each condition of an `any` that never helps.

    A requirement on a question that is never asked is left to the check of gates, which reports the cause; whether a
    contributor can be reached at all is left to the check of contributors.
    """
    whole = Paths(library)
    closed = whole.closed()
    clashes = {parts: Clashes(library, Paths(library, parts)) for parts in (EVERY_PART, DECIDING, SHAPING)}
    found: list[Problem] = []
    for mention in mentions(library):
        if mention.kind not in ("page", "question") and not closed.intersection(mention.subjects):
            table = content.tables[(mention.kind, mention.id)]
            explained = faults(mention, library, clashes[_HEARD.get(mention.kind, EVERY_PART)])
            found += [table.problem(mention.keys(key), message) for key, message in explained]
    for name, message in _idle_members(library, clashes[DECIDING], closed):
        found.append(content.tables[("set", name)].problem(["of"], message))
    return found


def faults(mention: Mention, library: Library, clashes: Clashes) -> Iterator[tuple[str, str]]:
    """Yield the key of each thing that is wrong with a requirement, and why; members of sets are left out."""
    wanted = mention.requirement
    fault = clashes.fault(wanted)
    if fault is None:
        named = library.rules[mention.id].any if mention.kind == "rule" else wanted.any
        members = tuple(each for each in wanted.any if each in named)
        yield from (("any", why) for why in clashes.idle(wanted.all, members).values())
    elif mention.kind != "contributor":
        yield fault


def _idle_members(library: Library, clashes: Clashes, closed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the members of sets that help in none of the rules which use the set, and why."""
    for each in library.sets:
        members = tuple(member for member in each.of if parse(member).subject not in closed)
        using = [rule for rule in library.rules.values() if each.id in rule.any and not closed & _asking(rule)]
        idle = [clashes.idle(rule.all, members) for rule in using]
        for member in members if idle else ():
            if all(member in found for found in idle):
                yield each.id, idle[0][member]


def _asking(rule: Rule) -> set[str]:
    return {parse(condition).subject for condition in rule.all}
