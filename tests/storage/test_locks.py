"""Locks between programs, and what programs leave behind when they die."""

from __future__ import annotations

import errno
import fcntl
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coach.storage.locks import clear_leftovers, held, lock_file, locked, mark_alive, take

OTHER = """
import sys
from pathlib import Path
from coach.storage.locks import take
print(take(Path(sys.argv[1])) is not None, flush=True)
sys.stdin.read()
"""
NO_LOCKS = [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS]


@contextmanager
def another_program(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a program that holds the lock on a file."""
    command = [sys.executable, "-c", OTHER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "True\n"
        yield program
        program.kill()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "a.toml"


@pytest.fixture(autouse=True)
def folders(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for the file, and one for this computer's own locks."""
    path.parent.mkdir()
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)


def without_locks(monkeypatch: pytest.MonkeyPatch, folder: Path, code: int) -> None:
    """Make a folder behave like a disk without locks."""
    flock = fcntl.flock

    def refuse(handle: int, operation: int) -> None:
        if any(each.samestat(os.fstat(handle)) for each in map(Stat, folder.iterdir())):
            raise OSError(code, os.strerror(code))
        flock(handle, operation)

    monkeypatch.setattr(fcntl, "flock", refuse)


class Stat:
    def __init__(self, path: Path) -> None:
        self._found = path.lstat()

    def samestat(self, other: os.stat_result) -> bool:
        return os.path.samestat(self._found, other)


def test_a_lock_is_one_program_s_until_it_lets_go_and_leaves_no_file(path: Path) -> None:
    lock = take(path)
    assert lock is not None
    assert take(path) is None
    assert held(path)

    lock.release()
    lock.release()

    assert not held(path)
    assert list(path.parent.iterdir()) == []
    assert take(path) is not None


def test_the_file_of_a_lock_is_its_owner_s_alone(path: Path) -> None:
    assert take(path) is not None

    assert stat.S_IMODE(lock_file(path).stat().st_mode) == 0o600


def test_who_waits_for_a_lock_has_it_once_the_other_lets_go_and_lets_go_of_it_in_turn(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = take(path)
    assert other is not None
    # The other lets go while this program waits.
    monkeypatch.setattr("coach.storage.locks.time.sleep", lambda _: other.release())

    with locked(path):
        assert take(path) is None

    assert not held(path)


def test_a_killed_program_holds_no_lock(path: Path) -> None:
    with another_program(path) as program:
        assert held(path)
        assert take(path) is None
        program.kill()
        program.wait()
        assert not held(path)
        assert take(path) is not None


@pytest.mark.parametrize("code", NO_LOCKS, ids=errno.errorcode.get)
def test_where_the_disk_knows_no_locks_this_computer_s_own_folder_holds_them(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    without_locks(monkeypatch, path.parent, code)

    lock = take(path)

    assert lock is not None
    assert take(path) is None
    assert held(path)
    assert list(path.parent.iterdir()) == []
    lock.release()
    assert not held(path)
    assert [each for each in (tmp_path / "tmp").rglob("*") if each.is_file()] == []


def test_where_nothing_knows_locks_everybody_may_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_handle: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)

    assert take(path) is not None
    assert not held(path)
    assert take(path) is not None
    assert list(path.parent.iterdir()) == []


def test_what_a_dead_program_left_half_written_is_cleared_and_nothing_else(path: Path) -> None:
    for name in (".a.toml-x1y2z3.part", ".a.toml.lock", "a.toml", ".hidden", "mine.part"):
        (path.parent / name).write_text("x")

    clear_leftovers(path.parent)

    assert sorted(each.name for each in path.parent.iterdir()) == [".hidden", "a.toml", "mine.part"]


def test_what_a_living_program_writes_stays(path: Path) -> None:
    part = path.parent / ".a.toml-x1y2z3.part"
    with another_program(path), part.open("wb") as writing:
        mark_alive(writing.fileno())

        clear_leftovers(path.parent)

        assert part.exists()
        assert lock_file(path).exists()
    clear_leftovers(path.parent)
    assert list(path.parent.iterdir()) == []


def test_only_what_stands_for_the_files_that_are_meant_is_cleared(path: Path) -> None:
    for name in (".coach-2026-01-01.pdf-abc.part", ".letter.odt-abc.part"):
        (path.parent / name).write_text("x")

    clear_leftovers(path.parent, "coach-2026")

    assert [each.name for each in path.parent.iterdir()] == [".letter.odt-abc.part"]


def test_without_locks_only_what_is_a_day_old_is_cleared(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = path.parent / ".a.toml-old.part", path.parent / ".a.toml-new.part"
    for each in (old, new):
        each.write_text("x")
    os.utime(old, (1, 1))
    without_locks(monkeypatch, path.parent, errno.ENOLCK)

    clear_leftovers(path.parent)

    assert list(path.parent.iterdir()) == [new]


def test_a_folder_or_a_pipe_in_the_place_of_a_leftover_is_left(path: Path) -> None:
    (path.parent / ".a-1.part").mkdir()
    os.mkfifo(path.parent / ".a-2.part")
    (path.parent / ".a-3.part").symlink_to(path)

    clear_leftovers(path.parent)
    clear_leftovers(path.parent / "nowhere")

    assert len(list(path.parent.iterdir())) == 3


def test_somebody_else_s_folder_of_locks_is_not_used(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch, path.parent, errno.ENOLCK)
    monkeypatch.setattr(os, "getuid", lambda: 12345)

    assert take(path) is not None
    assert take(path) is not None
