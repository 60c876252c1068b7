"""A sheet with a few things to choose from, over the screen beneath."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.widgets.rows import Rows, RowWords


class ChooseSheet(ModalScreen[str | None]):
    """A few choices in one key each; dismissed with the id of the one chosen, or None where it may be left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"take({number})", "keys.pick") for number in range(1, 7)),
        Binding("enter,space", "take(0)", "keys.pick-cursor"),
        Binding("escape,minus,backspace,left", "leave", "keys.back", key_display="Esc"),
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
    ]

    def __init__(self, ask: str, more: str, choices: Sequence[tuple[str, str]], *, must: bool = False) -> None:
        """Take the question, a sentence beneath it, each choice's id and words, and whether one must be chosen."""
        super().__init__()
        self._ask, self._more, self._must = ask, more, must
        self._ids = [name for name, _ in choices]
        self._rows = Rows([RowWords(str(number), "", words) for number, (_, words) in enumerate(choices, 1)])

    def compose(self) -> ComposeResult:
        """Yield the question and the choices."""
        yield Vertical(
            Static(Content(self._ask), classes="ask"),
            Static(Content(self._more), classes="hint"),
            self._rows,
            classes="sheet",
        )

    def action_take(self, number: int) -> None:
        """Choose by number, or the row under the cursor for 0."""
        index = number - 1 if number else self._rows.cursor
        if index < len(self._ids):
            self.dismiss(self._ids[index])

    def action_leave(self) -> None:
        """Choose nothing, where that is possible."""
        if not self._must:
            self.dismiss(None)

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self._rows.point(self._rows.cursor + by)
