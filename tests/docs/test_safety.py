"""The hazard log: whole, with risks that follow from its own matrix, and no test in it that is not there."""

from __future__ import annotations

import ast
import re

from tests.docs.reading import ROOT, guide, table_rows
from tests.support.cases import in_turn

COLUMNS = [
    "Id", "Hazard", "Cause", "Harm", "Severity", "Likelihood", "Risk", "Control", "Test", "What remains",
]  # fmt: skip
SEVERITIES = ("Minor", "Significant", "Considerable", "Major", "Catastrophic")
LIKELIHOODS = ("Very low", "Low", "Medium", "High", "Very high")

ANALYSED = {
    "H1": "false-reassurance",
    "H2": "skipped-questions",
    "H3": "misread-question",
    "H4": "bladder-change-missed",
    "H5": "emergency-card-dismissed",
    "H6": "timer-runs-on",
    "H7": "wrong-side-or-level",
    "H8": "last-visitor-s-session",
    "H9": "wrong-emergency-number",
    "H10": "colour-only-alarm",
    "H11": "child-or-pregnant",
    "H12": "long-holds-high-pressure",
    "H13": "red-pain-ignored",
    "H14": "warning-cut-off",
}
"""The hazards that the log started with, each under its first number."""

DECIDED = (
    "lock-out-teaches-lying",
    "seen-already-abused",
    "not-sure-inflation",
    "fall-or-rolling-chair",
    "nobody-at-the-desk",
    "card-read-by-the-room",
    "helper-answers",
    "mis-key",
    "muscle-burn-as-pain",
    "first-aid-wrong",
    "stale-check-reused",
)
"""The hazards that were added since."""

TEXT = guide("safety.md")
ROWS = table_rows(TEXT)
HAZARDS = [row for row in ROWS if "Hazard" in row]
MATRIX = {row["Likelihood"]: row for row in ROWS if "Catastrophic" in row}
IDS = [row["Id"] for row in HAZARDS]

each_hazard = in_turn(HAZARDS)


def named_tests(row: dict[str, str]) -> list[str]:
    return re.findall(r"`([^`]+)`", row["Test"])


def existing_tests() -> set[str]:
    """Every test function below tests/, as `path::name`."""
    found: set[str] = set()
    for file in (ROOT / "tests").rglob("test_*.py"):
        path = file.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                found.add(f"{path}::{node.name}")
    return found


@in_turn([*ANALYSED.values(), *DECIDED])
def test_every_hazard_that_was_foreseen_stands_in_the_log(hazard: str) -> None:
    assert hazard in IDS


def test_a_hazard_has_one_row_and_a_word_for_its_name() -> None:
    assert len(set(IDS)) == len(IDS)
    assert [name for name in IDS if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)] == []


@each_hazard
def test_every_hazard_has_all_columns(row: dict[str, str]) -> None:
    assert list(row) == COLUMNS
    assert all(row.values())


@each_hazard
def test_the_risk_follows_from_severity_and_likelihood(row: dict[str, str]) -> None:
    assert row["Risk"] == MATRIX[row["Likelihood"]][row["Severity"]]


def test_the_matrix_rises_with_severity_and_with_likelihood() -> None:
    ranks = [[int(MATRIX[likelihood][severity]) for severity in SEVERITIES] for likelihood in LIKELIHOODS]
    columns = [list(column) for column in zip(*ranks, strict=True)]

    assert all(line == sorted(line) for line in [*ranks, *columns])
    assert {rank for line in ranks for rank in line} == {1, 2, 3, 4, 5}


def test_every_test_that_the_log_names_exists() -> None:
    named = {test for row in HAZARDS for test in named_tests(row)}

    assert named - existing_tests() == set()


@each_hazard
def test_a_control_without_a_test_says_so(row: dict[str, str]) -> None:
    assert bool(named_tests(row)) != (row["Test"] == "none yet")


def test_the_log_says_once_that_nobody_has_signed_it() -> None:
    assert TEXT.count("Nobody has signed it") == 1
