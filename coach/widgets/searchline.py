"""A line to type what to look for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class SearchLine(Input):
    """A line to type what to look for.

    Its cursor stands still. The arrows scroll what is found: its screen has the action `scroll_by(rows)`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "keys.show-found", key_display="Enter"),
        Binding("up", "screen.scroll_by(-1)", "keys.scroll", key_display="↑ ↓"),
        Binding("down", "screen.scroll_by(1)", "keys.scroll"),
    ]

    def __init__(self, hint: str) -> None:
        """Take what stands there until something is typed."""
        super().__init__(placeholder=hint, select_on_focus=False)
        self.cursor_blink = False
