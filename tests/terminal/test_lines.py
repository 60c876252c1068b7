"""Line mode in a real terminal of 40 columns that knows no escape sequences."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.visit.state import Visit
from coach.plain.typed_lines import LEAST_S
from coach.storage.visits import VisitStore
from tests.support.lines import check_lines
from tests.support.shipped import shipped
from tests.support.terminal import Terminal

COACH = [sys.executable, "-m", "coach", "--plain", "--no-sound"]
DUMB = {"TERM": "dumb", "COLORTERM": None, "ACCESSIBLE": None}
COLUMNS = 40
MORE = shipped().words("plain.more")


def typed(terminal: Terminal, line: str) -> None:
    """Type a line once the program waits for it, and Enter before it as long as there is more to hear."""
    terminal.settle()
    while MORE in " ".join(terminal.text.split())[-len(MORE) :]:
        terminal.send(b"\n")
        terminal.settle()
    terminal.send(f"{line}\n".encode())


def only_lines(raw: bytes) -> bool:
    """Say whether what was written moves no cursor and has no line that is too wide."""
    text = raw.decode().replace("\r\n", "\n")
    return "\x1b" not in text and "\r" not in text and max(map(len, text.split("\n"))) <= COLUMNS


def test_a_whole_check_goes_in_lines_of_forty_columns(tmp_path: Path, library: Library) -> None:
    with Terminal([*COACH, "--data", str(tmp_path)], COLUMNS, 24, DUMB) as terminal:
        terminal.wait(library.words("welcome.check"))
        for line in ["1", *check_lines(), "1"]:
            typed(terminal, line)
        terminal.settle()
        # A busy machine answers slowly enough, and nobody is asked whether they read the questions.
        went_fast = library.words("haste.ask") in " ".join(terminal.text.split())
        for line in [*(["2"] if went_fast else []), "2", "", "q"]:
            typed(terminal, line)
        assert terminal.finished() == 0
        assert only_lines(terminal.raw)

    [visit] = VisitStore(tmp_path).newest()
    assert visit.ended is not None


def test_what_is_typed_before_the_card_of_an_emergency_does_not_answer_it(tmp_path: Path, library: Library) -> None:
    lines = check_lines({"chest-or-breath": "yes"})
    with Terminal([*COACH, "--data", str(tmp_path)], COLUMNS, 24, DUMB) as terminal:
        terminal.wait(library.words("welcome.check"))
        for line in ["1", *lines[:-1]]:
            typed(terminal, line)
        terminal.settle()
        terminal.send(f"{lines[-1]}\n1\n1\n".encode())
        terminal.wait(library.words("emergency.where"))
        terminal.send(b"1\n")
        terminal.settle(2 * LEAST_S)
        assert newest(tmp_path).response is None

        typed(terminal, "1")
        terminal.wait(library.words("summary.where"))
        assert newest(tmp_path).response == "going"


def newest(data: Path) -> Visit:
    """Return the newest visit that was kept."""
    return next(VisitStore(data).newest())


@pytest.mark.parametrize("how", ["ctrl+c", "ctrl+d", "term", "hang up"])
def test_whatever_ends_it_keeps_what_was_answered(tmp_path: Path, library: Library, how: str) -> None:
    with Terminal([*COACH, "--data", str(tmp_path)], COLUMNS, 24, DUMB) as terminal:
        terminal.wait(library.words("welcome.check"))
        for line in ["1", "1", "3", "2"]:
            typed(terminal, line)
        terminal.settle()
        match how:
            case "term":
                terminal.signal(signal.SIGTERM)
            case "hang up":
                terminal.signal(signal.SIGHUP)
            case _:
                terminal.send(b"\x03" if how == "ctrl+c" else b"\x04")
        assert terminal.finished() == 0
        assert library.words("plain.stopped").split()[-1] in terminal.text

    [visit] = VisitStore(tmp_path).newest()
    assert visit.value("age") == "adult"
