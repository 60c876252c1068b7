"""`coach tour` in a real terminal, and without one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from coach.core.library import Library
from tests.support.command import Run, assert_refused
from tests.support.terminal import LEAVE_ALTERNATE, Terminal


def test_without_a_terminal_it_says_so(run: Run) -> None:
    assert_refused(run("tour", piped=b""), "needs a terminal", "coach --help")


@pytest.mark.parametrize("key", ["x", "\r", "\x1b", "\x03"], ids=["letter", "enter", "escape", "ctrl-c"])
def test_it_plays_until_a_key_and_keeps_nothing(tmp_path: Path, library: Library, key: str) -> None:
    data = tmp_path / "data"
    with Terminal([sys.executable, "-m", "coach", "--data", str(data), "tour"]) as terminal:
        terminal.wait(library.scenes[0].text)
        terminal.press(key)
        assert terminal.finished() == 0
        assert LEAVE_ALTERNATE in terminal.raw
        assert terminal.left_behind.strip() == ""
    assert not data.exists()
