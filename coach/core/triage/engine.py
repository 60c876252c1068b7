"""Triage: how soon to seek care and what one may do now, with the rules that say so.

The rules are compiled once into bit masks, and each answer knows which rules it can fire, so that an assessment is a
few integer operations and no model is touched in the loop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from coach.core.content.levels import SCOPES, Level, Scope
from coach.core.content.questions import Page, Question
from coach.core.content.rules import FindingSet, Rule, Unlock
from coach.core.triage.answers import Answers, asked
from coach.core.triage.assessment import Assessment, Reason
from coach.core.triage.rulebook import Effect, Outcome, RuleBook

_order = itemgetter(0)
_scope_rank = itemgetter(1)

_NOTHING: Mapping[str | int, Effect] = {}


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
        book = RuleBook(questions, sets, rules)
        self._rules, self._effects = book.rules, book.effects
        self._unlocks = tuple(unlocks)

    def assess(self, answers: Answers) -> Assessment:
        """Return level and scope for the answers, with every rule that fired.

        Answers to unknown questions count for nothing; what is unanswered or skipped meets no condition.
        """
        sure = maybe = rules = 0
        found: list[Outcome] = []
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

    def _outcome(self, found: list[Outcome], answers: Answers) -> Assessment:
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


def _bits_in(mask: int) -> Iterator[int]:
    """Yield the places of the bits that are set, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def unlock_matters(triage: Triage, answers: Answers, page: Page, questions: Mapping[str, Question]) -> bool:
    """Say whether a yes to every question of an unlock page would widen the scope."""
    before = triage.assess({name: value for name, value in answers.items() if name not in page.questions})
    after = triage.assess({**answers, **dict.fromkeys(page.questions, "yes")})
    widens = before.level is Level.CLINICIAN and after.scope.rank > before.scope.rank
    return widens and bool(asked(page, answers, questions))
