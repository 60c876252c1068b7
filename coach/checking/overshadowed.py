"""Checks that each rule can matter: it must not be that other rules say as much whenever it fires."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from coach.checking.mentions import Mention, mentions
from coach.checking.paths import Paths
from coach.core.content.conditions import Requirement, parse
from coach.core.content.levels import Level, Scope
from coach.core.content.rules import Rule
from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.core.triage.assessment import Assessment, Reason
from coach.loading.assembly import Assembled


class _Firing(NamedTuple):
    """What triage says to some answers for which the rule fires."""

    mine: Reason
    """The reason that the rule gives."""
    others: tuple[Reason, ...]
    level: Level
    """The level of all reasons together."""


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each rule that could be deleted without changing any result.

    A rule matters if its level or scope does, also after an unlock or where "not sure" counts as yes; if it gives an
    action or first aid of its own in a result of its level; or, as a note (self-care, full), by its words in a
    self-care result. Only the fewest answers for which it fires are tried: more answers can only add stronger rules.
    """
    paths = Paths(library)
    found: list[Problem] = []
    for mention in mentions(library):
        if mention.kind == "rule":
            coverers = _coverers(library.rules[mention.id], mention, paths, library)
            if coverers:
                message = (
                    f"never matters, since {coverers} says as much whenever it fires; "
                    "take it out, or give it a level, a scope, an action or a first aid of its own"
                )
                found.append(content.tables[("rule", mention.id)].problem([], message))
    return found


def _coverers(rule: Rule, mention: Mention, paths: Paths, library: Library) -> str:
    """Return the ids of the rules that say as much in every case; empty if the rule matters or never fires."""
    always: set[str] | None = None
    ever: dict[str, None] = {}
    for firing in _firings(rule, mention, paths, library):
        if _matters(rule, firing, library):
            return ""
        covering = [other.rule for other in firing.others if _covers(other, firing.mine)]
        always = set(covering) if always is None else always & set(covering)
        ever.update(dict.fromkeys(covering or [other.rule for other in firing.others]))
    named = [name for name in ever if name in library.rules and (not always or name in always)]
    return " or ".join((named or list(ever))[:3])


def _firings(rule: Rule, mention: Mention, paths: Paths, library: Library) -> Iterator[_Firing]:
    unlocks = [dict.fromkeys(unlock.needs, "yes") for unlock in library.unlocks if rule.level is Level.CLINICIAN]
    for answers in _answers(mention.requirement, paths, library):
        for more in ({}, *unlocks):
            assessment = library.triage.assess({**answers, **more})
            mine = next((reason for reason in assessment.reasons if reason.rule == rule.id), None)
            if mine is not None:
                yield _Firing(mine, _without(rule, assessment), assessment.level)


def _answers(requirement: Requirement, paths: Paths, library: Library) -> Iterator[Answers]:
    """Yield the fewest answers that meet a requirement, then those that meet it if "not sure" counts as yes."""
    for wanted in (requirement, _relaxed(requirement, library)):
        for path in paths.meeting(wanted):
            yield from paths.answers(path)


def _relaxed(requirement: Requirement, library: Library) -> Requirement:
    def relaxed(condition: str) -> str:
        literal = parse(condition)
        plain = library.questions[literal.subject].kind == "finding" and not literal.or_unsure
        return f"{condition}?" if plain else condition

    every = tuple(dict.fromkeys(map(relaxed, requirement.all)))
    members = tuple(dict.fromkeys(map(relaxed, requirement.any)))
    return Requirement.model_construct(all=every, any=members, at_least=requirement.at_least)


def _without(rule: Rule, assessment: Assessment) -> tuple[Reason, ...]:
    return tuple(reason for reason in assessment.reasons if reason.rule != rule.id)


def _matters(rule: Rule, firing: _Firing, library: Library) -> bool:
    mine, others, level = firing
    if mine.level.rank > max((other.level.rank for other in others), default=Level.SELF_CARE.rank):
        return True
    if mine.scope.rank < min((other.scope.rank for other in others), default=Scope.FULL.rank):
        return True
    shown = [library.rules[each.rule] for each in others if each.rule in library.rules]
    # The emergency card shows the first aid of every rule; any other result only that of rules of its level.
    told = mine.level is level or level is Level.EMERGENCY
    if told and rule.first_aid and rule.first_aid not in {each.first_aid for each in shown}:
        return True
    note = mine.level is Level.SELF_CARE and mine.scope is Scope.FULL
    return mine.level is level and (note or _acts(rule, [each for each in shown if each.level is level], library))


def _acts(rule: Rule, beside: list[Rule], library: Library) -> bool:
    """Return whether the rule changes which action is shown."""
    named = {each.action for each in beside}
    return _shown({*named, rule.action}, rule.level, library) != _shown(named, rule.level, library)


def _shown(named: set[str | None], level: Level, library: Library) -> str:
    """Return the action shown if rules name these: the first of them in the content, or else the level's own."""
    return next((name for name in library.actions if name in named), library.levels[level].action)


def _covers(other: Reason, mine: Reason) -> bool:
    return other.level.rank >= mine.level.rank and other.scope.rank <= mine.scope.rank
