"""The triage engine: finds the rules that a person's answers fire, and assesses them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from coach.core.content.conditions import ParsedCondition, parse
from coach.core.content.levels import SCOPES, Level, Scope
from coach.core.content.questions import Page, Question
from coach.core.content.rules import FindingSet, Rule, Unlock
from coach.core.triage.answers import Answers, asked, meets_value
from coach.core.triage.assessment import Assessment, Reason

_NOT_SURE: Mapping[str, tuple[Level, Scope]] = {
    "urgent": (Level.URGENT, Scope.NONE),
    "clinician": (Level.CLINICIAN, Scope.WALK),
}
"""By a question's `unsure`, the level and scope that a "not sure" to it means by itself."""
_MEETS_NOTHING = ("no", "skipped")
"""Answers that meet no condition."""


class _ExpandedRule(NamedTuple):
    """A rule with the members of its finding sets in place of the sets' names, each condition once and parsed."""

    rule: Rule
    all: tuple[ParsedCondition, ...]
    any: tuple[ParsedCondition, ...]
    at_least: int
    """How many of `any` must hold; 0 if there are none."""

    @property
    def counts_unsure(self) -> bool:
        """Whether a "not sure" counts as a yes, one level lower. It never does if one finding alone fires the rule."""
        return len(self.rule.all) + self.at_least > 1 and self.rule.level is not Level.CLINICIAN


class Triage:
    """All rules, ready to assess answers."""

    def __init__(
        self,
        questions: Mapping[str, Question],
        sets: Iterable[FindingSet],
        rules: Iterable[Rule],
        unlocks: Iterable[Unlock],
    ) -> None:
        members = {each.id: each.of for each in sets}
        self._questions = questions
        self._places = {name: place for place, name in enumerate(questions)}
        self._rules = tuple(_expanded(rule, members) for rule in rules)
        self._unlocks = tuple(unlocks)
        self._mentioning: dict[str, set[int]] = {name: set() for name in questions}
        """By question id, the indexes of the rules that mention it; an answer to it can fire no other rule."""
        for index, each in enumerate(self._rules):
            for condition in (*each.all, *each.any):
                self._mentioning[condition.subject].add(index)

    def assess(self, answers: Answers) -> Assessment:
        """Return level and scope for the answers, with every rule that fired.

        Answers to unknown questions are ignored. A question without an answer, or skipped, meets no condition.
        """
        found = [*self._fired(answers), *self._not_sure(answers)]
        if not found:
            return Assessment(Level.SELF_CARE, Scope.FULL)
        # The most urgent first, then the narrowest scope, then the sure ones, then in the order of the content.
        found.sort(key=lambda each: (-each[1].level.rank, each[1].scope.rank, each[1].unsure, each[0]))
        return self._assessment([reason for _, reason in found], answers)

    def _fired(self, answers: Answers) -> Iterator[tuple[int, Reason]]:
        """Yield each rule that the answers fire, with its place in the order of the content: after all questions."""
        relevant = {
            name: value for name, value in answers.items() if value not in _MEETS_NOTHING and name in self._places
        }
        as_yes = {name: "yes" if value == "unsure" else value for name, value in relevant.items()}
        doubtful = "unsure" in relevant.values()
        for index in sorted(set[int]().union(*(self._mentioning[name] for name in relevant))):
            expanded = self._rules[index]
            rule, place = expanded.rule, len(self._questions) + index
            if because := self._because(expanded, relevant):
                yield place, Reason(rule.id, rule.level, rule.scope, because)
            elif doubtful and expanded.counts_unsure and (because := self._because(expanded, as_yes)):
                scope = Scope.WALK if rule.level is Level.URGENT else rule.scope
                yield place, Reason(rule.id, rule.level.lowered, scope, because, unsure=True)

    def _because(self, expanded: _ExpandedRule, answers: Answers) -> tuple[str, ...]:
        """Return the questions whose answers fire a rule, in the order of the content; none if it does not fire."""
        for condition in expanded.all:
            if not self._holds(condition, answers):
                return ()
        some = [condition for condition in expanded.any if self._holds(condition, answers)]
        if len(some) < expanded.at_least:
            return ()
        return tuple(sorted({each.subject for each in (*expanded.all, *some)}, key=self._places.__getitem__))

    def _holds(self, condition: ParsedCondition, answers: Answers) -> bool:
        value = answers.get(condition.subject)
        return value is not None and meets_value(condition, value, self._questions)

    def _not_sure(self, answers: Answers) -> Iterator[tuple[int, Reason]]:
        """Yield what each "not sure" means by itself, with the place of its question in the order of the content."""
        for name, value in answers.items():
            question = self._questions.get(name) if value == "unsure" else None
            if question is not None and question.unsure in _NOT_SURE:
                level, scope = _NOT_SURE[question.unsure]
                yield self._places[name], Reason(f"not-sure-{name}", level, scope, (name,), unsure=True)

    def _assessment(self, reasons: list[Reason], answers: Answers) -> Assessment:
        level = reasons[0].level
        lifted = self._unlock(reasons, answers) if level is Level.CLINICIAN else ()
        scope = min((reason.scope for reason in reasons), key=SCOPES.index)
        return Assessment(level, scope, tuple(reasons), lifted)

    def _unlock(self, reasons: list[Reason], answers: Answers) -> tuple[Unlock, ...]:
        """Widen, in place, the scope of the reasons that an unlock lifts; return the unlocks that did it."""
        used: list[Unlock] = []
        for unlock in self._unlocks:
            if all(answers.get(name) == "yes" for name in unlock.needs):
                lifted = [index for index, reason in enumerate(reasons) if _lifts(unlock, reason)]
                for index in lifted:
                    reasons[index] = reasons[index]._replace(scope=unlock.to)
                used += [unlock] if lifted else []
        return tuple(used)


def _lifts(unlock: Unlock, reason: Reason) -> bool:
    return reason.rule in unlock.lifts and reason.scope.rank < unlock.to.rank


def _expanded(rule: Rule, members: Mapping[str, Sequence[str]]) -> _ExpandedRule:
    some = [member for condition in rule.any for member in members.get(condition, (condition,))]
    at_least = rule.at_least if rule.any else 0
    return _ExpandedRule(rule, _parsed(rule.all), _parsed(some), at_least)


def _parsed(conditions: Iterable[str]) -> tuple[ParsedCondition, ...]:
    return tuple(parse(condition) for condition in dict.fromkeys(conditions))


def unlock_matters(triage: Triage, answers: Answers, page: Page, questions: Mapping[str, Question]) -> bool:
    """Say whether answering yes to every question of an unlock page would widen the scope."""
    before = triage.assess({name: value for name, value in answers.items() if name not in page.questions})
    after = triage.assess({**answers, **dict.fromkeys(page.questions, "yes")})
    widens = before.level is Level.CLINICIAN and after.scope.rank > before.scope.rank
    return widens and bool(asked(page, answers, questions))
