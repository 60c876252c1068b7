"""Grades triage against cases: how often it is right, too low or too high, with confidence intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from coach.core.checklist.cases import Case, case_answers
from coach.core.content.levels import LEVELS, Level, Scope
from coach.core.library import Library

NINETY_FIVE = 1.959964
"""The standard normal's two-sided 95 % point."""


@dataclass(frozen=True)
class Miss:
    """A case whose result differs from the expected one."""

    case: str
    expected: Level
    level: Level
    """What triage said."""
    expected_scope: Scope | None
    scope: Scope
    rules: tuple[str, ...]
    """The rules that fired, the most urgent first."""


@dataclass(frozen=True)
class GradeRow:
    """How the cases that expect one level came out."""

    level: Level | None
    """None for the row of all levels together."""
    cases: int
    right: int
    too_low: int
    too_high: int

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share that is right, each end from 0 to 1."""
        return wilson(self.right, self.cases)


@dataclass(frozen=True)
class Grade:
    """How triage did on all cases."""

    rows: tuple[GradeRow, ...]
    """One for each level, the most urgent first, then one for all together."""
    misses: tuple[Miss, ...]

    @property
    def flawless(self) -> bool:
        """Whether every case had the expected level, and the expected scope if it names one."""
        return not self.misses


def wilson(right: int, cases: int) -> tuple[float, float]:
    """Return the 95 % confidence interval of a share by Wilson's score method; 0 to 1 if there are no cases.

    Source: Wilson, J Am Stat Assoc 1927;22:209-212.
    """
    if cases == 0:
        return 0.0, 1.0
    square, share = NINETY_FIVE**2, right / cases
    middle = (share + square / (2 * cases)) / (1 + square / cases)
    half = NINETY_FIVE * sqrt(share * (1 - share) / cases + square / (4 * cases**2)) / (1 + square / cases)
    return max(0.0, middle - half), min(1.0, middle + half)


def grade(cases: Iterable[Case], library: Library) -> Grade:
    """Return how triage does on the cases.

    Raises:
        AnswersError: A case gives an answer that its question does not offer.
    """
    ranks: list[tuple[Level, int]] = []
    misses: list[Miss] = []
    for case in cases:
        assessment = library.triage.assess(case_answers(case, library))
        ranks.append((case.expect, assessment.level.rank))
        if assessment.level is not case.expect or case.scope not in (None, assessment.scope):
            rules = tuple(reason.rule for reason in assessment.reasons)
            misses.append(Miss(case.id, case.expect, assessment.level, case.scope, assessment.scope, rules))
    rows = [_row(level, [pair for pair in ranks if pair[0] is level]) for level in reversed(LEVELS)]
    return Grade((*rows, _row(None, ranks)), tuple(misses))


def _row(level: Level | None, ranks: list[tuple[Level, int]]) -> GradeRow:
    differences = [rank - expected.rank for expected, rank in ranks]
    right, low = differences.count(0), sum(difference < 0 for difference in differences)
    return GradeRow(level, len(ranks), right, low, len(ranks) - right - low)
