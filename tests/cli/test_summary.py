"""`coach summary`: the last visit, what it says if there is none, and the guide."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from stat import S_IMODE
from typing import NoReturn

import pytest

from coach.export import FORMS, NO_TEXT
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.storage.visits import VisitStore, visit_id
from tests.support.command import Run, assert_refused
from tests.support.kept_visits import keep_check, keep_unfinished
from tests.support.shipped import shipped


def test_without_a_visit_the_summary_says_what_to_do(run: Run, tmp_path: Path) -> None:
    assert_refused(run("summary", "--data", tmp_path), str(tmp_path), "Make one with: coach")


def test_the_summary_is_that_of_the_last_visit(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path, days_ago=3, pee_hard="yes")
    keep_check(tmp_path, days_ago=1, pee_hard="unsure")

    ran = run("summary", "--data", tmp_path)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("♦ URGENT: ")


def test_in_another_language_than_the_clinic_s_each_reader_has_their_part(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path, days_ago=1)
    spanish = load_library(ContentPlace(language="es"))
    theirs = tmp_path / "clinic.toml"
    theirs.write_text('language = "es"\n', "utf-8")

    both = run("summary", "--lang", "es", "--data", tmp_path)
    alone = run("summary", "--lang", "es", "--data", tmp_path, "--clinic", theirs)

    part, parte = shipped().words("handover.part"), spanish.words("handover.part")
    person, _, therapist = both.out.partition(f"\n{part}\n")
    assert spanish.words("result.watch-for") in person
    assert shipped().words("handover.flags") in therapist
    assert f"\n{parte}\n" in alone.out
    assert f"\n{part}\n" not in alone.out


def test_a_check_that_was_left_has_no_summary_and_the_visit_before_is_shown(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path, pee_hard="unsure")
    keep_unfinished(tmp_path)

    ran = run("summary", "--data", tmp_path)

    assert ran.out.startswith("♦ URGENT: ")
    assert ran.err == shipped().words("history.passed-over") + "\n"


def test_the_summary_is_never_that_of_a_visit_dated_ahead_of_now(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path, pee_hard="yes")
    ahead = datetime.now(UTC) + timedelta(days=365)
    calm = keep_check(tmp_path / "other")
    VisitStore(tmp_path).save(replace(calm, id=visit_id(ahead, "abc123"), started=ahead, checked_at=ahead))

    for _ in range(2):
        ran = run("summary", "--data", tmp_path)
        assert ran.out.startswith("▲ EMERGENCY: ")
        assert ran.err.count("\n") == 1
        assert ran.err.endswith("Check this computer's clock.\n")


def test_a_visit_with_an_answer_that_is_not_offered_is_set_aside_and_the_one_before_is_shown(
    run: Run, tmp_path: Path
) -> None:
    keep_check(tmp_path, days_ago=1, pee_hard="unsure")
    visit = keep_check(tmp_path)
    VisitStore(tmp_path).save(replace(visit, answers={**visit.answers, "fever": "maybe"}))

    ran = run("summary", "--data", tmp_path)

    assert ran.out.startswith("♦ URGENT: ")
    assert "was set aside as" in ran.err


def test_a_check_that_was_left_alone_is_no_visit_with_a_result(run: Run, tmp_path: Path) -> None:
    keep_unfinished(tmp_path)

    assert_refused(run("summary", "--data", tmp_path), "No visit with a result")


def test_a_warning_sign_in_a_check_that_was_left_is_a_result(run: Run, tmp_path: Path) -> None:
    visit = keep_unfinished(tmp_path)
    VisitStore(tmp_path).save(replace(visit, answers={"fits-today": "after-workout", "pee-hard": "yes"}))

    assert run("summary", "--data", tmp_path).out.startswith("▲ EMERGENCY: ")


def test_the_data_folder_may_be_named_before_the_command(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)

    assert run("--data", tmp_path, "summary").out == run("summary", "--data", tmp_path).out


def test_what_stands_behind_the_command_holds(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path / "mine")

    assert run("--data", tmp_path / "other", "summary", "--data", tmp_path / "mine").code == 0


def test_the_summary_as_json_names_its_visit(run: Run, tmp_path: Path) -> None:
    visit = keep_check(tmp_path)

    assert json.loads(run("summary", "--data", tmp_path, "--format", "json").out)["visit"] == visit.id


def test_a_summary_goes_whole_to_a_file_for_the_owners_eyes(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    file = tmp_path / "summary.md"

    ran = run("summary", "--data", tmp_path, "--format", "markdown", "--output", file)

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert file.read_text("utf-8") == run("summary", "--data", tmp_path, "--format", "markdown").out
    assert S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_left_as_it_was(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    file = tmp_path / "summary.md"
    file.write_text("mine")

    assert_refused(run("summary", "--data", tmp_path, "--output", file), "is there already", "--force")
    assert file.read_text() == "mine"


def test_force_replaces_a_file_that_is_there(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    file = tmp_path / "summary.txt"
    file.write_text("mine")

    assert run("summary", "--data", tmp_path, "--output", file, "--force").code == 0
    assert file.read_text("utf-8") == run("summary", "--data", tmp_path).out


def test_a_folder_is_never_replaced(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)

    assert_refused(run("summary", "--data", tmp_path, "--output", tmp_path, "--force"), "is no plain file")


def test_a_file_that_cannot_be_written_is_named_with_the_option_to_change(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    (tmp_path / "file").write_text("")

    ran = run("summary", "--data", tmp_path, "--output", tmp_path / "file" / "summary.txt")

    assert_refused(ran, "Cannot write", "--output")
    assert "--data" not in ran.err


def test_a_folder_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)

    ran = run("summary", "--data", tmp_path, "--output", tmp_path / "typo" / "summary.txt")

    assert_refused(ran, f"there is no folder {tmp_path / 'typo'}", "--output")
    assert not (tmp_path / "typo").exists()


@pytest.mark.parametrize(
    ("form", "code", "said"),
    [
        *((form, errno.ENOSPC, "disk is full") for form in FORMS),
        ("text", errno.EACCES, "may not write"),
        ("markdown", errno.EROFS, "read-only"),
    ],
)
def test_a_write_that_fails_half_way_leaves_nothing_new(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, code: int, said: str
) -> None:
    keep_check(tmp_path / "data")
    file = tmp_path / "out" / "summary"
    file.parent.mkdir()
    file.write_text("mine")

    def refuse(_handle: int) -> NoReturn:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    ran = run("summary", "--data", tmp_path / "data", "--format", form, "--output", file, "--force")

    assert_refused(ran, f"Cannot write {file}", said)
    assert "--data" not in ran.err
    assert [each.read_text() for each in file.parent.iterdir()] == ["mine"]


def test_a_name_that_is_too_long_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)

    assert_refused(run("summary", "--data", tmp_path, "--output", tmp_path / ("a" * 300)), "too long")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, the disk that is always full")
def test_a_full_disk_behind_the_bytes_of_a_form_is_told_in_one_line(tmp_path: Path) -> None:
    keep_check(tmp_path)
    command = [sys.executable, "-m", "coach", "summary", "--data", str(tmp_path), "--format", "pdf"]

    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)

    assert ran.returncode == 2
    assert ran.stderr == "Cannot read or write the output: the disk is full. Free some space.\n"


@pytest.mark.parametrize("form", sorted({*FORMS} - NO_TEXT))
def test_every_form_in_text_goes_to_a_file_as_it_goes_to_a_pipe(run: Run, tmp_path: Path, form: str) -> None:
    keep_check(tmp_path)
    words = ["summary", "--data", tmp_path, "--format", form]

    assert run(*words, "--output", tmp_path / "file").code == 0
    assert (tmp_path / "file").read_text("utf-8") == run(*words).out


@pytest.mark.parametrize("form", sorted(NO_TEXT))
def test_bytes_go_to_a_file_as_they_go_to_a_pipe_by_a_dash(run: Run, tmp_path: Path, form: str) -> None:
    keep_check(tmp_path)
    words = ["summary", "--data", str(tmp_path), "--format", form, "--output"]

    piped = subprocess.run([sys.executable, "-m", "coach", *words, "-"], capture_output=True, check=True, timeout=60)

    assert run(*words, tmp_path / "file").code == 0
    assert (tmp_path / "file").read_bytes() == piped.stdout
    assert piped.stdout.startswith(b"%PDF-")


def test_a_pdf_is_never_poured_into_a_terminal(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_check(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert_refused(run("summary", "--data", tmp_path, "--format", "pdf"), "terminal cannot show pdf", "--output")


def test_the_guide_needs_no_visit_and_names_emergencies_first(run: Run, tmp_path: Path) -> None:
    ran = run("summary", "--guide", "--data", tmp_path / "none")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("When to seek care\n====")
    assert ran.out.index("▲ Emergency") < ran.out.index("♦ Urgent") < ran.out.index("○ Self-care")
    assert max(map(len, ran.out.splitlines())) <= 72
    assert not (tmp_path / "none").exists()


def test_the_guide_as_markdown_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "guide.md"

    assert run("summary", "--guide", "--format", "markdown", "--output", file).code == 0
    assert file.read_text("utf-8").startswith("# When to seek care\n")


def test_the_guide_speaks_for_the_clinic_that_is_named(run: Run, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic.toml"
    clinic.write_text('name = "Hill Road"\nphone = "555-0100"\nemergency_number = "112"\ndesk = "Tell us."\n')

    out = run("summary", "--guide", "--clinic", clinic).out

    assert "Call 112 now." in out
    assert "Hill Road" in out


def test_the_guide_is_refused_in_a_form_that_it_does_not_have(run: Run) -> None:
    assert_refused(run("summary", "--guide", "--format", "json"), "--guide comes as text or as markdown")


@pytest.mark.parametrize("raw", [b"\xff", b"", b"format = 1\n", b"not toml", b"n = " + b"9" * 5000])
@pytest.mark.parametrize("command", ["summary", "history"])
def test_a_damaged_visit_is_named_and_the_rest_is_shown(run: Run, tmp_path: Path, command: str, raw: bytes) -> None:
    keep_check(tmp_path, pee_hard="unsure")
    damaged = tmp_path / "visits" / "20270101T000000Z-bad000.toml"
    damaged.write_bytes(raw)

    ran = run(command, "--data", tmp_path)

    aside = damaged.with_suffix(".damaged")
    assert (ran.code, ran.err) == (0, f"A damaged visit was set aside as {aside}. Nothing was deleted.\n")
    assert "urgent" in ran.out.lower()
    assert aside.read_bytes() == raw


def test_a_dash_as_the_file_is_stdout(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep_check(tmp_path)
    monkeypatch.chdir(tmp_path)

    for form in sorted({*FORMS} - NO_TEXT):
        words = ["summary", "--data", tmp_path, "--format", form]
        assert run(*words, "--output", "-").out == run(*words).out != ""
    guide = run("summary", "--guide", "--output", "-")
    assert guide.out == run("summary", "--guide").out
    assert not (tmp_path / "-").exists()


def test_a_dash_is_no_way_around_what_a_terminal_cannot_show(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_check(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    ran = run("summary", "--data", tmp_path, "--format", "pdf", "--output", "-")

    assert_refused(ran, "A terminal cannot show pdf")
