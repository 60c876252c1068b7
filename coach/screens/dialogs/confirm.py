"""Small screens over others: a question to confirm, and a plea for room."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from coach.core.words import Words
from coach.screens.closing import ClosingModal
from coach.screens.dialogs.rows import RowDialog
from coach.screens.requests import TooSmallShown
from coach.screens.stack import open_screen
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords


class ConfirmDialog(RowDialog[bool]):
    """A question with two answers; dismissed with whether the first was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer(True)", "keys.yes", key_display="1"),
        letter("yes", "answer(True)", "keys.yes"),
        Binding("2,escape,minus,backspace", "answer(False)", "keys.no", key_display="2"),
        letter("no", "answer(False)", "keys.no"),
        Binding("enter,space", "choose", "keys.pick-cursor"),
    ]

    def __init__(self, ask: str, more: str, yes: str, no: str) -> None:
        """Take the question, a sentence beneath it, and the words of both answers."""
        super().__init__(ask, more, Rows([RowWords("1", "", yes), RowWords("2", "", no)], cursor=1))

    def action_answer(self, yes: bool) -> None:
        """Answer."""
        self.dismiss(yes)

    def action_choose(self) -> None:
        """Answer with the row under the cursor."""
        self.dismiss(self.rows.cursor == 0)


class WindowTooSmallScreen(ClosingModal[None]):
    """Asks for a larger window; goes by itself once there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [letter("quit", "app.quit")]

    def __init__(self, words: Words) -> None:
        """Take the welcome screen's words, which are always there."""
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Yield the plea."""
        yield Static(Content(self._words("room.more")))

    def on_screen_resume(self) -> None:
        """Have the window looked at anew: it may have been made larger while another screen stood in front."""
        self.post_message(TooSmallShown())


LEAST_SIZE = (60, 20)
"""Columns and rows below which the app asks for room."""


def is_too_small(app: App[int]) -> bool:
    """Say whether a plea for room stands; what was still on its way must not cover it."""
    return any(isinstance(screen, WindowTooSmallScreen) for screen in app.screen_stack)


async def mind_window_size(app: App[int], size: Size, words: Words) -> bool:
    """Ask for room in a window that is too small; say whether there is room again after it was asked for."""
    small = size.width < LEAST_SIZE[0] or size.height < LEAST_SIZE[1]
    showing = isinstance(app.screen, WindowTooSmallScreen)
    if small and not showing:
        open_screen(app, WindowTooSmallScreen(words))
    elif showing and not small:
        await app.pop_screen()
        return True
    return False
