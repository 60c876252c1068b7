"""The kit's folder: written whole or not at all, and no other file is lost unasked."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from coach.core.errors import StorageError
from coach.kiosk.setup.folder import write_folder
from coach.kiosk.setup.values import KitError

FILES = {"README.md": b"read", "both/etc/one.conf": b"one"}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_usb_stick_without_permissions_takes_the_kit_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _mode: int) -> NoReturn:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(Path, "chmod", refuse)

    write_folder(tmp_path / "kit", FILES, force=False)

    assert contents(tmp_path / "kit") == FILES


@pytest.mark.parametrize("empty_there", [False, True])
def test_a_folder_that_is_missing_or_empty_gets_all_files_for_all_to_read(tmp_path: Path, empty_there: bool) -> None:
    if empty_there:
        (tmp_path / "kit").mkdir()

    write_folder(tmp_path / "kit", FILES, force=False)

    assert contents(tmp_path / "kit") == FILES
    assert {each.stat().st_mode & 0o777 for each in tmp_path.rglob("*") if each.is_dir()} == {0o755}
    assert {each.stat().st_mode & 0o777 for each in tmp_path.rglob("*") if each.is_file()} == {0o644}
    assert [each.name for each in tmp_path.iterdir()] == ["kit"]


def test_a_folder_that_holds_something_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(KitError, match=r"is not empty\. Name another folder, or add --force"):
        write_folder(tmp_path, FILES, force=False)

    assert contents(tmp_path) == {"notes.txt": b"mine"}


def test_force_replaces_the_kit_s_files_and_leaves_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "kit"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "README.md").write_text("old")

    write_folder(folder, FILES, force=True)

    assert contents(folder) == {**FILES, "notes.txt": b"mine"}
    assert [each.name for each in tmp_path.iterdir()] == ["kit"]


def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="ame another with --output"):
        write_folder(tmp_path / "kit", {**FILES, "README.md/below": b""}, force=False)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=f"there is no folder {tmp_path}/no"):
        write_folder(tmp_path / "no" / "kit", FILES, force=False)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kit").write_text("mine")

    with pytest.raises(StorageError, match="Cannot write"):
        write_folder(tmp_path / "kit", FILES, force=True)

    assert (tmp_path / "kit").read_text() == "mine"
