"""The mouse in a real terminal: asked for only where it acts, and given back at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.drivers.terminal import MOUSE_OFF, MOUSE_ON
from coach.loading.assembly import load_library
from tests.support.sessions import CTRL_Q, coach, wait_for_all
from tests.support.terminal import COLOURFUL, Terminal

WORDS = load_library().words


def click(terminal: Terminal, words: str) -> None:
    """Press and let go the left button on words of the screen."""
    row, line = next((number, line) for number, line in enumerate(terminal.text.splitlines(), 1) if words in line)
    column = line.index(words) + 1
    terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())


def test_a_click_chooses_a_row_and_the_terminal_gets_its_mouse_back(tmp_path: Path, library: Library) -> None:
    with coach(tmp_path) as terminal:
        wait_for_all(terminal, library)
        terminal.settle()
        click(terminal, WORDS("welcome.topics"))
        terminal.wait(WORDS("topics.ask"))
        terminal.settle()
        click(terminal, f"Esc {WORDS('keys.back')}")
        terminal.wait(WORDS("welcome.topics-note"))
        terminal.press(CTRL_Q)

        assert terminal.finished() == 0
        assert terminal.raw.count(MOUSE_ON.encode()) >= 1
        assert terminal.raw.rindex(MOUSE_OFF.encode()) > terminal.raw.rindex(MOUSE_ON.encode())


@pytest.mark.parametrize(
    ("options", "environment"),
    [(["--no-mouse"], COLOURFUL), ([], {**COLOURFUL, "TERM": "linux", "COLORTERM": None})],
    ids=["told so", "console"],
)
def test_a_terminal_is_not_asked_for_a_mouse_where_none_acts(
    tmp_path: Path, options: list[str], environment: dict[str, str | None]
) -> None:
    with coach(tmp_path, *options, environment=environment) as terminal:
        terminal.wait(WORDS("welcome.topics-note"))
        terminal.send(b"\x1b[<0;6;10M\x1b[<0;6;10m")
        terminal.press(CTRL_Q)

        assert terminal.finished() == 0
        assert b"\x1b[?1000" not in terminal.raw
        assert b"1006h" not in terminal.raw
