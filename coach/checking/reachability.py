"""Reachability: some answers, given as the pages ask for them, meet whatever the content asks for."""

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

DECIDING = tuple(part for part in EVERY_PART if part not in ("changed", "setup", "after", "week", "details"))
"""The parts whose answers rules decide by: `changed` leads back to the check, the others follow the result."""
SHAPING = tuple(part for part in EVERY_PART if part not in ("after", "week", "details"))
"""The parts whose answers can shape a routine: those before it."""
_HEARD = {"rule": DECIDING, "profile": SHAPING}


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each requirement that can never be met, and each condition of an `any` that never counts.

    What rests on a question that is never asked is left to the proof of the gates, which names the root; and that a
    contributor can be reached at all to the proof of the contributors.
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
    """Yield what is wrong with a requirement, each with its key; members of sets are left out."""
    wanted = mention.requirement
    fault = clashes.fault(wanted)
    if fault is None:
        named = library.rules[mention.id].any if mention.kind == "rule" else wanted.any
        members = tuple(each for each in wanted.any if each in named)
        yield from (("any", why) for why in clashes.idle(wanted.all, members).values())
    elif mention.kind != "contributor":
        yield fault


def _idle_members(library: Library, clashes: Clashes, closed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Members of sets that count in none of the rules that use the set."""
    for each in library.sets:
        members = tuple(member for member in each.of if parse(member).subject not in closed)
        using = [rule for rule in library.rules.values() if each.id in rule.any and not closed & _asking(rule)]
        idle = [clashes.idle(rule.all, members) for rule in using]
        for member in members if idle else ():
            if all(member in found for found in idle):
                yield each.id, idle[0][member]


def _asking(rule: Rule) -> set[str]:
    return {parse(condition).subject for condition in rule.all}
