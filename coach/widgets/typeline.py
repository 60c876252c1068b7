"""A line in which a short text is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

LONGEST = 200
"""The most signs of a text, so that a set stays small enough for a code."""


class TypeLine(Input):
    """An input for a short text, with what is there before; its cursor does not blink."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "submit", "keys.done", key_display="Enter")]

    def __init__(self, text: str) -> None:
        super().__init__(text, select_on_focus=False, max_length=max(LONGEST, len(text)))
        self.cursor_blink = False
