"""The file of counts: written whole, kept through failures, never fatal, and without the time of a visit."""

from __future__ import annotations

import errno
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.content.levels import Level
from coach.core.errors import StorageError
from coach.kiosk.counts.counts import CountedEvent, Counts, Day, with_event
from coach.kiosk.counts.file import FILE, CountsFile
from tests.support.counts import HAPPENED, MONDAY, counted

VISIT: list[CountedEvent] = ["start", Level.URGENT, "skipped-for-pain", "finish"]


def full(*_args: object, **_kwargs: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_visit_is_kept_as_a_day_that_a_person_can_read(tmp_path: Path) -> None:
    assert CountsFile(tmp_path).add(MONDAY, VISIT) is None

    assert (tmp_path / FILE).read_text() == (
        "format = 2\nday = [\n"
        "    { date = 2026-11-23, starts = 1, finishes = 1, skipped_for_pain = 1, levels = { urgent = 1 } },\n]\n"
    )


@settings(max_examples=25, deadline=None)
@given(HAPPENED)
def test_what_is_written_is_read_back(happened: list[tuple[date, CountedEvent]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for day, event in happened:
            assert CountsFile(Path(folder)).add(day, [event]) is None

        assert CountsFile(Path(folder)).read() == (counted(happened), None)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(VISIT), st.booleans()), max_size=20))
def test_no_event_is_ever_lost_to_a_disk_that_fails_now_and_then(happened: list[tuple[CountedEvent, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        file = CountsFile(Path(folder))
        for event, fails in happened:
            with patched.context() as failing:
                if fails:
                    failing.setattr(os, "fsync", full)
                assert (file.add(MONDAY, [event]) is None) is not fails

        assert file.add(MONDAY, []) is None
        assert file.read()[0] == counted([(MONDAY, event) for event, _ in happened]) or happened == []


def test_counts_from_before_failures_were_counted_go_on(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("format = 1\n[[day]]\ndate = 2026-11-23\nstarts = 2\n")

    assert CountsFile(tmp_path).add(MONDAY, ["start", "ring-failed"]) is None

    assert CountsFile(tmp_path).read() == (Counts(days=(Day(date=MONDAY, starts=3, failed_rings=1),)), None)


def test_a_full_disk_is_one_line_for_staff_that_names_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full)

    assert str(CountsFile(tmp_path).add(MONDAY, VISIT)) == (
        f"Cannot write {tmp_path / FILE}: the disk is full. Free some space."
    )


def test_a_folder_that_cannot_be_made_names_the_key_that_changes_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    notice = str(CountsFile(tmp_path / "file").add(MONDAY, VISIT))

    assert "counts_folder in kiosk.toml" in notice
    assert "--data" not in notice


@pytest.mark.parametrize(
    "damaged",
    [
        b"\xff", b"format = 1\n[[day]\n", b"", b"format = 0\n", b"format = 1\nday = 3\n", b'format = "1"\n',
        b"format = 1\n[[day]]\ndate = 2026-11-23\nstarts = -1\n", b"format = 1\nvisitor = 1\n",
        b"format = 1\n[[day]]\ndate = 2026-11-23\n[[day]]\ndate = 2026-11-23\n",
    ],
)  # fmt: skip
def test_a_damaged_file_is_set_aside_and_named_and_counting_goes_on(tmp_path: Path, damaged: bytes) -> None:
    (tmp_path / FILE).write_bytes(damaged)

    notice = str(CountsFile(tmp_path).add(MONDAY, ["start"]))

    aside = tmp_path / "counts.damaged"
    assert notice == f"Damaged counts were set aside as {aside}. Nothing was deleted."
    assert aside.read_bytes() == damaged
    assert CountsFile(tmp_path).read() == (with_event(Counts(), MONDAY, "start"), None)


def test_a_file_of_a_newer_coach_is_left_as_it_is_and_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("format = 3\n")
    file = CountsFile(tmp_path)

    notice = str(file.add(MONDAY, ["start"]))

    assert notice == f"{tmp_path / FILE} comes from a newer coach and was left as it is. Update coach to count."
    assert (tmp_path / FILE).read_text() == "format = 3\n"
    with pytest.raises(StorageError):
        file.read()


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("coach.kiosk.counts.file.read_table", refuse)

    notice = str(CountsFile(tmp_path).add(MONDAY, VISIT))

    assert notice == f"Cannot read {tmp_path / FILE}: you may not read it. Check its permissions."


def test_neither_file_nor_folder_shows_at_what_time_it_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "counts"
    for days in range(2):
        day = MONDAY + timedelta(days)

        CountsFile(folder).add(day, VISIT)

        midnight = datetime(day.year, day.month, day.day).astimezone().timestamp()
        times: list[Any] = [path.stat() for path in (folder, folder / FILE)]
        assert [(each.st_mtime, each.st_atime) for each in times] == [(midnight, midnight)] * 2


def test_no_copy_or_part_is_left_beside_the_file(tmp_path: Path) -> None:
    for _ in range(3):
        CountsFile(tmp_path).add(MONDAY, VISIT)

    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_two_kiosks_that_count_in_one_folder_lose_no_visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.storage.locks._PATIENCE_S", 60.0)

    def count(kiosk: CountsFile) -> None:
        for _ in range(8):
            assert kiosk.add(MONDAY, ["start"]) is None

    with ThreadPoolExecutor(3) as kiosks:
        list(kiosks.map(count, [CountsFile(tmp_path) for _ in range(3)]))

    assert CountsFile(tmp_path).read()[0] == counted([(MONDAY, "start")] * 24)
    assert [each.name for each in tmp_path.iterdir()] == [FILE]
