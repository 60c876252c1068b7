"""Settings: the theme, how cues are heard, and the week."""

from __future__ import annotations

import errno
import stat
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from coach.core.errors import StorageError
from coach.core.programme.choices import WeekChoices
from coach.storage.locks import take
from coach.storage.settings import FILE, Settings, read_settings, write_settings
from tests.support.odd_files import ODD


@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(theme="coach-light"),
        Settings(theme="coach-dark", sound=False),
        Settings(sound=False),
        Settings(voice="aloud"),
        Settings(week=WeekChoices((1, 3, 5), frozenset({date(2026, 11, 30)}), at=time(7, 5))),
        Settings(week=WeekChoices(moved=frozenset({date(2026, 11, 30), date(2026, 12, 1)}))),
        Settings(week=WeekChoices(walked=frozenset({date(2026, 11, 21), date(2026, 11, 22)}))),
    ],
)
def test_settings_are_read_as_they_were_written(tmp_path: Path, settings: Settings) -> None:
    write_settings(tmp_path / "data", settings)

    assert read_settings(tmp_path / "data") == settings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("voice = 'loud'\nweek = 3", Settings()),
        (
            "week = { core_days = [5, 0, 1, 5, 8, 'x'], moved = ['x', 2026-11-30, 2026-11-30T10:00:00], at = 'noon' }",
            Settings(week=WeekChoices((1, 5), frozenset({date(2026, 11, 30)}))),
        ),
        ("week = { core_days = 3, moved = 2026-11-30 }", Settings()),
    ],
)
def test_a_choice_that_cannot_be_used_counts_as_not_made(tmp_path: Path, text: str, found: Settings) -> None:
    (tmp_path / FILE).write_text(text)
    assert read_settings(tmp_path) == found


def test_settings_are_the_owner_s_alone(tmp_path: Path) -> None:
    write_settings(tmp_path / "data", Settings(theme="coach-dark"))

    modes = [stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "data", tmp_path / "data" / FILE)]

    assert modes == [0o700, 0o600]


def test_a_new_person_has_none_and_no_folder_is_made(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "data") == Settings()
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("raw", [b"theme = ", b"\xff\xfe", b"theme = 'x'\ntheme = 'y'"])
def test_damaged_settings_are_set_aside_and_never_deleted(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / FILE).write_bytes(raw)

    found = read_settings(tmp_path)

    aside = tmp_path / "settings.damaged"
    assert found == Settings()
    assert str(found.trouble) == f"Damaged settings were set aside as {aside}. Nothing was deleted."
    assert [(each, each.read_bytes()) for each in tmp_path.iterdir()] == [(aside, raw)]


def test_settings_with_a_mark_of_byte_order_are_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('format = 1\ntheme = "coach-light"\n', "utf-8-sig")

    assert read_settings(tmp_path) == Settings(theme="coach-light")


def test_deep_settings_are_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f"{'.'.join('a' * 50_000)} = 1")

    assert "were set aside" in str(read_settings(tmp_path).trouble)


@pytest.mark.parametrize("odd", ODD)
def test_settings_that_are_no_regular_file_are_left_and_named(tmp_path: Path, odd: Callable[[Path], None]) -> None:
    path = tmp_path / FILE
    odd(path)

    found = read_settings(tmp_path)

    assert found == Settings()
    assert str(found.trouble).startswith(f"Cannot read {path}: ")
    assert [each.name for each in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize("text", ["format = 1\ntheme = 3", "format = 1", "other = true", 'sound = "loud"'])
def test_settings_without_a_theme_leave_it_unchosen(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text)

    assert read_settings(tmp_path) == Settings()
    assert (tmp_path / FILE).read_text() == text


def test_a_file_in_the_folder_s_place_reads_as_a_new_person_and_refuses_to_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")

    assert read_settings(tmp_path / "data") == Settings()
    with pytest.raises(StorageError, match=r"^Cannot write .*Name another folder with --data\.$"):
        write_settings(tmp_path / "data", Settings())


def test_settings_of_a_newer_coach_are_left_untouched(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('format = 2\ntheme = "coach-light"\nvoice = "slow"')

    with pytest.raises(StorageError):
        write_settings(tmp_path, read_settings(tmp_path))


def test_damaged_settings_that_cannot_be_moved_are_never_fatal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_bytes(b"\xff")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "rename", refuse)

    assert read_settings(tmp_path) == Settings()


def test_two_windows_keep_what_each_of_them_chose(tmp_path: Path) -> None:
    at_start = read_settings(tmp_path)

    write_settings(tmp_path, Settings(theme="coach-light"), at_start)
    write_settings(tmp_path, Settings(sound=False), at_start)

    assert read_settings(tmp_path) == Settings(theme="coach-light", sound=False)


def test_a_choice_taken_back_is_taken_back_on_the_disk(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(theme="coach-light", sound=False))

    write_settings(tmp_path, Settings(theme="coach-light"), Settings(theme="coach-light", sound=False))

    assert read_settings(tmp_path) == Settings(theme="coach-light")


def test_what_else_stands_in_the_file_stays(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text('format = 1\nvoice = "slow"\n')

    write_settings(tmp_path, Settings(sound=False), Settings())

    assert (tmp_path / FILE).read_text() == 'format = 1\nvoice = "slow"\nsound = false\n'


def test_linked_settings_are_written_through_the_link(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    target = tmp_path / "mine" / "coach.toml"
    target.write_text("format = 1\n")
    (tmp_path / FILE).symlink_to(target)

    write_settings(tmp_path, Settings(theme="coach-light"))

    assert (tmp_path / FILE).is_symlink()
    assert target.read_text() == 'format = 1\ntheme = "coach-light"\n'
    assert [each.name for each in target.parent.iterdir()] == ["coach.toml"]


def test_settings_that_cannot_be_read_are_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_text("sound = false\n")

    def refuse(path: Path) -> dict[str, object]:
        raise OSError(errno.EIO, "Input/output error", str(path))

    with monkeypatch.context() as patched:
        patched.setattr("coach.storage.settings.read_table", refuse)
        assert read_settings(tmp_path) == Settings()
        with pytest.raises(StorageError, match=rf"^Cannot read {tmp_path / FILE}: the disk gives no answer\.$"):
            write_settings(tmp_path, Settings())
    assert not read_settings(tmp_path).sound


def test_a_window_that_stands_still_over_the_settings_is_waited_for_only_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.storage.locks._PATIENCE_S", 0.0)
    lock = take(tmp_path / FILE)
    assert lock is not None

    write_settings(tmp_path, Settings(sound=False))

    lock.release()
    assert [each.name for each in tmp_path.iterdir()] == [FILE]
