"""The yes-or-no dialog, and the screen that asks for a larger window."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from coach.core.words import Words
from coach.screens.dialogs.rows import RowDialog
from coach.screens.requests import TooSmallShown
from coach.screens.seen import SeenModal
from coach.screens.stack import open_screen
from coach.widgets.letters import letter
from coach.widgets.rows import Rows, RowWords


class ConfirmDialog(RowDialog[bool]):
    """A question to confirm.

    The result is True if the first answer, `yes`, was chosen, False for the second, `no`, and None if the person
    leaves it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "answer(True)", "keys.yes", key_display="1"),
        letter("yes", "answer(True)", "keys.yes"),
        Binding("2", "answer(False)", "keys.no", key_display="2"),
        letter("no", "answer(False)", "keys.no"),
        Binding("enter,space", "choose", "keys.pick-cursor"),
        Binding("escape,minus,backspace", "leave", "keys.back", key_display="Esc"),
    ]

    def __init__(self, ask: str, more: str, yes: str, no: str) -> None:
        super().__init__(ask, more, Rows([RowWords("1", "", yes), RowWords("2", "", no)], cursor=1))

    def action_answer(self, yes: bool) -> None:
        """Close with an answer."""
        self.dismiss(yes)

    def action_choose(self) -> None:
        """Close with the answer under the cursor."""
        self.dismiss(self.rows.cursor == 0)

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class WindowTooSmallScreen(SeenModal[None]):
    """Asks for a larger window, and closes by itself once the window is large enough."""

    BINDINGS: ClassVar[list[BindingType]] = [letter("quit", "app.quit"), Binding("right_parenthesis", "app.quit")]

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """Yield the request."""
        yield Static(Content(self._words("room.more")))

    def on_screen_resume(self) -> None:
        """Have the window measured again: it may have grown while another screen was in front."""
        self.post_message(TooSmallShown())


LEAST_SIZE = (60, 20)
"""Columns and rows of the smallest window that all screens fit into."""


def is_too_small(app: App[int]) -> bool:
    """Say whether the request for a larger window is shown; nothing may be opened over it."""
    return any(isinstance(screen, WindowTooSmallScreen) for screen in app.screen_stack)


async def check_window_size(app: App[int], size: Size, words: Words) -> bool:
    """Ask for a larger window if this one is too small; return True if it has become large enough after that."""
    small = size.width < LEAST_SIZE[0] or size.height < LEAST_SIZE[1]
    showing = isinstance(app.screen, WindowTooSmallScreen)
    if small and not showing:
        open_screen(app, WindowTooSmallScreen(words))
    elif showing and not small:
        await app.pop_screen()
        return True
    return False
