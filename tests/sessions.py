"""The coach in a real terminal, led to where a test or a measurement begins."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from coach.core.library import Library
from tests.terminal import COLOURFUL, Terminal
from tests.walk import CALM, walk

CTRL_C, CTRL_Q, ENTER, RIGHT, SPACE = "\x03", "\x11", "\r", "\x1b[C", " "
TYPED = {"enter": ENTER}
"""What keys of `tests.walk` send, where that is not their name."""


def coach(
    data: Path,
    *arguments: str,
    size: tuple[int, int] = (80, 24),
    environment: Mapping[str, str | None] = COLOURFUL,
) -> Terminal:
    command = [sys.executable, "-m", "coach", "--data", str(data), *arguments]
    return Terminal(command, *size, environment=environment)


def wait_for_all(terminal: Terminal, library: Library) -> None:
    """Wait for the welcome screen with its minutes, which are known once all content is read."""
    length = library.words("welcome.check-note", minutes=r"\d+")
    terminal.wait_until(lambda: re.search(length, terminal.text) is not None, "the length of the check")


def walk_to_first_question(terminal: Terminal, library: Library) -> None:
    wait_for_all(terminal, library)
    terminal.press("1")
    terminal.wait(library.pages[0].words)


def walk_to_player(terminal: Terminal, library: Library) -> None:
    walk_to_first_question(terminal, library)
    pages, _ = walk(library, CALM)
    for number, page in enumerate(pages, 1):
        terminal.wait(library.words("checklist.where", number=number, total="/", title="").partition("/")[0])
        terminal.press(*(TYPED.get(key, key) for key in page.keys))
    terminal.wait(library.words("review.ask"))
    terminal.press(ENTER)
    terminal.wait(library.words("result.where"))
    terminal.press(ENTER)
    terminal.wait(library.questions["anything-changed"].words)
    terminal.press("2")
    terminal.wait(library.words("setup.ask"))
    terminal.press(ENTER)
    terminal.wait(library.words("player.ready"))
