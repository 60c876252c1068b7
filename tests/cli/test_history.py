"""`coach history`: shows the visits that are kept as a table, and deletes them."""

from __future__ import annotations

import csv
import errno
import json
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from coach.core.dates import full_moment
from coach.core.visit.state import Performed
from coach.storage.settings import Settings, write_settings
from coach.storage.visits import VisitStore, visit_id
from tests.support.command import Ran, Run, assert_refused
from tests.support.kept_visits import keep_check, keep_unfinished
from tests.support.shipped import shipped


def ids(folder: Path) -> list[str]:
    return [visit.id for visit in VisitStore(folder).newest()]


def test_history_is_a_table_with_the_newest_first(run: Run, tmp_path: Path) -> None:
    old = keep_check(tmp_path, days_ago=3, pee_hard="unsure")
    new = replace(keep_check(tmp_path), performed=(Performed("bridge", None, 1, "done", 290.0),))
    VisitStore(tmp_path).save(replace(new, answers={**new.answers, "pain-after": 1}))

    lines = run("history", "--data", tmp_path).out.splitlines()

    words = shipped().words
    days = [full_moment(visit.started.astimezone(), words) for visit in (new, old)]
    assert lines[0].split() == ["Date", "Result", "Moved", "Pain"]
    assert lines[1].split("  ")[0] == days[0]
    assert lines[1].endswith("5 min  2 -> 1")
    assert lines[2].startswith(f"{days[1]}  Urgent ")
    assert lines[2].split()[-2:] == ["-", "2"]


def test_history_as_json_is_a_list_of_objects(run: Run, tmp_path: Path) -> None:
    visit = keep_check(tmp_path)

    assert json.loads(run("history", "--data", tmp_path, "--format", "json").out) == [
        {
            "visit": visit.id,
            "started": "2026-11-23T12:00:00+00:00",
            "level": "self-care",
            "scope": "full",
            "minutes_moved": 0.0,
            "pain_before": 2,
            "pain_after": None,
        }
    ]


def test_a_check_that_was_left_is_told_as_such_and_never_as_self_care(run: Run, tmp_path: Path) -> None:
    keep_unfinished(tmp_path)

    (told,) = json.loads(run("history", "--data", tmp_path, "--format", "json").out)

    assert (told["level"], told["scope"]) == (None, None)
    assert "Not finished" in run("history", "--data", tmp_path).out


def test_an_empty_history_says_how_to_begin(run: Run, tmp_path: Path) -> None:
    ran = run("history", "--data", tmp_path)

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == shipped().words("history.empty", folder=tmp_path) + "\n"


def test_an_empty_history_as_json_is_an_empty_list(run: Run, tmp_path: Path) -> None:
    assert run("history", "--data", tmp_path, "--format", "json").out == "[]\n"


