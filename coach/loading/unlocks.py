"""Checks unlocks: no rule uses their questions, so that an answer which unlocks something never raises a level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from coach.core.content.conditions import parse
from coach.core.content.questions import Page
from coach.core.content.rules import FindingSet, Rule, Unlock
from coach.core.errors import Problem
from coach.loading.overlay import Table


def unlock_problems(
    unlocks: Sequence[Unlock],
    rules: Sequence[Rule],
    sets: Sequence[FindingSet],
    pages: Sequence[Page],
    tables: Mapping[tuple[str, str], Table],
) -> list[Problem]:
    """Return each question of an unlock that a rule or a set uses, or that is asked on a page of another part.

    The problem is reported at the rule or set where only pages of the part `unlock` ask the question, and at the unlock
    where it is a question of the check.
    """
    using = _using(rules, sets)
    found: list[Problem] = []
    for unlock in unlocks:
        for name in unlock.needs:
            others = [page for page in pages if name in page.questions and page.part != "unlock"]
            on_unlock = any(name in page.questions and page.part == "unlock" for page in pages)
            table = tables[("unlock", unlock.id)]
            if others or not on_unlock:
                rule = next((f" and used by {kind} {entry}" for kind, entry, _ in using[name]), "")
                where = f"asked on page {others[0].id}{rule}" if others else "on no page of the part unlock"
                message = f"{name} is {where}; an unlock needs questions of its own, on a page of the part unlock alone"
                found.append(table.problem(["needs"], message))
            else:
                message = f"{name} is needed by unlock {unlock.id}, whose answers count in no rule; take it out here"
                # Taken out, so that a question which several unlocks need is reported once.
                found += [tables[(kind, entry)].problem([key], message) for kind, entry, key in using.pop(name, ())]
    return found


def _using(rules: Sequence[Rule], sets: Sequence[FindingSet]) -> dict[str, list[tuple[str, str, str]]]:
    """Return, by question, the kind, id and key of each rule or set that names it."""
    using: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    lists = [("rule", rule.id, key, getattr(rule, key)) for rule in rules for key in ("all", "any")]
    for kind, entry, key, conditions in (*lists, *(("set", each.id, "of", each.of) for each in sets)):
        for name in dict.fromkeys(parse(condition).subject for condition in conditions):
            using[name].append((kind, entry, key))
    return using
