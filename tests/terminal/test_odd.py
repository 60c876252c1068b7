"""The whole program in odd terminals: odd environments, sizes or streams, or other programs writing on them."""

from __future__ import annotations

import shlex
import signal
import sys
from collections.abc import Collection, Iterator, Sequence
from itertools import product
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from coach.core.library import Library
from coach.drivers.terminal import MOST, SILENCE_S
from tests.support.kiosk_storm import ATTRACT, kiosk_command
from tests.support.sessions import (
    CTRL_C,
    CTRL_Q,
    FOREIGN,
    assert_restored,
    coach,
    coach_command,
    wait_for_all,
)
from tests.support.terminal import COLOURFUL, Terminal

pytestmark = pytest.mark.long

UNFINISHED = b"\x1b[200~qqqq"
"""A paste without its end, in which a q must not quit the program."""
NO_KEYS = (
    b"\xff",
    b"\x1b[1114112u",
    b"\x1b[1;1:3A",
    b"\x1b[97;1:3u",
    b"\x1b[::C",
    b"\x1b[0;2;99999999P",
)
SOON_S = 0.2
"""How often, in seconds, the kiosk redraws its screen in this test."""


def through_shell(command: list[str], streams: str, **variables: str | None) -> Terminal:
    """The command for a program with streams that a shell has redirected."""
    line = f"exec {shlex.join(command)} {streams}"
    return Terminal(["/bin/sh", "-c", line], environment={**COLOURFUL, **variables})


def command_of(screens: str, tmp_path: Path) -> list[str]:
    """Return the command line of one of the commands that show screens."""
    match screens:
        case "preview":
            return [sys.executable, "-m", "coach", "content", "preview", "bird-dog"]
        case "kiosk":
            return kiosk_command(tmp_path)
        case _:
            return coach_command(tmp_path)


def chosen(names: Sequence[str], pairs: Collection[tuple[str, str]]) -> Iterator[ParameterSet]:
    """Each command that shows screens with some of the names; more pairs would only repeat the same code."""
    for screens, name in product(("coach", "preview", "kiosk"), names):
        marks = () if (screens, name) in pairs else pytest.mark.exhaustive
        yield pytest.param(screens, name, marks=marks)


def test_with_stderr_in_a_file_the_screens_are_drawn_and_the_file_stays_empty(tmp_path: Path, library: Library) -> None:
    log = tmp_path / "log"
    with through_shell(coach_command(tmp_path), f"2>{log}") as terminal:
        wait_for_all(terminal, library)
        # As with Caps Lock on.
        terminal.press("Q")
        assert terminal.finished() == 0
        assert_restored(terminal)
    assert log.read_bytes() == b""


@pytest.mark.parametrize("streams", ["2>&-", pytest.param("2>/dev/full", marks=pytest.mark.exhaustive)])
def test_without_a_stderr_the_app_runs_and_ends_well(tmp_path: Path, library: Library, streams: str) -> None:
    with through_shell(coach_command(tmp_path), streams) as terminal:
        wait_for_all(terminal, library)
        terminal.press(CTRL_Q)
        assert terminal.finished() == 0
        assert_restored(terminal)


@pytest.mark.parametrize(
    ("screens", "streams"),
    chosen(
        ["<&-", ">&-", "<&- >&-", "</dev/null", ">/dev/full"],
        [("coach", "<&- >&-"), ("coach", ">/dev/full"), ("coach", "</dev/null"), ("preview", ">&-"), ("kiosk", "<&-")],
    ),
)
def test_without_its_two_ends_a_command_with_screens_says_so_in_one_line(
    tmp_path: Path, screens: str, streams: str
) -> None:
    with through_shell(command_of(screens, tmp_path), streams) as terminal:
        assert terminal.finished() == 2
        assert terminal.raw.count(b"\r\n") == 1
        assert b"needs a terminal" in terminal.raw
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize(
    ("screens", "name"),
    chosen(["dumb", "unknown"], [("coach", "dumb"), ("preview", "unknown"), ("kiosk", "dumb")]),
)
def test_a_terminal_that_prints_lines_is_sent_one_line_and_no_escape(tmp_path: Path, screens: str, name: str) -> None:
    with Terminal(command_of(screens, tmp_path), environment={**COLOURFUL, "TERM": name}) as terminal:
        assert terminal.finished() == 2
        assert terminal.raw.count(b"\r\n") == 1
        assert name.encode() in terminal.raw
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize(
    "name", ["no-such-terminal", *(pytest.param(name, marks=pytest.mark.exhaustive) for name in ("", "xterm"))]
)
def test_a_terminal_that_says_little_of_itself_shows_the_screens_and_ctrl_c_leaves_at_once_where_nothing_is_lost(
    tmp_path: Path, library: Library, name: str
) -> None:
    with coach(tmp_path, environment={**COLOURFUL, "TERM": name, "COLORTERM": None}) as terminal:
        wait_for_all(terminal, library)
        terminal.press(CTRL_C)

        assert terminal.finished() == 0
        assert_restored(terminal)


