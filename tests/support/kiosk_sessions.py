"""Makes visits at a real kiosk in a real terminal, as a hand does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from tests.support.kiosk import check_keys
from tests.support.kiosk_storm import ATTRACT
from tests.support.shipped import PRESS
from tests.support.terminal import Terminal

BETWEEN_S = PRESS.bounce + 0.1
"""Between two presses of the same key."""
FIRST_QUESTION = "Which of these is true today?"


def typed(terminal: Terminal, keys: Iterable[str]) -> None:
    """Press keys as a hand does: each after the screen has answered the last, none twice within half a second."""
    last = ""
    for key in keys:
        # Drawing that is still going on would be taken for the answer to the key.
        terminal.settle(2 * PRESS.page)
        if key == last:
            terminal.listen(BETWEEN_S)
        before, last = terminal.text, key
        terminal.press({"enter": "\r"}.get(key, key))
        terminal.wait_until(partial(_differs, terminal, before), f"what {key} does")


def _differs(terminal: Terminal, before: str) -> bool:
    return terminal.text != before


def to_the_review(terminal: Terminal, answers: dict[str, Any], told: str) -> None:
    """Answer a short check, until its last page shows a text."""
    terminal.wait(ATTRACT)
    terminal.press("\r")
    terminal.wait(FIRST_QUESTION)
    typed(terminal, check_keys(answers))
    terminal.wait(told)
