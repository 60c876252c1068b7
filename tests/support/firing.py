"""Finds answers that make a rule of the shipped content fire."""

from __future__ import annotations

from collections.abc import Iterable

from coach.core.content.conditions import parse
from coach.core.content.rules import Rule
from coach.core.triage.answers import Value, meets
from tests.support.answer_strategies import UNLOCKING
from tests.support.shipped import shipped

YES: dict[str, Value] = dict.fromkeys(sorted(UNLOCKING), "yes")
"""A yes to every question that an unlock needs."""


def answer_to(condition: str) -> tuple[str, Value]:
    """Return the question of a condition, and the smallest answer that meets it."""
    literal = parse(condition)
    question = shipped().questions[literal.subject]
    if literal.least is not None:
        return literal.subject, literal.least
    if literal.choice is None:
        return literal.subject, "yes"
    if question.kind == "number":
        return literal.subject, next(band.low for band in question.bands if band.id == literal.choice)
    return literal.subject, (literal.choice,) if question.kind == "several" else literal.choice


def joined(pairs: Iterable[tuple[str, Value]]) -> dict[str, Value]:
    """Return answers that meet all of these conditions at once."""
    result: dict[str, Value] = {}
    for name, value in pairs:
        before = result.get(name)
        if isinstance(value, tuple) and isinstance(before, tuple):
            result[name] = tuple(dict.fromkeys((*before, *value)))
        elif isinstance(value, int) and isinstance(before, int):
            result[name] = max(before, value)
        else:
            result[name] = value
    return result


def firing(rule: Rule) -> dict[str, Value]:
    """Return answers that make a rule fire."""
    sets = {each.id: each.of for each in shipped().sets}
    members = [member for condition in rule.any for member in sets.get(condition, (condition,))]
    return joined(answer_to(condition) for condition in (*rule.all, *members[: rule.at_least]))


def opened(given: dict[str, Value]) -> dict[str, Value]:
    """Return the answers together with those that must be given before their questions are asked."""
    library = shipped()
    wanted = dict(given)
    for _ in range(4):
        for name in list(wanted):
            page = next(page for page in library.pages if name in page.questions)
            for requirement in (library.questions[name].when, page.when):
                if requirement and not meets(requirement, wanted, library.questions):
                    free = [condition for condition in requirement.any if parse(condition).subject not in wanted]
                    needed = map(answer_to, (*requirement.all, *free[:1]))
                    wanted = joined([*needed, *wanted.items()])
    return wanted
