"""Two real windows at once, and a program whose files the system refuses to open at its start."""

from __future__ import annotations

import shutil
import signal
import sys
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.storage.settings import Settings, write_settings
from coach.storage.visits import VisitStore
from tests.support.sessions import coach, keep_recent_check, keep_routine_left_now, to_player, wait_for_all
from tests.support.terminal import COLOURFUL, Terminal

pytestmark = pytest.mark.long

STRACE = shutil.which("strace")
REFUSED = [
    ("stat", "EACCES"),
    ("open", "EMFILE"),
    ("getdents", "ESTALE"),
    pytest.param("stat", "EIO", marks=pytest.mark.exhaustive),
    pytest.param("open", "ESTALE", marks=pytest.mark.exhaustive),
    pytest.param("getdents", "EIO", marks=pytest.mark.exhaustive),
]
"""System calls by the part of their names that is the same on all machines, and the error that each returns once."""


def test_a_routine_is_one_window_s_for_as_long_as_that_lives(tmp_path: Path, library: Library) -> None:
    keep_routine_left_now(tmp_path)
    with coach(tmp_path, "--no-sound") as first:
        to_player(first, library)
        with coach(tmp_path, "--no-sound") as second:
            wait_for_all(second, library)
            second.wait(library.words("welcome.elsewhere"))
            assert library.words("welcome.go-on") not in second.text
            first.signal(signal.SIGKILL)
            assert first.finished() == -signal.SIGKILL
            second.press("q")
            assert second.finished() == 0
    with coach(tmp_path, "--no-sound") as third:
        wait_for_all(third, library)
        third.wait(library.words("welcome.go-on"))
        assert library.words("welcome.elsewhere") not in third.text
    assert [each.name for each in (tmp_path / "visits").iterdir() if each.name.startswith(".")] == []


def refusing(data: Path, call: str, error: str) -> Terminal:
    """Start the coach on a system that refuses one call for each of the person's own files and folders."""
    assert STRACE is not None
    paths = [part for path in (data, *data.rglob("*")) for part in ("-P", str(path))]
    faults = ["-e", f"trace=/{call}", "-e", f"inject=/{call}:error={error}"]
    program = [sys.executable, "-B", "-m", "coach", "--data", str(data), "--no-sound"]
    command = [STRACE, "-f", "-qq", "-o", "/dev/null", *paths, *faults, *program]
    return Terminal(command, environment=COLOURFUL)


@pytest.mark.skipif(STRACE is None, reason="strace is not installed: no fault can be put into a real program")
@pytest.mark.parametrize(("call", "error"), REFUSED)
def test_a_folder_that_refuses_is_named_and_the_app_goes_on_without_it(
    tmp_path: Path, library: Library, call: str, error: str
) -> None:
    keep_recent_check(tmp_path)
    write_settings(tmp_path, Settings(theme="coach-light"))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}

    with refusing(tmp_path, call, error) as terminal:
        wait_for_all(terminal, library)
        named = f"{tmp_path}/visits"
        terminal.wait_until(lambda: named in "".join(terminal.text.split()), named)
        shown = library.words("welcome.not-shown", reason="").strip()
        terminal.wait_until(lambda: shown in " ".join(terminal.text.split()), shown)
        terminal.press("1")
        terminal.wait(library.pages[0].words)
        terminal.press("q")
        assert terminal.finished() == 0
        assert terminal.left_behind == ""

    assert {file: file.read_bytes() for file in before} == before


@pytest.mark.skipif(STRACE is None, reason="strace is not installed: no fault can be put into a real program")
@pytest.mark.parametrize("error", ["EROFS", pytest.param("EIO", marks=pytest.mark.exhaustive)])
def test_files_that_cannot_be_deleted_end_nothing(tmp_path: Path, library: Library, error: str) -> None:
    keep_recent_check(tmp_path)
    (tmp_path / "visits" / ".20260101T000000Z-aaaaaa.toml-abc.part").write_text("half")

    with refusing(tmp_path, "unlink", error) as terminal:
        wait_for_all(terminal, library)
        terminal.press("q")
        assert terminal.finished() == 0

    assert len(list(VisitStore(tmp_path).newest())) == 1
