"""Files are written completely or not at all."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

import pytest

from coach.core.errors import StorageError
from coach.storage.documents import (
    TakenError,
    data_folder,
    make_folder,
    own_folder,
    set_aside,
    write_beside,
    write_whole,
)

FAILURES = [
    (errno.ENOSPC, "the disk is full. Free some space"),
    (errno.EDQUOT, "your disk quota is used up. Free some space"),
    (errno.EACCES, "you may not write there. Check the folder's permissions, or name another folder with --data"),
    (errno.EROFS, "the disk is read-only. Name another folder with --data"),
    (errno.EIO, "the disk gives no answer. Name another folder with --data"),
]
CALLS = [(tempfile, "mkstemp"), (os, "fdopen"), (os, "fsync"), (os, "replace")]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refusing(code: int) -> Any:
    def refuse(*_args: object, **_kwargs: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    return refuse


def test_a_text_is_written_as_it_is_and_replaces_the_earlier(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"

    write_whole(path, "first ä\n")
    write_whole(path, "second")

    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_only_the_owner_may_read_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "data" / "visits" / "a.toml"

    write_whole(path, "x")

    assert [mode(each) for each in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("old")
    path.chmod(0o644)

    write_whole(path, "new")

    assert mode(path) == 0o600


@pytest.mark.parametrize(("code", "said"), FAILURES, ids=[errno.errorcode[code] for code, _ in FAILURES])
@pytest.mark.parametrize(("module", "call"), CALLS, ids=[call for _, call in CALLS])
def test_a_write_that_fails_leaves_the_earlier_text_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: object, call: str, code: int, said: str
) -> None:
    path = tmp_path / "a.toml"
    write_whole(path, "earlier")
    monkeypatch.setattr(module, call, refusing(code))

    with pytest.raises(StorageError) as failed:
        write_whole(path, "later")

    assert str(failed.value) == f"Cannot write {path}: {said}."
    assert path.read_text() == "earlier"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_no_part_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_handle: int) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a.toml", "text")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_synced_is_no_failed_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        synced(handle)

    monkeypatch.setattr(os, "fsync", only_files)

    write_whole(tmp_path / "a.toml", "text")


@pytest.mark.parametrize("below", [".", "visits", "visits/deep"])
def test_a_file_where_a_folder_should_be_is_said_plainly(tmp_path: Path, below: str) -> None:
    (tmp_path / "data").write_text("mine")

    with pytest.raises(StorageError, match=r"a file.*Name another folder with --data\.$"):
        make_folder(tmp_path / "data" / below)

    assert (tmp_path / "data").read_text() == "mine"


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    make_folder(tmp_path)

    assert mode(tmp_path) == 0o755


def test_a_folder_stands_where_the_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "a.toml").mkdir()

    with pytest.raises(StorageError, match=r"^Cannot write .*a\.toml: "):
        write_whole(tmp_path / "a.toml", "text")

    assert [each.name for each in tmp_path.iterdir()] == ["a.toml"]


def test_damaged_files_are_set_aside_under_names_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    for text in ("one", "two", "three"):
        path.write_text(text)
        set_aside(path)

    kept = {each.name: each.read_text() for each in tmp_path.iterdir()}

    assert kept == {"a.damaged": "one", "a.damaged-2": "two", "a.damaged-3": "three"}


def test_a_file_that_cannot_be_set_aside_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"^Cannot write .*a\.damaged: "):
        set_aside(tmp_path / "a.toml")


def test_the_data_folder_is_the_platform_s_own() -> None:
    assert data_folder().name == "coach"
    assert data_folder().is_absolute()


@pytest.mark.parametrize("code", [None, errno.EPERM, errno.ENOTSUP])
def test_a_name_that_is_taken_is_refused_in_the_step_that_would_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    path = tmp_path / "a.txt"

    def taken_meanwhile(_handle: int) -> None:
        path.write_text("theirs")

    monkeypatch.setattr(os, "fsync", taken_meanwhile)
    if code is not None:
        monkeypatch.setattr(os, "link", refusing(code))

    with pytest.raises(TakenError, match="is there already"):
        write_whole(path, "mine", replacing=False)
    assert path.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("code", [None, errno.EPERM, errno.ENOTSUP])
def test_a_new_file_stands_there_whole_for_the_owner_alone_also_where_the_disk_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int | None
) -> None:
    if code is not None:
        monkeypatch.setattr(os, "link", refusing(code))

    write_whole(tmp_path / "a.txt", "mine", replacing=False)

    assert [each.read_text() for each in tmp_path.iterdir()] == ["mine"]
    assert mode(tmp_path / "a.txt") == 0o600


@pytest.mark.parametrize("call", ["link", "replace"])
def test_a_new_file_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(os, "link", refusing(errno.ENOSPC if call == "link" else errno.EPERM))
    if call == "replace":
        monkeypatch.setattr(os, "replace", refusing(errno.ENOSPC))

    with pytest.raises(StorageError, match="the disk is full"):
        write_whole(tmp_path / "a.txt", "mine", replacing=False)
    assert list(tmp_path.iterdir()) == []


def test_the_next_free_name_counts_before_the_first_dot(tmp_path: Path) -> None:
    names = [write_beside(tmp_path / "a.fhir.json", text).name for text in ("one", "two", "three")]

    assert names == ["a.fhir.json", "a-2.fhir.json", "a-3.fhir.json"]
    assert [(tmp_path / name).read_text() for name in names] == ["one", "two", "three"]


# ---- Disks of every kind ----


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EACCES], ids=errno.errorcode.get)
def test_a_disk_that_knows_no_permissions_costs_the_mode_and_not_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    for call in ("fchmod", "chmod"):
        monkeypatch.setattr(os, call, refusing(code))

    write_whole(tmp_path / "data" / "a.toml", "text")
    write_whole(tmp_path / "data" / "b.toml", "text", replacing=False)

    assert sorted(each.read_text() for each in (tmp_path / "data").iterdir()) == ["text", "text"]


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP], ids=errno.errorcode.get)
def test_a_disk_that_cannot_be_hurried_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(code))

    write_whole(tmp_path / "a.toml", "text")

    assert (tmp_path / "a.toml").read_text() == "text"


@pytest.mark.parametrize("code", sorted(errno.errorcode), ids=errno.errorcode.get)
def test_whatever_the_system_says_it_is_told_in_one_line_that_names_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(tempfile, "mkstemp", refusing(code))

    with pytest.raises(StorageError) as failed:
        write_whole(tmp_path / "a.toml", "text")

    assert str(failed.value).startswith(f"Cannot write {tmp_path / 'a.toml'}: ")
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize("code", [errno.EIO, errno.ESTALE, errno.EACCES, errno.EROFS], ids=errno.errorcode.get)
def test_a_part_that_cannot_be_deleted_does_not_hide_why_the_write_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(errno.ENOSPC))
    monkeypatch.setattr(Path, "unlink", refusing(code))

    with pytest.raises(StorageError, match="the disk is full"):
        write_whole(tmp_path / "a.toml", "text")


def test_a_file_size_limit_is_told_and_what_stood_there_stays(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("earlier")
    program = (
        "import resource, sys; from pathlib import Path; from coach.storage.documents import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))\n"
        "write_whole(Path(sys.argv[1]), 'x' * 100)"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "a.toml")], capture_output=True, text=True, check=False
    )

    assert ran.returncode == 1
    assert "UnwritableError: Cannot write" in ran.stderr
    assert "no file may grow so large here. Raise the limit with ulimit -f" in ran.stderr
    assert [each.read_text() for each in tmp_path.iterdir()] == ["earlier"]


# ---- Links ----


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_written_through(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "far" / "real.toml", tmp_path / "near" / "a.toml"
    for folder in (target.parent, link.parent):
        folder.mkdir()
    if there:
        target.write_text("old")
    link.symlink_to(Path("..") / "far" / "real.toml")

    write_whole(link, "new")

    assert link.is_symlink()
    assert target.read_text() == "new"
    assert [each.name for each in (*target.parent.iterdir(), *link.parent.iterdir())] == ["real.toml", "a.toml"]


@pytest.mark.parametrize("deep", [".", "visits", "visits/deep"])
def test_a_link_to_a_folder_that_is_not_there_is_named_with_its_target(tmp_path: Path, deep: str) -> None:
    link, target = tmp_path / "data", tmp_path / "disk" / "coach"
    link.symlink_to(target)

    with pytest.raises(StorageError) as failed:
        write_whole(link / deep / "a.toml", "text")

    assert f"is a link to {target}, which is not there. Connect its disk, or name another" in str(failed.value)
    assert not target.parent.exists()


def test_a_file_that_is_a_link_to_nowhere_is_named_with_its_target(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to(tmp_path / "disk" / "a.toml")

    with pytest.raises(StorageError, match=rf": it is a link to {tmp_path / 'disk' / 'a.toml'}, which is not there\."):
        write_whole(tmp_path / "a.toml", "text")
    assert not (tmp_path / "disk").exists()


def test_a_link_to_itself_ends_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "data").symlink_to("data")

    with pytest.raises(StorageError, match=r"^Cannot write "):
        write_whole(tmp_path / "data" / "a.toml", "text")


def test_a_link_that_leads_nowhere_takes_its_name_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")

    with pytest.raises(TakenError):
        write_whole(tmp_path / "a.txt", "text", replacing=False)


@pytest.mark.parametrize("replacing", [True, False])
def test_what_a_dead_writer_of_the_same_file_left_half_written_is_cleared(tmp_path: Path, replacing: bool) -> None:
    for name in (".a.pdf-abc.part", ".b.pdf-abc.part"):
        (tmp_path / name).write_text("half")

    write_whole(tmp_path / "a.pdf", "text", replacing=replacing)

    assert sorted(each.name for each in tmp_path.iterdir()) == [".b.pdf-abc.part", "a.pdf"]


def test_a_part_that_another_program_clears_away_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = os.fsync
    cleared: list[Path] = []

    def clear(handle: int) -> None:
        synced(handle)
        for part in [] if cleared else list(tmp_path.glob(".*.part")):
            cleared.append(part)
            part.unlink()

    monkeypatch.setattr(os, "fsync", clear)

    write_whole(tmp_path / "a.toml", "text")

    assert cleared
    assert [each.read_text() for each in tmp_path.iterdir()] == ["text"]


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO, errno.ESTALE], ids=errno.errorcode.get)
def test_documents_that_cannot_be_looked_at_leave_the_home(monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(Path, "is_dir", refusing(code))

    assert own_folder() == Path.home()
