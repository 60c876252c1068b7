"""The conformance statement: no clause is missing, each has a known status, and each test it names is there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tests.docs.reading import ROOT, guide, parsed, table_rows

STATEMENT = guide("accessibility.md")
WCAG: Mapping[str, Sequence[str]] = {
    "A": (
        *("1.1.1", "1.2.1", "1.2.2", "1.2.3", "1.3.1", "1.3.2", "1.3.3", "1.4.1", "1.4.2", "2.1.1", "2.1.2", "2.1.4"),
        *("2.2.1", "2.2.2", "2.3.1", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.5.1", "2.5.2", "2.5.3", "2.5.4", "3.1.1"),
        *("3.2.1", "3.2.2", "3.2.6", "3.3.1", "3.3.2", "3.3.7", "4.1.1", "4.1.2"),
    ),
    "AA": (
        *("1.2.4", "1.2.5", "1.3.4", "1.3.5", "1.4.3", "1.4.4", "1.4.5", "1.4.10", "1.4.11", "1.4.12", "1.4.13"),
        *("2.4.5", "2.4.6", "2.4.7", "2.4.11", "2.5.7", "2.5.8", "3.1.2", "3.2.3", "3.2.4", "3.3.3", "3.3.4", "3.3.8"),
        "4.1.3",
    ),
}
"""The success criteria of WCAG 2.2 by level, and 4.1.1, which it has taken away."""
CLOSED = (
    *("5.1.2.1", "5.1.2.2", *(f"5.1.3.{number}" for number in range(1, 17)), "5.1.4", "5.1.5", "5.1.6.1", "5.1.6.2"),
    *("5.1.7", "5.2", "5.3", "5.4", "5.5.1", "5.5.2", "5.6", "5.7", "5.8", "5.9"),
    *("8.1", "8.3", "8.4.1", "8.4.2", "10", "11.1", "11.5", "11.6", "11.7", "11.8", "12.1", "12.2"),
)
"""The clauses of EN 301 549 V3.2.1 that speak of a kiosk, some by the first of a range."""
STATUSES = {"held", "in part", "not held", "not applicable"}
SEEN = {"5.1.3.2", "5.1.7", "11.6"}
"""Clauses that hold because something is not there or is the machine's, which no test can show."""


def rows(text: str) -> list[dict[str, str]]:
    """Return the rows of the tables of clauses, in order."""
    return [row for row in table_rows(text) if "Clause" in row]


def clause(row: Mapping[str, str]) -> str:
    return row["Clause"].split()[0]


def wrong(text: str) -> Iterator[str]:
    """Yield what is wrong with a statement."""
    stated = {clause(row): row.get("Level", "AAA") for row in rows(text)}
    for level, numbers in {**WCAG, "AAA": CLOSED}.items():
        yield from (f"{number} is missing" for number in numbers if stated.get(number) != level)
    for number in sorted({*stated}):
        times = sum(clause(row) == number for row in rows(text))
        yield from [f"{number} stands {times} times"] * (times > 1)
    for row in rows(text):
        number, test = clause(row), row["Test"]
        if row["Status"] not in STATUSES:
            yield f"{number} is {row['Status']}"
        if test == "-" and row["Status"] == "held" and number not in SEEN:
            yield f"{number} is held by no test"
        if test != "-" and not there(test.strip("`")):
            yield f"{number} names {test}, which is not there"


def there(test: str) -> bool:
    """Say whether a test, a module of tests or a command exists."""
    if test.startswith("coach"):
        parsed(test)
        return True
    file, _, name = test.partition("::")
    path = ROOT / file
    return path.is_file() and (not name or re.search(rf"def {name}\(", path.read_text("utf-8")) is not None)


def test_each_clause_has_a_status_and_a_test_that_is_there() -> None:
    assert list(wrong(STATEMENT)) == []


def test_all_criteria_of_levels_a_and_aa_are_counted_and_parsing_is_said_to_be_gone() -> None:
    # WCAG 2.2 has 31 of level A without 4.1.1, and 24 of level AA.
    assert {level: len(set(numbers)) for level, numbers in WCAG.items()} == {"A": 32, "AA": 24}
    [parsing] = [row for row in rows(STATEMENT) if clause(row) == "4.1.1"]
    assert "Obsolete" in parsing["How"]


def test_a_clause_that_is_missing_and_a_test_that_is_not_there_are_found() -> None:
    line = next(line for line in STATEMENT.splitlines() if line.startswith("| 2.1.2 "))
    assert list(wrong(STATEMENT.replace(line + "\n", ""))) == ["2.1.2 is missing"]
    name = "test_start_over_wipes_the_visit_from_any_depth"
    assert [f"2.1.2 names `tests/kiosk/screens/test_desk.py::{name}s`, which is not there"] == list(
        wrong(STATEMENT.replace(line, line.replace(name, f"{name}s")))
    )
    assert list(wrong(STATEMENT.replace(line, line.replace("| held |", "| fine |")))) == ["2.1.2 is fine"]


def test_who_wants_to_know_whether_they_can_use_it_reads_that_first() -> None:
    first = STATEMENT.splitlines()[:20]
    assert any("Can I use it?" in line for line in first)
    assert all(word in "\n".join(first) for word in ("coach --plain", "`*`", "NO_MOTION=1 coach"))