def test_a_terminal_that_says_nothing_of_itself_is_drawn_on_as_one_of_80_by_24(
    tmp_path: Path, library: Library
) -> None:
    with through_shell(coach_command(tmp_path), "", TERM=None, COLORTERM=None) as terminal:
        terminal.tell_size(0, 0)
        wait_for_all(terminal, library)
        assert library.words("keys.quit") in terminal.text


def test_neither_sizes_nor_an_empty_no_color_in_the_environment_change_the_window_and_its_colours(
    tmp_path: Path, library: Library
) -> None:
    odd = {**COLOURFUL, "COLUMNS": "40", "LINES": "10", "NO_COLOR": ""}
    with coach(tmp_path, environment=odd) as terminal:
        wait_for_all(terminal, library)
        assert library.words("keys.quit") in terminal.text.splitlines()[-2] + terminal.text.splitlines()[-1]
        assert b"\x1b[38;2;" in terminal.raw or b";38;2;" in terminal.raw
        terminal.resize(100, 30)
        terminal.wait_until(lambda: library.words("keys.quit") in terminal.text.splitlines()[-1], "a foot at row 30")


def test_whatever_sizes_a_window_takes_the_last_one_counts(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path, size=(40, 10)) as terminal:
        terminal.wait_until(lambda: library.words("room.more") in " ".join(terminal.text.split()), "a plea for room")
        terminal.resize(80, 24)
        terminal.wait(library.words("welcome.ask"))
        wait_for_all(terminal, library)
        assert library.words("room.more") not in " ".join(terminal.text.split())
        # A size that no window has costs no memory.
        terminal.tell_size(65535, 65535)
        last = f"\x1b[{MOST[1]};".encode()
        terminal.wait_until(lambda: last in terminal.raw, "the last row")
        for size in range(100):
            terminal.resize(61 + size % 90, 20 + size % 30)
            terminal.signal(signal.SIGWINCH)
        terminal.resize(80, 24)
        terminal.press("?")
        terminal.wait(library.words("help.where"))


def test_the_kiosk_draws_over_what_was_written_on_its_screen_without_a_key(library: Library) -> None:
    program = (
        "import sys, coach.kiosk.app\n"
        "from coach.kiosk.config.file import KioskConfig\n"
        "from coach.kiosk.main import run_kiosk\n"
        "from tests.support.kiosk import STORED\n"
        f"coach.kiosk.app.REPAINT_S = {SOON_S}\n"
        "sys.exit(run_kiosk(KioskConfig(pin=STORED), print))\n"
    )
    with Terminal([sys.executable, "-c", program]) as terminal:
        terminal.wait(ATTRACT)
        # Only what does not move: it may be drawn twice while the screen fills.
        terminal.wait(library.clinic.name)
        for _ in range(4):
            terminal.overwrite(FOREIGN)
            assert library.clinic.name not in terminal.text
            terminal.wait(library.clinic.name)


def test_what_is_no_key_does_nothing_and_the_next_key_acts(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        terminal.send(UNFINISHED)
        terminal.listen(3 * SILENCE_S)
        for odd in NO_KEYS:
            terminal.press("?")
            terminal.wait(library.words("help.where"))
            terminal.press("\x1b")
            wait_for_all(terminal, library)
            terminal.send(odd)
        terminal.press("?")
        terminal.wait(library.words("help.where"))


def test_a_reader_that_fails_ends_the_app_with_a_line_of_its_own_and_all_kept(tmp_path: Path, library: Library) -> None:
    program = (
        "import coach.drivers.terminal, sys\n"
        "from coach.cli.main import main\n"
        "feed = coach.drivers.terminal.TextReader.feed\n"
        "def fails(self, data):\n"
        "    if b'!' in data: raise ValueError('pee-hard')\n"
        "    return feed(self, data)\n"
        "coach.drivers.terminal.TextReader.feed = fails\n"
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
