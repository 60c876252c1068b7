"""A dialog with up to six choices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType

from coach.screens.dialogs.rows import RowDialog
from coach.widgets.rows import Rows, RowWords


class ChooseDialog(RowDialog[str | None]):
    """A few choices over a screen.

    `choices` are at most six pairs of id and words. The result is the chosen id, or None if the person leaves it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"take({number})", "keys.pick") for number in range(1, 7)),
        Binding("enter,space", "take(0)", "keys.pick-cursor"),
        Binding("escape,minus,backspace,left", "leave", "keys.back", key_display="Esc"),
    ]

    def __init__(self, ask: str, more: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(
            ask, more, Rows([RowWords(str(number), "", words) for number, (_, words) in enumerate(choices, 1)])
        )
        self._ids = [name for name, _ in choices]

    def action_take(self, number: int) -> None:
        """Choose by number; 0 stands for the row under the cursor."""
        index = number - 1 if number else self.rows.cursor
        if index >= len(self._ids):
            raise SkipAction
        self.dismiss(self._ids[index])

    def action_leave(self) -> None:
        """Close without a choice."""
        self.dismiss(None)
