"""The whole program in a terminal that is closed, suspended for a while, or not in front."""

from __future__ import annotations

import shlex
import signal
import sys
from functools import partial
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from coach.core.library import Library
from tests.support.kiosk_storm import ATTRACT, kiosk_command
from tests.support.sessions import (
    CTRL_Q,
    FOREIGN,
    RIGHT,
    assert_restored,
    coach,
    coach_command,
    keep_routine_left_now,
    kept_visit,
    to_player,
    wait_for_all,
)
from tests.support.terminal import COLOURFUL, LEAVE_ALTERNATE, Terminal

DEAF_SHELL = 'trap : HUP; "$@"; echo $? >"$0"'
"""A script that runs a program whose terminal can close without a signal to it, and records how it ended."""
AT_ONCE = 5
CTRL_L = "\x0c"
ENTER_ALTERNATE = b"\x1b[?1049h"


def under_a_deaf_shell(note: Path, command: list[str]) -> Terminal:
    return Terminal(["/bin/sh", "-c", DEAF_SHELL, str(note), *command], environment=COLOURFUL)


def stopped(terminal: Terminal) -> bool:
    return bool(psutil.Process(terminal.pid).status() == psutil.STATUS_STOPPED)


def stop(terminal: Terminal, number: signal.Signals, times: int = 1) -> None:
    """Suspend the program, and forget what its screen showed."""
    for _ in range(times):
        terminal.signal(number)
    terminal.wait_until(lambda: stopped(terminal), "a stop")
    terminal.settle()
    terminal.forget()


def test_a_terminal_that_goes_without_a_signal_ends_the_program_with_the_step_under_way_kept(
    tmp_path: Path, library: Library
) -> None:
    note, data = tmp_path / "ended", tmp_path / "data"
    keep_routine_left_now(data)
    with under_a_deaf_shell(note, coach_command(data)) as terminal:
        to_player(terminal, library)
        terminal.press(RIGHT)
        terminal.wait_until(lambda: library.words("player.ready") not in terminal.text, "work")
        terminal.hang_up()
        terminal.finished()

    assert note.read_text() == "0\n"
    assert [step["outcome"] for step in kept_visit(data)["performed"]] == ["unfinished"]


def test_a_terminal_that_goes_without_a_signal_ends_the_kiosk(tmp_path: Path) -> None:
    note = tmp_path / "ended"
    with under_a_deaf_shell(note, kiosk_command(tmp_path)) as terminal:
        terminal.wait(ATTRACT)
        terminal.hang_up()
        terminal.finished()

    assert note.read_text() == f"{128 + signal.SIGHUP}\n"


@pytest.mark.exhaustive
def test_a_terminal_that_goes_without_a_signal_ends_the_preview(tmp_path: Path, library: Library) -> None:
    note = tmp_path / "ended"
    preview = [sys.executable, "-m", "coach", "content", "preview", "bird-dog"]
    with under_a_deaf_shell(note, preview) as terminal:
        terminal.wait(library.exercises["bird-dog"].name)
        terminal.hang_up()
        terminal.finished()

    assert note.read_text() == "0\n"


@pytest.mark.parametrize(
    "number",
    [
        signal.SIGINT,
        pytest.param(signal.SIGTERM, marks=pytest.mark.exhaustive),
        pytest.param(signal.SIGQUIT, marks=pytest.mark.exhaustive),
    ],
)
def test_a_signal_ends_the_preview_with_the_terminal_restored(library: Library, number: signal.Signals) -> None:
    with Terminal([sys.executable, "-m", "coach", "content", "preview", "bird-dog"]) as terminal:
        terminal.wait(library.exercises["bird-dog"].name)
        terminal.signal(number)

        assert terminal.finished() == 0
        assert_restored(terminal)


def test_a_signal_right_after_the_terminal_was_taken_gives_it_back(tmp_path: Path) -> None:
    with coach(tmp_path) as terminal:
        terminal.wait_until(lambda: terminal.attributes() != terminal.attributes_before, "a terminal that is taken")
        terminal.signal(signal.SIGQUIT)

        assert terminal.finished() == 0
        assert_restored(terminal)


def test_a_program_that_was_written_over_or_stopped_draws_all_of_its_screen_again_and_has_one_reader_of_keys(
    tmp_path: Path, library: Library
) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        threads = psutil.Process(terminal.pid).num_threads()
        for opened in ("", "?"):
            terminal.press(opened)
            terminal.settle()
            before = terminal.text
            terminal.overwrite(FOREIGN)
            assert terminal.text != before
            terminal.press(CTRL_L)
            terminal.wait_until(partial(_shows, terminal, before), "the screen as it was before a message")
        # A program may get the signal to continue without having been stopped.
        for _ in range(AT_ONCE):
            terminal.signal(signal.SIGCONT)
            terminal.settle()
        assert psutil.Process(terminal.pid).num_threads() == threads
        for number, times in ((signal.SIGTSTP, AT_ONCE), (signal.SIGSTOP, 1)) * 2:
            stop(terminal, number, times)
            if number == signal.SIGTSTP:
                assert terminal.attributes() == terminal.attributes_before
                assert terminal.raw.rfind(LEAVE_ALTERNATE) > terminal.raw.rfind(ENTER_ALTERNATE)
            taken = terminal.raw.count(ENTER_ALTERNATE)
            terminal.signal(signal.SIGCONT)
            terminal.wait_until(partial(_shows, terminal, before), "the screen as it was before the stop")
            terminal.settle()
            assert terminal.raw.count(ENTER_ALTERNATE) == taken + 1
        assert psutil.Process(terminal.pid).num_threads() == threads
        terminal.press("\x1b")
        wait_for_all(terminal, library)
        terminal.press(CTRL_Q)

        assert terminal.finished() == 0
        assert terminal.attributes() == terminal.attributes_before


def _shows(terminal: Terminal, text: str) -> bool:
    return terminal.text == text


def test_a_program_started_in_the_background_waits_until_it_is_brought_to_the_front(
    tmp_path: Path, library: Library
) -> None:
    with Terminal(["/bin/bash", "--norc", "-i"], environment={**COLOURFUL, "PS1": "ready> "}) as terminal:
        terminal.wait("ready>")
        terminal.press(f"{shlex.join(coach_command(tmp_path))} &\r")
        terminal.wait("[1]")
        terminal.wait_until(lambda: _child(terminal).status() == psutil.STATUS_STOPPED, "a stop")
        assert ENTER_ALTERNATE not in terminal.raw
        terminal.press("fg\r")
        wait_for_all(terminal, library)
        terminal.press("?")
        terminal.wait(library.words("help.where"))


def _child(terminal: Terminal) -> psutil.Process:
    return psutil.Process(terminal.pid).children()[0]
