"""The whole program in odd terminals: by environment, size or streams, or by what others write on them."""

from __future__ import annotations

import shlex
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.terminal import MOST
from tests.support.kiosk_storm import ATTRACT, kiosk_command
from tests.support.sessions import CTRL_Q, assert_restored, coach, wait_for_all
from tests.support.terminal import COLOURFUL, Terminal

CTRL_L = "\x0c"
FOREIGN = b"\x1b[H\x1b[JBroadcast message from root\r\n"
"""What another program may write over the screen."""
SOON_S = 0.2
"""In the test the kiosk draws all anew so often."""


def through_shell(command: list[str], streams: str, **variables: str | None) -> Terminal:
    """Run a program whose streams a shell has changed."""
    line = f"exec {shlex.join(command)} {streams}"
    return Terminal(["/bin/sh", "-c", line], environment={**COLOURFUL, **variables})


def coach_command(data: Path) -> list[str]:
    return [sys.executable, "-m", "coach", "--data", str(data)]


def screens(tmp_path: Path) -> list[list[str]]:
    """Every command that shows screens."""
    preview = [sys.executable, "-m", "coach", "content", "preview", "bird-dog"]
    return [coach_command(tmp_path), preview, kiosk_command(tmp_path)]


def test_with_stderr_in_a_file_the_screens_are_drawn_and_the_file_stays_empty(tmp_path: Path, library: Library) -> None:
    log = tmp_path / "log"
    with through_shell(coach_command(tmp_path), f"2>{log}") as terminal:
        wait_for_all(terminal, library)
        terminal.press(CTRL_Q)
        assert terminal.finished() == 0
        assert_restored(terminal)
    assert log.read_bytes() == b""


@pytest.mark.parametrize("streams", ["2>&-", "2>/dev/full"])
def test_without_a_stderr_the_app_runs_and_ends_well(tmp_path: Path, library: Library, streams: str) -> None:
    with through_shell(coach_command(tmp_path), streams) as terminal:
        wait_for_all(terminal, library)
        terminal.press(CTRL_Q)
        assert terminal.finished() == 0
        assert_restored(terminal)


@pytest.mark.parametrize("streams", ["<&-", ">&-", "<&- >&-", "</dev/null", ">/dev/full"])
def test_without_its_two_ends_each_command_with_screens_says_so_in_one_line(tmp_path: Path, streams: str) -> None:
    for command in screens(tmp_path):
        with through_shell(command, streams) as terminal:
            assert terminal.finished() == 2
            assert terminal.raw.count(b"\r\n") == 1
            assert b"needs a terminal" in terminal.raw
            assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("name", ["dumb", "unknown"])
def test_a_terminal_that_prints_lines_is_sent_one_line_and_no_escape(tmp_path: Path, name: str) -> None:
    for command in screens(tmp_path):
        with Terminal(command, environment={**COLOURFUL, "TERM": name}) as terminal:
            assert terminal.finished() == 2
            assert terminal.raw.count(b"\r\n") == 1
            assert name.encode() in terminal.raw
            assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("name", [None, "", "xterm", "no-such-terminal"])
def test_a_terminal_that_says_little_of_itself_shows_the_screens(
    tmp_path: Path, library: Library, name: str | None
) -> None:
    with coach(tmp_path, environment={**COLOURFUL, "TERM": name, "COLORTERM": None}) as terminal:
        wait_for_all(terminal, library)


def test_the_window_s_own_size_holds_whatever_the_environment_says(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path, environment={**COLOURFUL, "COLUMNS": "40", "LINES": "10"}) as terminal:
        wait_for_all(terminal, library)
        assert library.words("keys.quit") in terminal.text.splitlines()[-2] + terminal.text.splitlines()[-1]
        terminal.resize(100, 30)
        terminal.wait_until(lambda: library.words("keys.quit") in terminal.text.splitlines()[-1], "a foot at row 30")


def test_a_terminal_without_a_size_is_drawn_on_as_one_of_80_by_24(tmp_path: Path, library: Library) -> None:
    with through_shell(coach_command(tmp_path), "") as terminal:
        terminal.tell_size(0, 0)
        wait_for_all(terminal, library)
        assert library.words("keys.quit") in terminal.text


