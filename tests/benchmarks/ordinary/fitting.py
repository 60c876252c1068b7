"""Holds rates against the questions as they are: names each that there is no question, choice or earlier answer for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from coach.core.content.conditions import parse
from coach.core.content.questions import Question
from coach.core.triage.answers import Value, offered
from tests.benchmarks.ordinary.rates import Drawn, Rates

KIND: Final = "fits-today"
"""The question whose choices are the kinds of visit."""
_FITTING = {"finding": ("yes", "unsure"), "choice": ("one",), "number": ("one",), "several": ("one", "each")}
"""The rates that belong to each kind of question."""

Misfit = tuple[str, str]
"""The key that does not fit, and why."""


def answer(question: Question, name: str) -> Value:
    """Return a chosen name as an answer to a question; a number's name is its digits."""
    if question.kind == "number" and name.isdecimal():
        return int(name)
    return (name,) if question.kind == "several" else name


def trait_misfits(trait: Drawn, questions: Mapping[str, Question]) -> Iterator[Misfit]:
    """Yield what is wrong with a trait."""
    if trait.id in questions:
        yield "id", "a question has this id; write [[question]]"
    keys = {key for rates in (trait, *trait.cases) for key in rates.given}
    if "each" in keys or ("one" in keys and len(keys) > 1):
        yield "id", "a trait has either `yes` and `unsure`, or `one`"


def question_misfits(drawn: Drawn, questions: Mapping[str, Question]) -> Iterator[Misfit]:
    """Yield what the question of some rates has no use for."""
    question = questions.get(drawn.id)
    if question is None:
        yield "id", f"there is no question called {drawn.id!r}"
    elif drawn.id == KIND:
        yield "id", "each [[kind]] says this; take it out"
    else:
        for key, rates in (("id", drawn), *(("cases", case) for case in drawn.cases)):
            yield from ((key, message) for message in _unoffered(question, rates))


def case_misfits(drawn: Drawn, earlier: Mapping[str, Question | Drawn]) -> Iterator[Misfit]:
    """Yield each condition that nothing drawn earlier can meet."""
    for case in drawn.cases:
        for condition in (*case.all, *case.any):
            if not _can_hold(condition, earlier):
                yield "cases", f"no answer or trait further up can be {condition!r}"


def _unoffered(question: Question, rates: Rates) -> Iterator[str]:
    fitting = _FITTING[question.kind]
    yield from (f"`{key}` is no rate of a {question.kind}" for key in rates.given if key not in fitting)
    names: Iterable[str] = (*(rates.one or ()), *(rates.each or ()))
    for name in names:
        if not offered(question, answer(question, name)):
            yield f"{question.id} has no choice {name!r}"


def _can_hold(condition: str, earlier: Mapping[str, Question | Drawn]) -> bool:
    parsed = parse(condition)
    asked = earlier.get(parsed.subject)
    if asked is None:
        return False
    if isinstance(asked, Drawn):
        return parsed.least is None and (parsed.choice in asked.one if asked.one else parsed.choice is None)
    if parsed.least is not None:
        return asked.kind == "number"
    if parsed.choice is None:
        return asked.kind == "finding"
    return parsed.choice in {*(choice.id for choice in asked.choices), *(band.id for band in asked.bands)}