def test_a_table_shows_the_newest_and_tells_of_the_older_without_reading_them(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.cli.history.SHOWN", 2)
    days = [keep_check(tmp_path, days_ago=day).started.astimezone() for day in range(4)]
    oldest = min((tmp_path / "visits").iterdir())
    whole = oldest.read_bytes()
    oldest.write_text("half a visit")

    ran = run("history", "--data", tmp_path)

    told = [line.split("  ")[0] for line in ran.out.splitlines()[1:]]
    assert told == [full_moment(day, shipped().words) for day in days[:2]]
    assert ran.err == shipped().words("history.older", count=2) + "\n"
    oldest.write_bytes(whole)
    for ran in (run("history", "--all", "--data", tmp_path), run("history", "--format", "csv", "--data", tmp_path)):
        assert (len(ran.out.splitlines()), ran.err) == (5, "")


def test_as_many_visits_as_are_shown_tell_of_no_older_ones(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.cli.history.SHOWN", 2)
    keep_check(tmp_path)
    keep_check(tmp_path, days_ago=1)

    assert run("history", "--data", tmp_path).err == ""


def test_showing_all_is_no_word_for_deleting_all(run: Run, tmp_path: Path) -> None:
    visit = keep_check(tmp_path)

    assert_refused(run("history", "--all", "delete", "--visit", visit.id, "--data", tmp_path), "history delete --all")
    assert ids(tmp_path) == [visit.id]


def test_a_visit_dated_ahead_of_now_comes_last(run: Run, tmp_path: Path) -> None:
    visit = keep_check(tmp_path)
    ahead = datetime.now(UTC) + timedelta(days=365)
    VisitStore(tmp_path).save(replace(visit, id=visit_id(ahead, "abc123"), started=ahead))

    ran = run("history", "--data", tmp_path, "--format", "csv")

    assert [line.split(",")[0] for line in ran.out.splitlines()[1:]] == [visit.id, visit_id(ahead, "abc123")]
    assert ran.err.endswith("Check this computer's clock.\n")


def test_a_visit_of_a_newer_coach_is_named_and_left_as_it_is(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    newer = tmp_path / "visits" / "20270101T000000Z-new000.toml"
    newer.write_text("format = 99\n")

    ran = run("history", "--data", tmp_path)

    assert (ran.code, len(ran.out.splitlines())) == (0, 2)
    assert "comes from a newer coach and was left as it is" in ran.err
    assert newer.read_text() == "format = 99\n"


def test_history_as_csv_has_a_line_of_names_and_a_line_a_visit(run: Run, tmp_path: Path) -> None:
    new, old = keep_check(tmp_path), keep_check(tmp_path, days_ago=3, pee_hard="unsure")

    ran = run("history", "--data", tmp_path, "--format", "csv")
    rows = list(csv.DictReader(StringIO(ran.out)))

    assert (ran.code, ran.err) == (0, "")
    assert [(row["visit"], row["level"]) for row in rows] == [(new.id, "self-care"), (old.id, "urgent")]
    assert (rows[0]["pain_before"], rows[0]["pain_after"]) == ("2", "")


def test_csv_and_json_say_the_same(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    keep_unfinished(tmp_path)

    told = json.loads(run("history", "--data", tmp_path, "--format", "json").out)
    rows = list(csv.DictReader(StringIO(run("history", "--data", tmp_path, "--format", "csv").out)))

    assert rows == [{name: "" if value is None else str(value) for name, value in each.items()} for each in told]


def test_an_empty_history_as_csv_is_the_line_of_names(run: Run, tmp_path: Path) -> None:
    assert run("history", "--data", tmp_path, "--format", "csv").out.splitlines() == [
        "visit,started,level,scope,minutes_moved,pain_before,pain_after"
    ]


# ---- Deletion ----


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `coach` with a person at the terminal who types `typed`."""

    def answered(*words: object, typed: str) -> Ran:
        monkeypatch.setattr("tests.support.command.BytesIO", lambda: BytesIO(typed.encode()))
        return run(*words)

    return answered


def test_every_visit_is_deleted_after_a_yes(typed: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    keep_check(tmp_path, days_ago=1)

    ran = typed("history", "delete", "--all", "--data", tmp_path, typed="yes\n")

    assert (ran.code, ran.out) == (0, "2 visits deleted.\n")
    assert str(tmp_path / "visits") in ran.err
    assert list((tmp_path / "visits").iterdir()) == []


@pytest.mark.parametrize("said", ["", "\n", "no\n", "y\n", "yes please\n"])
def test_anything_but_yes_deletes_nothing(typed: Run, tmp_path: Path, said: str) -> None:
    visit = keep_check(tmp_path)

    ran = typed("history", "delete", "--all", "--data", tmp_path, typed=said)

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("Nothing was deleted.\n")
    assert ids(tmp_path) == [visit.id]


def test_one_visit_is_deleted_and_the_others_are_not_touched(typed: Run, tmp_path: Path) -> None:
    gone, stays = keep_check(tmp_path), keep_check(tmp_path, days_ago=1)
    file = tmp_path / "visits" / f"{stays.id}.toml"
    before = file.read_bytes()

    ran = typed("history", "delete", "--visit", gone.id, "--data", tmp_path, typed="yes\n")

    assert (ran.code, ran.out) == (0, "1 visit deleted.\n")
    assert ids(tmp_path) == [stays.id]
    assert file.read_bytes() == before


def test_a_copy_of_the_visit_under_another_name_is_deleted_too(typed: Run, tmp_path: Path) -> None:
    gone = keep_check(tmp_path)
    file = tmp_path / "visits" / f"{gone.id}.toml"
    file.with_name("copy.toml").write_bytes(file.read_bytes())

    typed("history", "delete", "--visit", gone.id, "--data", tmp_path, typed="yes\n")

    assert ids(tmp_path) == []


def test_settings_stay_when_every_visit_is_deleted(typed: Run, tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(sound=False))
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    keep_check(tmp_path)

    typed("history", "delete", "--all", "--data", tmp_path, typed="yes\n")

    assert {file: file.read_bytes() for file in tmp_path.iterdir() if file.is_file()} == before


@pytest.mark.parametrize("name", ["20260101T000000Z-none00", "../settings", ""])
def test_a_visit_that_is_not_kept_is_named(run: Run, tmp_path: Path, name: str) -> None:
    visit = keep_check(tmp_path)
    write_settings(tmp_path, Settings())

    assert_refused(run("history", "delete", "--visit", name, "--data", tmp_path), f"No visit {name} is kept")
    assert ids(tmp_path) == [visit.id]


@pytest.mark.parametrize("words", [(), ("--all", "--visit", "20260101T000000Z-none00")])
def test_what_to_delete_must_be_said_once(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    keep_check(tmp_path)

    assert_refused(run("history", "delete", *words, "--data", tmp_path), "--visit ID, or --all")


def test_without_a_terminal_to_ask_on_nothing_is_deleted(run: Run, tmp_path: Path) -> None:
    visit = keep_check(tmp_path)

    ran = run("history", "delete", "--all", "--data", tmp_path, piped=b"yes\n")

    assert_refused(ran, "needs a terminal", "Nothing was deleted")
    assert ids(tmp_path) == [visit.id]


def test_with_stdin_closed_nothing_is_deleted(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = keep_check(tmp_path)
    monkeypatch.setattr("tests.support.command.Terminal", lambda _: None)

    assert_refused(run("history", "delete", "--all", "--data", tmp_path), "needs a terminal")
    assert ids(tmp_path) == [visit.id]


def test_what_cannot_be_read_is_named_and_left(typed: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    visits = tmp_path / "visits"
    (visits / "20270101T000000Z-bad000.toml").write_bytes(b"\xff")
    (visits / "20270102T000000Z-new000.toml").write_text("format = 99\n")

    ran = typed("history", "delete", "--all", "--data", tmp_path, typed="yes\n")

    left = ["20270101T000000Z-bad000.damaged", "20270102T000000Z-new000.toml"]
    assert ran.out == "1 visit deleted.\n"
    assert sorted(file.name for file in visits.iterdir()) == left
    for name in left:
        assert shipped().words("history.left", path=visits / name) in ran.err


@pytest.mark.parametrize("visits", [0, 1])
def test_what_dead_programs_left_half_written_goes_with_the_rest(typed: Run, tmp_path: Path, visits: int) -> None:
    (tmp_path / "visits").mkdir()
    for days in range(visits):
        keep_check(tmp_path, days_ago=days)
    (tmp_path / "visits" / ".20270103T000000Z-half00.toml-x.part").write_text("format = 1\n")

    typed("history", "delete", "--all", "--data", tmp_path, typed="yes\n")

    assert list((tmp_path / "visits").iterdir()) == []


def test_a_no_leaves_even_what_is_half_written(typed: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)
    (tmp_path / "visits" / ".20270103T000000Z-half00.toml-x.part").write_text("format = 1\n")

    typed("history", "delete", "--all", "--data", tmp_path, typed="no\n")

    assert len(list((tmp_path / "visits").iterdir())) == 2


def test_a_visit_under_way_in_a_window_is_named_and_left(typed: Run, tmp_path: Path) -> None:
    here, there = keep_check(tmp_path), keep_check(tmp_path, days_ago=1)
    window = VisitStore(tmp_path)
    window.hold(here.id)

    ran = typed("history", "delete", "--all", "--data", tmp_path, typed="yes\n")

    assert (ran.code, ran.out) == (0, "1 visit deleted.\n")
    file = tmp_path / "visits" / f"{here.id}.toml"
    assert shipped().words("history.under-way", path=file) in ran.err
    assert ids(tmp_path) == [here.id] != [there.id]
    assert typed("history", "delete", "--visit", here.id, "--data", tmp_path, typed="yes\n").out == ""
    window.let_go()
    assert typed("history", "delete", "--visit", here.id, "--data", tmp_path, typed="yes\n").code == 0
    assert ids(tmp_path) == []


@pytest.mark.parametrize(
    "words", [("history",), ("history", "--format", "json"), ("summary",), ("history", "delete", "--all")]
)
@pytest.mark.parametrize("code", [errno.EIO, errno.EACCES, errno.ESTALE, errno.EMFILE], ids=errno.errorcode.get)
def test_a_folder_that_cannot_be_read_is_one_line_and_never_no_visit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], code: int
) -> None:
    keep_check(tmp_path)

    listed = os.listdir

    def refuse(path: Path) -> list[str]:
        if tmp_path in Path(path).parents:
            raise OSError(code, os.strerror(code), str(path))
        return listed(path)

    monkeypatch.setattr(os, "listdir", refuse)

    assert_refused(run(*words, "--data", tmp_path), f"Cannot read {tmp_path}/visits: ")


@pytest.mark.parametrize("words", [("history",), ("summary",), ("history", "delete", "--all")])
def test_visits_that_cannot_be_read_are_never_told_as_none(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    visit = keep_check(tmp_path)
    file = tmp_path / "visits" / f"{visit.id}.toml"
    file.unlink()
    file.mkdir()

    ran = run(*words, "--data", tmp_path)

    assert f"{visit.id}.toml cannot be read: it is a folder." in ran.err
    assert "is kept in" not in ran.err


def test_with_no_visit_there_is_nothing_to_ask(run: Run, tmp_path: Path) -> None:
    ran = run("history", "delete", "--all", "--data", tmp_path)

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == shipped().words("history.empty", folder=tmp_path) + "\n"


def test_a_file_that_cannot_be_deleted_is_named(typed: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visit = keep_check(tmp_path)

    def refuse(path: Path, *, missing_ok: bool) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)

    ran = typed("history", "delete", "--all", "--data", tmp_path, typed="yes\n")

    assert (ran.code, ran.out) == (2, "")
    assert f"Cannot delete {tmp_path / 'visits' / visit.id}.toml: you may not do that there." in ran.err


def test_the_data_folder_named_before_the_deletion_holds(typed: Run, tmp_path: Path) -> None:
    keep_check(tmp_path)

    assert typed("history", "--data", tmp_path, "delete", "--all", typed="yes\n").out == "1 visit deleted.\n"


def test_a_format_goes_with_the_table_alone(run: Run, tmp_path: Path) -> None:
    assert_refused(run("history", "--format", "csv", "--data", tmp_path, "delete", "--all"), "--format goes with")
