"""Draws people and their answers by the rates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Final, NamedTuple

from coach.core.library import Library
from coach.core.triage.answers import Answers, Value, meets, without_closed
from tests.benchmarks.ordinary.fitting import KIND, answer
from tests.benchmarks.ordinary.rates import AnswerRates, Case, Drawn, Rates

PARTS: Final = ("start", "check", "unlock")
"""The parts of the checklist that someone in pain is asked before the result."""
TOGETHER: Final = "together"
"""The name of all kinds of visit together."""


class Visitor(NamedTuple):
    """Someone who answered."""

    answers: Answers
    stands_for: Mapping[str, float]
    """By kind of visit, and together: the share of all such people that this one stands for, in percent."""


class Crowd:
    """People who answer by the rates, to the questions of a library.

    Each answer has a chance of its own: when a rate, a question or the factor changes, the same people come again.
    """

    def __init__(self, rates: AnswerRates, library: Library, seed: int) -> None:
        self._seed = seed
        self._questions = library.questions
        self._pages = tuple(page for page in library.pages if page.part in PARTS)
        self._kinds = rates.kinds
        self._drawn = tuple((each, _ways(each)) for each in rates.drawn)
        asked = dict.fromkeys(name for page in self._pages for name in page.questions if name != KIND)
        rated = {each.id: each for each in rates.drawn}
        self._unrated = tuple(name for name in asked if name not in rated)
        left = (choice for name in asked if name in rated for choice in self._left(rated[name]))
        self.without_rates = (*self._unrated, *left)
        """The questions without rates, and the choices that no rate names, as `better-with:lying`."""

    def visitors(self, times: float, count: int) -> Iterator[Visitor]:
        """Yield so many visitors of each kind.

        Args:
            times: How often they misread a question, compared with the rates.
            count: How many of each kind.
        """
        weights = sum(kind.weight for kind in self._kinds)
        for kind in self._kinds:
            stands_for = {kind.id: 100 / count, TOGETHER: 100 * kind.weight / weights / count}
            for answers in self.people(kind.id, times, count):
                yield Visitor(answers, stands_for)

    def people(self, kind: str, times: float, count: int) -> Iterator[dict[str, Value]]:
        """Yield the answers of so many people with one kind of visit, to all that they are asked."""
        chances, blank = _Chances(f"{self._seed} {kind}"), self._blank()
        for _ in range(count):
            told: dict[str, Value] = {**blank, KIND: kind}
            for drawn, ways in self._drawn:
                rates = next(rates for case, rates in ways if meets(case, told, self._questions))
                told[drawn.id] = self._said(drawn, rates, times if drawn.misread else 1, chances)
            yield without_closed(told, self._pages, self._questions)

    def _blank(self) -> dict[str, Value]:
        """Return no, or no choice, for each question without rates; one of the other kinds stays open."""
        kinds = {name: self._questions[name].kind for name in self._unrated}
        nothing: dict[str, Value] = {"finding": "no", "several": ()}
        return {name: nothing[kind] for name, kind in kinds.items() if kind in nothing}

    def _left(self, drawn: Drawn) -> Iterator[str]:
        """Yield the choices of a question that no rate names."""
        named = {name for _, rates in _ways(drawn) for name in (*(rates.one or ()), *(rates.each or ()))}
        choices = self._questions[drawn.id].choices
        yield from (f"{drawn.id}:{choice.id}" for choice in choices if choice.id not in named)

    def _said(self, drawn: Drawn, rates: Rates, times: float, chances: _Chances) -> Value:
        if rates.one is None and rates.each is None:
            chance = chances.of(drawn.id)
            yes, unsure = times * (rates.yes or 0), times * (rates.unsure or 0)
            return "yes" if chance < yes else "unsure" if chance < yes + unsure else "no"
        chosen = [] if rates.one is None else [_one(rates.one, chances.of(drawn.id))]
        chosen += [name for name, rate in (rates.each or {}).items() if chances.of(f"{drawn.id}:{name}") < times * rate]
        question = self._questions.get(drawn.id)
        if question is not None and question.kind == "several":
            return tuple(dict.fromkeys(chosen))[: question.most]
        return answer(question, chosen[0]) if question is not None else chosen[0]


class _Chances:
    """A stream of chances, from 0 to 100, for each name."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._streams: dict[str, Random] = {}

    def of(self, name: str) -> float:
        stream = self._streams.get(name)
        if stream is None:
            stream = self._streams[name] = Random(f"{self._seed} {name}")
        return stream.random() * 100


def _ways(drawn: Drawn) -> tuple[tuple[Case | None, Rates], ...]:
    """Return the rates of each case, and last those of all others."""
    return (*((case, drawn.over(case)) for case in drawn.cases), (None, drawn))


def _one(rates: dict[str, float], chance: float) -> str:
    for name, rate in rates.items():
        chance -= rate
        if chance < 0:
            return name
    return next(reversed(rates))
