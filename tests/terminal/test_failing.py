"""A test that fails in a real terminal prints what a person needs to see why."""

from __future__ import annotations

import signal

import pytest

from tests.support.sessions import CTRL_C, ENTER, RIGHT
from tests.support.terminal import Terminal

ECHOES_NOT = ["/bin/sh", "-c", "trap '' TERM INT; stty -echo; printf 'Which one?'; read key; read key; exit 3"]


def failing(terminal: Terminal) -> None:
    with terminal:
        terminal.wait("Which one?")
        terminal.send(b"2p\xff" + "é".encode())
        terminal.press(" ", RIGHT, CTRL_C)
        terminal.signal(signal.SIGTERM)
        terminal.resize(100, 30)
        raise AssertionError("as a test would")


def test_a_failing_test_shows_the_keys_the_signals_the_sizes_and_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(AssertionError, match="as a test would"):
        failing(Terminal(ECHOES_NOT))

    first, second, *screen = capsys.readouterr().out.splitlines()
    assert first == r"keys sent: [80x24] 2 p \xff é space right ctrl+c [SIGTERM] [100x30]"
    assert second == "the program: it runs"
    assert screen[0] == "Which one?"


def test_a_failing_test_shows_how_the_program_had_ended(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal(["/bin/sh", "-c", "read key; exit 3"])
    with pytest.raises(AssertionError, match="ended otherwise"), terminal:
        terminal.press(ENTER)
        assert terminal.finished() == 0, "ended otherwise"

    assert "keys sent: [80x24] enter\nthe program: it ended with 3\n" in capsys.readouterr().out


def test_a_test_that_passes_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with Terminal(["/bin/true"]) as terminal:
        assert terminal.finished() == 0

    assert capsys.readouterr().out == ""
