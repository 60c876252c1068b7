"""Counts where the rules send people, and what one rule alone changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from coach.core.content.levels import Level, Scope
from coach.core.errors import CoachError
from coach.core.library import Library
from coach.core.triage.assessment import Assessment
from coach.core.triage.engine import Triage
from tests.benchmarks.ordinary.people import Visitor

IN_DOUBT = "not-sure-"
"""What the name of a reason begins with that is a "not sure" by itself; the question's id follows."""


def _none() -> defaultdict[str, float]:
    return defaultdict(float)


@dataclass
class Shares:
    """Shares of all people, in percent."""

    levels: dict[str, float] = field(default_factory=_none)
    scopes: dict[str, float] = field(default_factory=_none)
    sent: dict[Level, dict[str, float]] = field(default_factory=lambda: defaultdict(_none))
    """By level, those whom each rule sends there."""
    alone: dict[Level, dict[str, float]] = field(default_factory=lambda: defaultdict(_none))
    """By level, those whom no other rule sends there."""

    @property
    def some_routine(self) -> float:
        """Those who may do a routine, a gentle or a full one."""
        return self.scopes[Scope.GENTLE] + self.scopes[Scope.FULL]

    def add(self, assessment: Assessment, percent: float) -> None:
        """Count a person who stands for so many percent."""
        level = assessment.level
        self.levels[level] += percent
        self.scopes[assessment.scope] += percent
        rules = {reason.rule for reason in assessment.reasons if reason.level is level}
        for rule in rules:
            self.sent[level][rule] += percent
        if len(rules) == 1:
            self.alone[level][rules.pop()] += percent


@dataclass
class Effect:
    """What a rule changes, in percent of all people."""

    fires: float = 0
    levels: dict[str, float] = field(default_factory=_none)
    """By level with and without it, as "urgent, else self-care"."""
    scopes: dict[str, float] = field(default_factory=_none)

    def add(self, with_it: Assessment, without: Assessment, rule: str, percent: float) -> None:
        """Count a person who stands for so many percent."""
        if any(reason.rule == rule for reason in with_it.reasons):
            self.fires += percent
        if with_it.level is not without.level:
            self.levels[f"{with_it.level}, else {without.level}"] += percent
        if with_it.scope is not without.scope:
            self.scopes[f"{with_it.scope}, else {without.scope}"] += percent


def shares_of(visitors: Iterable[Visitor], triage: Triage) -> dict[str, Shares]:
    """Return where visitors are sent, by kind of visit and together."""
    shares: dict[str, Shares] = defaultdict(Shares)
    for visitor in visitors:
        assessment = triage.assess(visitor.answers)
        for kind, percent in visitor.stands_for.items():
            shares[kind].add(assessment, percent)
    return shares


def effects_of(rule: str, visitors: Iterable[Visitor], library: Library) -> dict[str, Effect]:
    """Return what a rule changes for visitors, by kind of visit and together.

    Raises:
        CoachError: There is no such rule.
    """
    without = without_rule(library, rule).triage
    effects: dict[str, Effect] = defaultdict(Effect)
    for visitor in visitors:
        both = library.triage.assess(visitor.answers), without.assess(visitor.answers)
        for kind, percent in visitor.stands_for.items():
            effects[kind].add(*both, rule, percent)
    return effects


def without_rule(library: Library, rule: str) -> Library:
    """Return the library without a rule, or with a question whose "not sure" means nothing by itself.

    Raises:
        CoachError: There is no such rule.
    """
    if rule in library.rules:
        return replace(library, rules={name: each for name, each in library.rules.items() if name != rule})
    name = rule.removeprefix(IN_DOUBT)
    question = library.questions.get(name) if name != rule else None
    if question is None or question.unsure not in ("urgent", "clinician"):
        raise CoachError(f"There is no rule called {rule!r}. See them with: coach content list rules")
    return replace(library, questions={**library.questions, name: question.model_copy(update={"unsure": "none"})})
