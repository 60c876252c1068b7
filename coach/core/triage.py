"""Triage: how soon to seek care and what one may do now, with the rules that say so.

The rules are compiled once into bit masks, one bit a condition, and each answer knows which rules it can fire, so
that an assessment is a few integer operations and no model is touched in the loop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import NamedTuple

from coach.core.answers import Answers, asked
from coach.core.conditions import Literal, parse
from coach.core.levels import SCOPES, Level, Scope
from coach.core.questions import Page, Question
from coach.core.rules import FindingSet, Rule, Unlock


class Reason(NamedTuple):
    """One rule that fired, or one "not sure" that counts by itself."""

    rule: str
    level: Level
    scope: Scope
    because: tuple[str, ...]
    """Ids of the questions whose answers made it fire."""
    unsure: bool = False
    """Whether it fired only because a "not sure" was counted."""


@dataclass(frozen=True)
class Assessment:
    """The outcome of triage: two answers and why."""

    level: Level
    scope: Scope
    reasons: tuple[Reason, ...] = ()
    """The most urgent first."""
    unlocked_by: tuple[str, ...] = ()
    """Ids of the questions whose answers widened the scope."""

    def capped(self, most: Scope) -> Assessment:
        """Return the same with a scope of at most `most`."""
        return self if self.scope.rank <= most.rank else replace(self, scope=most)


class _Outcome(NamedTuple):
    """What is said when a rule fires, with the ranks worked out beforehand."""

    order: tuple[int, int, bool, int]
    """Sorts the most urgent first, then the narrowest scope, what is sure, and by place in the content."""
    scope_rank: int
    reason: Reason


_order = itemgetter(0)
_scope_rank = itemgetter(1)


class _Compiled(NamedTuple):
    all_bits: int
    any_bits: int
    at_least: int
    members: tuple[tuple[int, str], ...]
    """Each bit with its question, in the order of the questions."""
    sure: _Outcome
    unsure: _Outcome | None
    """What holds where only a "not sure" makes it fire; None where that counts for nothing."""

    def met(self, mask: int) -> bool:
        return self.all_bits & mask == self.all_bits and (self.any_bits & mask).bit_count() >= self.at_least

    def fired(self, outcome: _Outcome, mask: int) -> _Outcome:
        """Return the outcome because of what was met; without an `any` that is always the same."""
        if not self.any_bits:
            return outcome
        rule, level, scope, _, unsure = outcome.reason
        because = tuple(dict.fromkeys([name for bit, name in self.members if bit & mask]))
        return _Outcome(outcome.order, outcome.scope_rank, Reason(rule, level, scope, because, unsure))


class _Effect(NamedTuple):
    """What one answer to one question counts for."""

    sure: int
    """Bits of the conditions that it meets."""
    maybe: int
    """The same with "not sure" read as yes."""
    rules: int
    """Bits of the rules that it can help to fire."""
    alone: _Outcome | None
    """What a "not sure" says by itself."""


_NOT_SURE: Mapping[str, tuple[Level, Scope]] = {
    "urgent": (Level.URGENT, Scope.NONE),
    "clinician": (Level.CLINICIAN, Scope.WALK),
}

_NOTHING: Mapping[str | int, _Effect] = {}


class Triage:
    """All rules, ready to assess answers."""

    def __init__(
        self,
        questions: Mapping[str, Question],
        sets: Iterable[FindingSet],
        rules: Iterable[Rule],
        unlocks: Iterable[Unlock],
    ) -> None:
        """Compile the rules; every id in them must be known."""
        self._sets = {finding_set.id: finding_set.of for finding_set in sets}
        self._bits: dict[Literal, int] = {}
        self._unlocks = tuple(unlocks)
        self._places = {name: place for place, name in enumerate(questions)}
        self._rules = tuple([self._compile(rule, len(questions) + index) for index, rule in enumerate(rules)])
        self._effects = {name: self._effects_of(question) for name, question in questions.items()}

    def assess(self, answers: Answers) -> Assessment:
        """Return level and scope for the answers, with every rule that fired.

        Answers to unknown questions count for nothing; what is unanswered or skipped meets no condition.
        """
        sure = maybe = rules = 0
        found: list[_Outcome] = []
        for name, value in answers.items():
            effects = self._effects.get(name, _NOTHING)
            for single in value if isinstance(value, tuple) else (value,):
                effect = effects.get(single)
                if effect is not None:
                    sure |= effect.sure
                    maybe |= effect.maybe
                    rules |= effect.rules
                    if effect.alone is not None:
                        found.append(effect.alone)
        for index in _bits_in(rules):
            compiled = self._rules[index]
            if compiled.met(sure):
                found.append(compiled.fired(compiled.sure, sure))
            elif compiled.unsure is not None and compiled.met(maybe):
                found.append(compiled.fired(compiled.unsure, maybe))
        return self._outcome(found, answers)

    def _outcome(self, found: list[_Outcome], answers: Answers) -> Assessment:
        if not found:
            return Assessment(Level.SELF_CARE, Scope.FULL)
        found.sort(key=_order)
        reasons = [each.reason for each in found]
        level = reasons[0].level
        if level is Level.CLINICIAN and (lifted := self._unlocked(reasons, answers)):
            scope = min((reason.scope for reason in reasons), key=SCOPES.index)
            return Assessment(level, scope, tuple(reasons), lifted)
        return Assessment(level, min(found, key=_scope_rank).reason.scope, tuple(reasons))

    def _unlocked(self, reasons: list[Reason], answers: Answers) -> tuple[str, ...]:
        """Widen the scope of the reasons that an unlock lifts; return the questions that did it."""
        used: dict[str, None] = {}
        for unlock in self._unlocks:
            if all(answers.get(name) == "yes" for name in unlock.needs):
                for index, reason in enumerate(reasons):
                    if reason.rule in unlock.lifts and reason.scope.rank < unlock.to.rank:
                        reasons[index] = reason._replace(scope=unlock.to)
                        used.update(dict.fromkeys(unlock.needs))
        return tuple(used)

    def _compile(self, rule: Rule, place: int) -> _Compiled:
        all_bits = sum(self._bit(parse(condition)) for condition in dict.fromkeys(rule.all))
        any_bits = 0
        for condition in rule.any:
            for member in self._sets.get(condition, (condition,)):
                any_bits |= self._bit(parse(member))
        at_least = rule.at_least if rule.any else 0
        members = self._members(all_bits | any_bits)
        because = tuple(dict.fromkeys(name for _, name in members))
        sure = _outcome(Reason(rule.id, rule.level, rule.scope, because), place)
        unsure = None
        if len(rule.all) + at_least > 1 and rule.level is not Level.CLINICIAN:
            scope = Scope.WALK if rule.level is Level.URGENT else rule.scope
            unsure = _outcome(Reason(rule.id, rule.level.lowered, scope, because, unsure=True), place)
        return _Compiled(all_bits, any_bits, at_least, members, sure, unsure)

    def _bit(self, literal: Literal) -> int:
        return self._bits.setdefault(literal, 1 << len(self._bits))

    def _members(self, bits: int) -> tuple[tuple[int, str], ...]:
        pairs = [(bit, literal.subject) for literal, bit in self._bits.items() if bit & bits]
        return tuple(sorted(pairs, key=lambda pair: self._places[pair[1]]))

    def _effects_of(self, question: Question) -> dict[str | int, _Effect]:
        literals = [(literal, bit) for literal, bit in self._bits.items() if literal.subject == question.id]
        effects: dict[str | int, _Effect] = {}
        for value in possible_values(question):
            sure = sum(bit for literal, bit in literals if _true(literal, value, question))
            maybe = sum(bit for _, bit in literals) if value == "unsure" else sure
            alone = None
            if value == "unsure" and question.unsure in _NOT_SURE:
                level, scope = _NOT_SURE[question.unsure]
                reason = Reason(f"not-sure-{question.id}", level, scope, (question.id,), unsure=True)
                alone = _outcome(reason, self._places[question.id])
            if maybe or alone:
                effects[value] = _Effect(sure, maybe, self._rules_with(maybe), alone)
        return effects

    def _rules_with(self, bits: int) -> int:
        each = enumerate(self._rules)
        return sum(1 << index for index, rule in each if (rule.all_bits | rule.any_bits) & bits)


def _outcome(reason: Reason, place: int) -> _Outcome:
    return _Outcome((-reason.level.rank, reason.scope.rank, reason.unsure, place), reason.scope.rank, reason)


def _bits_in(mask: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def possible_values(question: Question) -> tuple[str | int, ...]:
    """Return each single value that can count for something: yes, not sure, a choice's id, or a number."""
    match question.kind:
        case "finding":
            return ("yes", "unsure")
        case "number":
            return tuple(range(question.minimum, question.maximum + 1))
        case _:
            return tuple(choice.id for choice in question.choices)


def _true(literal: Literal, value: str | int, question: Question) -> bool:
    if isinstance(value, int):
        if literal.least is not None:
            return value >= literal.least
        return any(band.id == literal.choice and band.low <= value <= band.high for band in question.bands)
    if literal.choice is not None:
        return value == literal.choice
    return value == "yes" or (literal.or_unsure and value == "unsure")


def unlock_matters(triage: Triage, answers: Answers, page: Page, questions: Mapping[str, Question]) -> bool:
    """Say whether a yes to every question of an unlock page would widen the scope."""
    before = triage.assess({name: value for name, value in answers.items() if name not in page.questions})
    after = triage.assess({**answers, **dict.fromkeys(page.questions, "yes")})
    widens = before.level is Level.CLINICIAN and after.scope.rank > before.scope.rank
    return widens and bool(asked(page, answers, questions))
