"""How well triage does on cases: as a table to read, and as data for programs."""

from __future__ import annotations

from math import ceil, floor
from typing import Any

from coach.core.checklist.grading import Grade, GradeRow, Miss
from coach.core.content.levels import Level, Scope
from coach.core.library import Library
from coach.core.words import Words
from coach.export.text import aligned


def grade_table(grade: Grade, library: Library) -> str:
    """Return a table with a line for each level and one for all, then each wrong case with the rules that fired."""
    words = library.words
    columns = ("level", "cases", "right", "too-low", "too-high", "interval")
    rows = [tuple(words(f"grades.{column}") for column in columns), *(_cells(row, library) for row in grade.rows)]
    told = [_told(miss, words) for miss in grade.misses] or [words("grades.flawless")]
    return "\n".join([*aligned(rows), "", *told]) + "\n"


def grade_record(grade: Grade) -> dict[str, Any]:
    """Return the same as plain values; `interval` is from 0 to 1, and `level` is null for all levels together."""
    return {
        "levels": [
            {
                "level": row.level,
                "cases": row.cases,
                "right": row.right,
                "too_low": row.too_low,
                "too_high": row.too_high,
                "interval": [round(end, 4) for end in row.interval],
            }
            for row in grade.rows
        ],
        "misses": [
            {
                "case": miss.case,
                "expected": miss.expected,
                "level": miss.level,
                "expected_scope": miss.expected_scope,
                "scope": miss.scope,
                "rules": list(miss.rules),
            }
            for miss in grade.misses
        ],
    }


def _cells(row: GradeRow, library: Library) -> tuple[str, ...]:
    words = library.words
    low, high = row.interval
    between = words("grades.between", low=floor(low * 100), high=ceil(high * 100))
    name = library.levels[row.level].name if row.level else words("grades.all")
    counts = (row.cases, row.right, row.too_low, row.too_high)
    return (name, *map(str, counts), between if row.cases else "")


def _told(miss: Miss, words: Words) -> str:
    return words(
        "grades.miss",
        case=miss.case,
        expected=_outcome(miss.expected, miss.expected_scope, words),
        level=_outcome(miss.level, miss.scope if miss.expected_scope else None, words),
        rules=", ".join(miss.rules) or words("grades.none"),
    )


def _outcome(level: Level, scope: Scope | None, words: Words) -> str:
    return words("grades.with-scope", level=level, scope=scope) if scope else str(level)