def test_a_window_of_a_size_that_none_has_costs_no_memory(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        terminal.tell_size(65535, 65535)
        terminal.wait_until(lambda: f"\x1b[{MOST[1]};".encode() in terminal.raw, "the last row")
        terminal.resize(80, 24)
        terminal.press("?")
        terminal.wait(library.words("help.where"))


def test_a_storm_of_sizes_ends_at_the_last_one(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        for size in range(400):
            terminal.resize(61 + size % 90, 20 + size % 30)
            terminal.signal(signal.SIGWINCH)
        terminal.resize(80, 24)
        terminal.press("?")
        terminal.wait(library.words("help.where"))


def test_an_empty_no_color_takes_no_colour_away(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path, environment={**COLOURFUL, "NO_COLOR": ""}) as terminal:
        wait_for_all(terminal, library)
        assert b"\x1b[38;2;" in terminal.raw or b";38;2;" in terminal.raw


def test_ctrl_l_draws_over_whatever_was_written_on_the_screen(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        for opened in ("", "?"):
            terminal.press(opened)
            terminal.settle()
            before = terminal.text
            terminal.overwrite(FOREIGN)
            assert terminal.text != before
            terminal.press(CTRL_L)
            terminal.wait_until(partial(_shows, terminal, before), "the whole screen")


def _shows(terminal: Terminal, text: str) -> bool:
    return terminal.text == text


def test_the_kiosk_draws_over_what_was_written_on_its_screen_without_a_key(library: Library) -> None:
    program = (
        "import sys, coach.kiosk.app\n"
        "from coach.kiosk.config import KioskConfig\n"
        "from coach.kiosk.run import run_kiosk\n"
        "from tests.support.kiosk import STORED\n"
        f"coach.kiosk.app.REPAINT_S = {SOON_S}\n"
        "sys.exit(run_kiosk(KioskConfig(pin=STORED), print))\n"
    )
    with Terminal([sys.executable, "-c", program]) as terminal:
        terminal.wait(ATTRACT)
        # What does not move there; it may be drawn a second time as the screen fills.
        terminal.wait(library.clinic.name)
        for _ in range(4):
            terminal.overwrite(FOREIGN)
            assert library.clinic.name not in terminal.text
            terminal.wait(library.clinic.name)


def test_letters_act_with_caps_lock_on(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        terminal.press("0")
        terminal.wait(library.words("guide.where"))
        terminal.press("/")
        terminal.wait(library.words("guide.search"))
        terminal.press("FEVER")
        terminal.wait("FEVER")
        terminal.press("\x1b")
        terminal.wait_until(lambda: "FEVER" not in terminal.text, "the end of the search")
        terminal.press("Q")

        assert terminal.finished() == 0
        assert_restored(terminal)


@pytest.mark.parametrize("sequence", ["\x1b[1114112u", "\x1b[1;1:3A", "\x1b[97;1:3u", "\x1b[::C", "\x1b[0;2;99999999P"])
def test_a_sequence_that_nobody_can_read_does_nothing_and_the_next_key_acts(
    tmp_path: Path, library: Library, sequence: str
) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        terminal.press(sequence)
        terminal.press("?")
        terminal.wait(library.words("help.where"))


def test_a_reader_that_fails_ends_the_app_with_a_line_of_its_own_and_all_kept(tmp_path: Path, library: Library) -> None:
    program = (
        "import coach.terminal, sys\n"
        "from coach.cli.main import main\n"
        "feed = coach.terminal.TextReader.feed\n"
        "def fails(self, data):\n"
        "    if b'!' in data: raise ValueError('pee-hard')\n"
        "    return feed(self, data)\n"
        "coach.terminal.TextReader.feed = fails\n"
        f"sys.argv = ['coach', '--data', {str(tmp_path)!r}]\n"
        "main()\n"
    )
    with Terminal([sys.executable, "-c", program]) as terminal:
        wait_for_all(terminal, library)
        terminal.press("!")

        assert terminal.finished() == 1
        assert_restored(terminal)
        assert library.words("crash.kept", path=tmp_path / "crash.txt").split()[:5] == terminal.left_behind.split()[:5]
        assert "Traceback" not in terminal.left_behind
        assert "pee-hard" not in terminal.left_behind + (tmp_path / "crash.txt").read_text()
