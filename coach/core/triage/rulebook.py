"""Rules made ready for triage: bit masks, one bit a condition, built once when the content is loaded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.core.content.conditions import ParsedCondition, parse
from coach.core.content.levels import Level, Scope
from coach.core.content.questions import Question
from coach.core.content.rules import FindingSet, Rule
from coach.core.triage.assessment import Reason


class Outcome(NamedTuple):
    """What is said when a rule fires, with the ranks worked out beforehand."""

    order: tuple[int, int, bool, int]
    """Sorts the most urgent first, then the narrowest scope, what is sure, and by place in the content."""
    scope_rank: int
    reason: Reason


class Compiled(NamedTuple):
    """A rule as bits."""

    all_bits: int
    any_bits: int
    at_least: int
    members: tuple[tuple[int, str], ...]
    """Each bit with its question, in the order of the questions."""
    sure: Outcome
    unsure: Outcome | None
    """What holds where only a "not sure" makes it fire; None where that counts for nothing."""

    def met(self, mask: int) -> bool:
        """Say whether the conditions hold for these bits."""
        return self.all_bits & mask == self.all_bits and (self.any_bits & mask).bit_count() >= self.at_least

    def fired(self, outcome: Outcome, mask: int) -> Outcome:
        """Return the outcome because of what was met; without an `any` that is always the same."""
        if not self.any_bits:
            return outcome
        rule, level, scope, _, unsure = outcome.reason
        because = tuple(dict.fromkeys([name for bit, name in self.members if bit & mask]))
        return Outcome(outcome.order, outcome.scope_rank, Reason(rule, level, scope, because, unsure))


class Effect(NamedTuple):
    """What one answer to one question counts for."""

    sure: int
    """Bits of the conditions that it meets."""
    maybe: int
    """The same with "not sure" read as yes."""
    rules: int
    """Bits of the rules that it can help to fire."""
    alone: Outcome | None
    """What a "not sure" says by itself."""


_NOT_SURE: Mapping[str, tuple[Level, Scope]] = {
    "urgent": (Level.URGENT, Scope.NONE),
    "clinician": (Level.CLINICIAN, Scope.WALK),
}


class RuleBook:
    """Every rule as bit masks, and for every answer what it counts for."""

    def __init__(self, questions: Mapping[str, Question], sets: Iterable[FindingSet], rules: Iterable[Rule]) -> None:
        """Compile the rules; every id in them must be known."""
        self._sets = {finding_set.id: finding_set.of for finding_set in sets}
        self._bits: dict[ParsedCondition, int] = {}
        self._places = {name: place for place, name in enumerate(questions)}
        self.rules = tuple([self._compile(rule, len(questions) + index) for index, rule in enumerate(rules)])
        self.effects = {name: self._effects_of(question) for name, question in questions.items()}
        """By question, then by answer; answers that count for nothing are left out."""

    def _compile(self, rule: Rule, place: int) -> Compiled:
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
        return Compiled(all_bits, any_bits, at_least, members, sure, unsure)

    def _bit(self, literal: ParsedCondition) -> int:
        return self._bits.setdefault(literal, 1 << len(self._bits))

    def _members(self, bits: int) -> tuple[tuple[int, str], ...]:
        pairs = [(bit, literal.subject) for literal, bit in self._bits.items() if bit & bits]
        return tuple(sorted(pairs, key=lambda pair: self._places[pair[1]]))

    def _effects_of(self, question: Question) -> dict[str | int, Effect]:
        literals = [(literal, bit) for literal, bit in self._bits.items() if literal.subject == question.id]
        effects: dict[str | int, Effect] = {}
        known = [literal for literal, _ in literals]
        for value, alike in _alike(question, known):
            sure = sum(bit for literal, bit in literals if _true(literal, value, question))
            maybe = sum(bit for _, bit in literals) if value == "unsure" else sure
            alone = None
            if value == "unsure" and question.unsure in _NOT_SURE:
                level, scope = _NOT_SURE[question.unsure]
                reason = Reason(f"not-sure-{question.id}", level, scope, (question.id,), unsure=True)
                alone = _outcome(reason, self._places[question.id])
            if maybe or alone:
                effects.update(dict.fromkeys(alike, Effect(sure, maybe, self._rules_with(maybe), alone)))
        return effects

    def _rules_with(self, bits: int) -> int:
        each = enumerate(self.rules)
        return sum(1 << index for index, rule in each if (rule.all_bits | rule.any_bits) & bits)


def _outcome(reason: Reason, place: int) -> Outcome:
    return Outcome((-reason.level.rank, reason.scope.rank, reason.unsure, place), reason.scope.rank, reason)


def _alike(question: Question, literals: Iterable[ParsedCondition]) -> Iterator[tuple[str | int, Sequence[str | int]]]:
    """Yield a value and all that count for the same: itself alone, or numbers in a row."""
    if question.kind != "number":
        single = ("yes", "unsure") if question.kind == "finding" else [choice.id for choice in question.choices]
        yield from ((value, (value,)) for value in single)
        return
    edges = {edge for band in question.bands for edge in (band.low, band.high + 1)}
    turns = {literal.least for literal in literals} | edges
    starts = sorted({question.minimum} | {turn for turn in turns if turn is not None and turn <= question.maximum})
    for start, end in zip(starts, [*starts[1:], question.maximum + 1], strict=True):
        yield start, range(start, end)


def _true(literal: ParsedCondition, value: str | int, question: Question) -> bool:
    if isinstance(value, int):
        if literal.least is not None:
            return value >= literal.least
        return any(band.id == literal.choice and band.low <= value <= band.high for band in question.bands)
    if literal.choice is not None:
        return value == literal.choice
    return value == "yes" or (literal.or_unsure and value == "unsure")
