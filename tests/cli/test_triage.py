"""`coach triage`: assesses a file of answers, and explains in one line what is wrong with any other file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import tomli_w

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.content.levels import Level
from coach.export.text import WIDTH
from tests.support.command import Run, assert_refused
from tests.support.facts import from_html, from_markdown
from tests.support.shipped import shipped
from tests.support.visits import CALM


def sheet(folder: Path, **answers: object) -> Path:
    """Return a complete answers file: calm, except for the answers named."""
    changed = {name.replace("_", "-"): value for name, value in answers.items()}
    file = folder / "answers.toml"
    file.write_text(tomli_w.dumps({"answers": {**sheet_answers(CALM, shipped(), assume_no=True), **changed}}))
    return file


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ({}, "self-care"),
        ({"pee_hard": "unsure"}, "urgent"),
        ({"pee_hard": "yes"}, "emergency"),
        ({"known_spine": "yes"}, "clinician"),
    ],
)
def test_every_level_is_told_and_ends_with_0(run: Run, tmp_path: Path, answers: dict[str, str], level: str) -> None:
    ran = run("triage", sheet(tmp_path, **answers), "--format", "json")

    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["level"] == level


def test_text_leads_with_the_action_and_fits_72_columns(run: Run, tmp_path: Path) -> None:
    ran = run("triage", sheet(tmp_path, pee_hard="yes"))

    action = shipped().actions[shipped().levels[Level.EMERGENCY].action].home
    assert ran.out.startswith("▲ EMERGENCY: ")
    assert action.split()[0] in ran.out.splitlines()[0]
    assert max(map(len, ran.out.splitlines())) <= WIDTH
    assert shipped().questions["pee-hard"].statement in " ".join(ran.out.split())


def test_markdown_has_one_title_and_headings(run: Run, tmp_path: Path) -> None:
    ran = run("triage", sheet(tmp_path), "--format", "markdown")

    assert [line[:2] for line in ran.out.splitlines() if line.startswith("# ")] == ["# "]
    assert f"\n## {shipped().words('result.watch-for')}\n" in ran.out


def test_html_is_one_page_in_the_level_s_colour_that_tells_what_markdown_does(run: Run, tmp_path: Path) -> None:
    file = sheet(tmp_path, pee_hard="unsure")

    ran = run("triage", file, "--format", "html")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!DOCTYPE html>")
    assert '<body class="urgent">' in ran.out
    assert re.findall(r"<link|<script|<img|\bsrc=|\bhref=", ran.out) == []
    assert from_html(ran.out) == from_markdown(run("triage", file, "--format", "markdown").out)
    assert from_html(ran.out).watch_for


def test_json_may_come_by_a_pipe(run: Run) -> None:
    piped = json.dumps({"answers": dict(CALM)}).encode()

    ran = run("triage", "--assume-no", "--format", "json", piped=piped)

    assert json.loads(ran.out)["level"] == "self-care"


def test_a_dash_reads_the_pipe(run: Run) -> None:
    piped = b'[answers]\nfits-today = "after-workout"\npee-hard = "yes"\n'

    ran = run("triage", "-", "--assume-no", "--format", "json", piped=piped)

    assert json.loads(ran.out)["level"] == "emergency"


def test_a_warning_sign_is_never_lost_for_want_of_the_first_answer(run: Run) -> None:
    ran = run("triage", "--assume-no", piped=b'[answers]\npee-hard = "yes"\n')

    assert_refused(ran, 'fits-today needs an answer, since pee-hard hangs on it. Allowed: one of "after-workout"')


def test_answers_of_a_closed_branch_are_dropped_everywhere(run: Run, tmp_path: Path) -> None:
    ran = run("triage", sheet(tmp_path, fits_today="prevention", pee_hard="yes"), "--assume-no", "--format", "json")

    record = json.loads(ran.out)
    assert record["level"] == "self-care"
    assert "pee-hard" not in record["answers"]
    assert "pee-hard" in record["not_asked"]
    assert ran.err.startswith("Left out, since other answers mean that it is not asked: pee-hard")


def test_without_a_file_or_a_pipe_it_says_how_to_use_it(run: Run) -> None:
    assert_refused(run("triage"), "coach triage answers.toml")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'[answers]\npee-hrad = "no"', "There is no question called 'pee-hrad'. Did you mean pee-hard?"),
        (b'[answers]\npee-hard = "never"', 'Allowed: "yes", "no", "unsure".'),
        (b"[answers]\npain-now = 11", "a whole number from 0 to 10"),
        (b"[answers]\nage = []", 'one of "under-16"'),
        (b"[answers]", 'fits-today needs an answer. Allowed: one of "after-workout"'),
        (b"[answers", "the piped answers:1: not TOML"),
        (b'{"answers": ', "the piped answers:1: not JSON"),
        (b"\xff", "the piped answers:1: not UTF-8"),
        (b"", "has no [answers] table"),
        (b"#" * 2_000_000, "is longer than 1,000,000 bytes"),
    ],
)
def test_every_bad_input_is_one_line_and_ends_with_2(run: Run, raw: bytes, told: str) -> None:
    assert_refused(run("triage", piped=raw), told)


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    assert_refused(run("triage", tmp_path / "no.toml"), f"There is no answers file at {tmp_path}/no.toml.")


def test_a_folder_is_refused(run: Run, tmp_path: Path) -> None:
    assert_refused(run("triage", tmp_path), "cannot be read: Is a directory")


def test_an_unknown_format_is_refused_with_those_there_are(run: Run) -> None:
    assert_refused(
        run("triage", "--format", "pdf", piped=b""), "'text', 'json', 'markdown', 'html'", "coach triage --help"
    )


def test_a_content_folder_or_clinic_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    file = sheet(tmp_path)

    assert_refused(run("triage", file, "--content", tmp_path / "no"), "There is no content folder at")
    assert_refused(run("triage", file, "--clinic", tmp_path / "no"), "There is no clinic file at")


def test_the_clinics_own_file_fills_the_result(run: Run, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic.toml"
    clinic.write_text('emergency_number = "112"\n')

    before, behind = ("--clinic", clinic, "triage"), ("triage", "--clinic", clinic)

    for words in (before, behind):
        told = run(*words, sheet(tmp_path, pee_hard="yes")).out
        assert "112" in told
        assert "911" not in told
