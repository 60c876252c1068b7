"""Triage: answers in, how soon to seek care and what one may do now out, with the rules that say so."""

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
"""What a "not sure" to one question says by itself, by the question's own `unsure`."""


_TELLS_NOTHING = ("no", "skipped")
"""Answers by which no condition holds."""


class _SpelledOut(NamedTuple):
    """A rule with the members of its sets in place of their names, each condition once."""

    rule: Rule
    all: tuple[ParsedCondition, ...]
    any: tuple[ParsedCondition, ...]
    at_least: int
    """How many of `any` must hold; 0 where there are none."""

    @property
    def counts_unsure(self) -> bool:
        """Whether a "not sure" counts, one level lower: it never does where one finding alone makes the rule fire."""
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
        self._rules = tuple(_spelled_out(rule, members) for rule in rules)
        self._unlocks = tuple(unlocks)
        self._mentioning: dict[str, set[int]] = {name: set() for name in questions}
        """By question, the places of the rules that mention it: no other can fire by an answer to it."""
        for index, each in enumerate(self._rules):
            for condition in (*each.all, *each.any):
                self._mentioning[condition.subject].add(index)

    def assess(self, answers: Answers) -> Assessment:
        """Return level and scope for the answers, with every rule that fired.

        Answers to unknown questions count for nothing; what is unanswered or skipped meets no condition.
        """
        found = [*self._fired(answers), *self._not_sure(answers)]
        if not found:
            return Assessment(Level.SELF_CARE, Scope.FULL)
        # The most urgent first, then the narrowest scope, then what is sure, then by place in the content.
        found.sort(key=lambda each: (-each[1].level.rank, each[1].scope.rank, each[1].unsure, each[0]))
        return self._assessment([reason for _, reason in found], answers)

    def _fired(self, answers: Answers) -> Iterator[tuple[int, Reason]]:
        """Yield each rule that the answers fire, with its place behind all questions."""
        told = {name: value for name, value in answers.items() if value not in _TELLS_NOTHING and name in self._places}
        as_yes = {name: "yes" if value == "unsure" else value for name, value in told.items()}
        doubtful = "unsure" in told.values()
        for index in sorted(set[int]().union(*(self._mentioning[name] for name in told))):
            spelled = self._rules[index]
            rule, place = spelled.rule, len(self._questions) + index
            if because := self._because(spelled, told):
                yield place, Reason(rule.id, rule.level, rule.scope, because)
            elif doubtful and spelled.counts_unsure and (because := self._because(spelled, as_yes)):
                scope = Scope.WALK if rule.level is Level.URGENT else rule.scope
                yield place, Reason(rule.id, rule.level.lowered, scope, because, unsure=True)

    def _because(self, spelled: _SpelledOut, answers: Answers) -> tuple[str, ...]:
        """Return the questions whose answers fire a rule, in their order; none if it does not fire."""
        for condition in spelled.all:
            if not self._holds(condition, answers):
                return ()
        some = [condition for condition in spelled.any if self._holds(condition, answers)]
        if len(some) < spelled.at_least:
            return ()
        return tuple(sorted({each.subject for each in (*spelled.all, *some)}, key=self._places.__getitem__))

    def _holds(self, condition: ParsedCondition, answers: Answers) -> bool:
        value = answers.get(condition.subject)
        return value is not None and meets_value(condition, value, self._questions)

    def _not_sure(self, answers: Answers) -> Iterator[tuple[int, Reason]]:
        """Yield what each "not sure" says by itself, with the place of its question."""
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

    def _unlock(self, reasons: list[Reason], answers: Answers) -> tuple[str, ...]:
        """Widen the scope of the reasons that an unlock lifts; return the questions that did it."""
        used: dict[str, None] = {}
        for unlock in self._unlocks:
            if all(answers.get(name) == "yes" for name in unlock.needs):
                for index, reason in enumerate(reasons):
                    if reason.rule in unlock.lifts and reason.scope.rank < unlock.to.rank:
                        reasons[index] = reason._replace(scope=unlock.to)
                        used.update(dict.fromkeys(unlock.needs))
        return tuple(used)


def _spelled_out(rule: Rule, members: Mapping[str, Sequence[str]]) -> _SpelledOut:
    some = [member for condition in rule.any for member in members.get(condition, (condition,))]
    at_least = rule.at_least if rule.any else 0
    return _SpelledOut(rule, _parsed(rule.all), _parsed(some), at_least)


def _parsed(conditions: Iterable[str]) -> tuple[ParsedCondition, ...]:
    return tuple(parse(condition) for condition in dict.fromkeys(conditions))


def unlock_matters(triage: Triage, answers: Answers, page: Page, questions: Mapping[str, Question]) -> bool:
    """Say whether a yes to every question of an unlock page would widen the scope."""
    before = triage.assess({name: value for name, value in answers.items() if name not in page.questions})
    after = triage.assess({**answers, **dict.fromkeys(page.questions, "yes")})
    widens = before.level is Level.CLINICIAN and after.scope.rank > before.scope.rank
    return widens and bool(asked(page, answers, questions))
