"""Turns conditions into sets of values, one bit for each value, so that they can be compared and joined quickly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from coach.checking.mentions import mentions
from coach.core.content.conditions import parse
from coach.core.content.questions import Question
from coach.core.library import Library
from coach.core.triage.answers import Value, holds


class Fact(NamedTuple):
    """A condition as a set of values of one variable."""

    subject: str
    """The question."""
    variable: str
    """The question's id; for a question with several choices `question:choice`, since each choice is a variable."""
    values: int
    """One bit for each value that meets the condition."""


class Facts:
    """The conditions of one library as facts; each is worked out once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, Fact] = {}

    def of(self, condition: str) -> Fact:
        """Return a condition as a fact."""
        fact = self._known.get(condition)
        if fact is None:
            fact = self._known[condition] = self._read(condition)
        return fact

    def told(self, variable: str, bits: int) -> Sequence[tuple[str, Value]]:
        """Return some values of a variable as answers to its question, the weakest first."""
        name, _, choice = variable.partition(":")
        if choice:
            return [(name, (choice,))]
        values = self._values(self._library.questions[name])
        return [(name, value) for bit, value in enumerate(values) if bits >> bit & 1]

    def _read(self, condition: str) -> Fact:
        subject, _, choice, _ = parse(condition)
        questions = self._library.questions
        if questions[subject].kind == "several":
            return Fact(subject, f"{subject}:{choice}", 1)
        values = enumerate(self._values(questions[subject]))
        met = sum(1 << bit for bit, value in values if holds(condition, {subject: value}, questions))
        return Fact(subject, subject, met)

    def _values(self, question: Question) -> tuple[str | int, ...]:
        """Return the answers that matter, the weakest first: of a number, those at which a condition changes."""
        if question.kind == "finding":
            return ("unsure", "yes")
        if question.kind == "choice":
            return tuple(choice.id for choice in question.choices)
        edges = {question.minimum, *self._edges[question.id]}
        edges |= {edge for band in question.bands for edge in (band.low, band.high + 1)}
        return tuple(sorted(edge for edge in edges if question.minimum <= edge <= question.maximum))

    @cached_property
    def _edges(self) -> dict[str, set[int]]:
        edges: dict[str, set[int]] = defaultdict(set)
        for mention in mentions(self._library):
            for condition in (*mention.requirement.all, *mention.requirement.any):
                literal = parse(condition)
                if literal.least is not None:
                    edges[literal.subject].add(literal.least)
        return edges
