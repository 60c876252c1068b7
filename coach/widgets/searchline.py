"""A line in which a person types what to search for."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class SearchLine(Input):
    """An input for a search; `hint` is shown until something is typed.

    Its cursor does not blink. The arrow keys scroll the results, by the screen's action `scroll_by(rows)`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "keys.show-found", key_display="Enter"),
        Binding("up", "screen.scroll_by(-1)", "keys.scroll", key_display="↑ ↓"),
        Binding("down", "screen.scroll_by(1)", "keys.scroll"),
    ]

    def __init__(self, hint: str) -> None:
        super().__init__(placeholder=hint, select_on_focus=False)
        self.cursor_blink = False
