"""Runs the coach in a real terminal, and brings it to where a test or a measurement begins."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from coach.core.library import Library
from coach.core.visit.state import Visit
from tests.support.kept_visits import keep_check, keep_routine
from tests.support.shipped import PRESS
from tests.support.terminal import COLOURFUL, HIDE_CURSOR, LEAVE_ALTERNATE, SHOW_CURSOR, Terminal
from tests.support.visits import CALM
from tests.support.walking import SHAPING, walk

CTRL_C, CTRL_Q, ENTER, RIGHT, SPACE = "\x03", "\x11", "\r", "\x1b[C", " "
LOOK_S = 0.4
"""Seconds that a person takes at least to react to what has just been drawn."""
FOREIGN = b"\x1b[H\x1b[JBroadcast message from root\r\n"
"""Something that another program might write over the screen."""
TYPED = {"enter": ENTER}
"""By the key names of `tests.support.walking`, the bytes that those keys send."""


def coach_command(data: Path, *arguments: str) -> list[str]:
    """Return the command that runs the coach with a data folder and arguments."""
    return [sys.executable, "-m", "coach", "--data", str(data), *arguments]


def coach(
    data: Path,
    *arguments: str,
    size: tuple[int, int] = (80, 24),
    environment: Mapping[str, str | None] = COLOURFUL,
) -> Terminal:
    """Return the coach in a new terminal, with a data folder and arguments, without waiting for its screen."""
    return Terminal(coach_command(data, *arguments), *size, environment=environment)


def wait_for_all(terminal: Terminal, library: Library) -> None:
    """Wait for the welcome screen with the length of the check, which appears once the content is read."""
    length = library.words("welcome.check-note", minutes=r"\d+")
    terminal.wait_until(lambda: re.search(length, terminal.text) is not None, "the length of the check")


def walk_to_first_question(terminal: Terminal, library: Library) -> None:
    """Begin a check."""
    wait_for_all(terminal, library)
    terminal.press("1")
    terminal.wait(library.pages[0].words)


def press_each(terminal: Terminal, keys: Iterable[str]) -> None:
    """Press keys by the names of `walking`, each after a person has seen what the one before has drawn."""
    for key in keys:
        # No person is quicker, and the same key may have led here.
        terminal.settle(2 * PRESS.page)
        before = terminal.text
        terminal.press(TYPED.get(key, key))
        terminal.wait_until(partial(_differs, terminal, before), f"what {key} does")


def _differs(terminal: Terminal, before: str) -> bool:
    return terminal.text != before


def choose(terminal: Terminal, choice: str) -> None:
    """Press the digit of a choice of the welcome screen, once it is shown."""
    numbered = re.compile(rf"(\d) +{re.escape(choice)}")
    terminal.wait_until(lambda: numbered.search(terminal.text) is not None, f"the choice {choice!r}")
    terminal.press(*numbered.findall(terminal.text))


def go_on(terminal: Terminal, library: Library) -> None:
    """Continue a routine that was left a moment ago, as `keep_routine_left_now` saves one."""
    choose(terminal, library.words("welcome.go-on"))


def to_player(terminal: Terminal, library: Library) -> None:
    """Continue a routine that was left at its first step a moment ago."""
    go_on(terminal, library)
    start_first(terminal, library)


def start_first(terminal: Terminal, library: Library) -> None:
    """Start the first exercise in the player, which waits to be read."""
    terminal.wait(library.words("player.held"))
    press_each(terminal, [SPACE])
    terminal.wait(library.words("player.ready"))


def walk_to_player(terminal: Terminal, library: Library) -> None:
    """Answer the whole check as a calm person, and go on to the first step of the routine."""
    walk_to_first_question(terminal, library)
    pages, _ = walk(library, CALM)
    for page in pages:
        terminal.wait(library.page(page.page).title)
        press_each(terminal, page.keys)
    terminal.wait(library.words("review.ask"))
    confirm_answers(terminal, library)
    press_each(terminal, ["enter"])
    terminal.wait(library.page("routine-health").words)
    press_each(terminal, SHAPING)
    answer_about_voice(terminal, library)
    terminal.wait(library.words("setup.ask"))
    press_each(terminal, ["enter"])
    start_first(terminal, library)


def answer_about_voice(terminal: Terminal, library: Library) -> None:
    """Choose the bell, or read on where no voice is installed, when the first routine is set up."""
    asked, told = library.words("voice.ask"), library.words("voice.none")
    terminal.wait_until(lambda: asked in terminal.text or told in terminal.text, "the question about the voice")
    press_each(terminal, ["2" if asked in terminal.text else "enter"])


def confirm_answers(terminal: Terminal, library: Library) -> None:
    """Confirm the answers and go on to the result, past the question about haste if the keys came too fast."""
    haste, result = library.words("haste.ask"), library.words("result.where")
    terminal.press("\r")
    terminal.wait_until(lambda: haste in terminal.text or result in terminal.text, "the result")
    if haste in terminal.text:
        terminal.press("2")
        terminal.wait(result)


def keep_recent_check(data: Path) -> None:
    """Save a check that still holds by the real clock, so that the routine is a few keys away."""
    keep_check(data, days_ago=1, now=datetime.now(UTC))


def keep_routine_left_now(data: Path) -> Visit:
    """Save a visit that was left in its routine at this moment, so that the player is two keys away."""
    return keep_routine(data, now=datetime.now(UTC))


def kept_visit(data: Path) -> dict[str, Any]:
    """Return the table in the file of the only saved visit."""
    (file,) = (data / "visits").glob("*.toml")
    return tomllib.loads(file.read_text("utf-8"))


def assert_restored(terminal: Terminal) -> None:
    """Assert that the program restored the terminal: its line settings, its screen and its cursor."""
    assert terminal.attributes() == terminal.attributes_before
    assert terminal.raw.count(LEAVE_ALTERNATE) == 1
    assert terminal.raw.rfind(SHOW_CURSOR) > terminal.raw.rfind(HIDE_CURSOR)
