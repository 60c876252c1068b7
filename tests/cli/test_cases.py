"""`coach triage --cases`: grades a clinic's own cases, and names each wrong one with the rules that fired."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomli_w

from coach.resources import resource
from tests.support.command import Run, assert_refused
from tests.support.visits import CALM

SHIPPED = sorted((resource("content") / "cases").glob("*.toml"))


def cases(folder: Path, expect: str, **answers: object) -> Path:
    """Return a file with one case: calm answers, except for those named."""
    named = {name.replace("_", "-"): value for name, value in answers.items()}
    case = {"id": "the-case", "answers": {**CALM, **named}, "expect": expect, "why": "to see"}
    file = folder / "cases.toml"
    file.write_text(tomli_w.dumps({"case": [case]}), "utf-8")
    return file


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: str(file.stem))
def test_every_shipped_case_comes_out_as_expected(run: Run, file: Path) -> None:
    ran = run("triage", "--cases", file)

    assert (ran.code, ran.err) == (0, "")
    assert "Every case came out as expected." in ran.out


def test_a_wrong_case_ends_with_1_and_names_the_rules_that_fired(run: Run, tmp_path: Path) -> None:
    ran = run("triage", "--cases", cases(tmp_path, "self-care", leg_weak="yes"))

    assert ran.code == 1
    assert "the-case: expected self-care, came out urgent. Rules that fired: one-weak-leg" in ran.out


def test_as_json_the_counts_and_the_misses_are_values(run: Run, tmp_path: Path) -> None:
    ran = run("triage", "--cases", cases(tmp_path, "emergency", leg_weak="yes"), "--format", "json")

    record = json.loads(ran.out)
    emergency = next(row for row in record["levels"] if row["level"] == "emergency")
    assert (emergency["cases"], emergency["right"], emergency["too_low"], emergency["too_high"]) == (1, 0, 1, 0)
    assert record["levels"][-1]["level"] is None
    assert [miss["case"] for miss in record["misses"]] == ["the-case"]


def test_an_unknown_question_is_named_with_file_and_line(run: Run, tmp_path: Path) -> None:
    ran = run("triage", "--cases", cases(tmp_path, "urgent", leg_wek="yes"))

    assert_refused(ran, "cases.toml:")
    assert "there is no question called 'leg-wek'" in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[rule]]\nid = 'a-rule'\n", "holds [[case]] tables alone"),
        ("[[case]]\nid = 'a-case'\nexpect = 'urgent'\nwhy = 'x'\n", "missing; add it"),
        ("[[case]]\nid = 'a'\nanswers = {}\nexpect = 'often'\nwhy = 'x'\n", "case a: expect"),
        ("= broken", "not TOML"),
        ("", "empty"),
    ],
    ids=["no case", "no answers", "no level", "no TOML", "empty"],
)
def test_a_broken_file_of_cases_is_one_clear_line_each(run: Run, tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "cases.toml"
    file.write_text(text, "utf-8")

    assert_refused(run("triage", "--cases", file), said)


def test_a_file_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    assert_refused(run("triage", "--cases", tmp_path / "none.toml"), "There is no file of cases at")


@pytest.mark.parametrize("further", [["answers.toml"], ["--assume-no"], ["--format", "markdown"]], ids="+".join)
def test_cases_stand_alone(run: Run, tmp_path: Path, further: list[str]) -> None:
    assert_refused(run("triage", "--cases", cases(tmp_path, "self-care"), *further), "--cases stands alone")
