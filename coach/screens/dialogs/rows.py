"""What small screens with a question share: its words, the rows to choose from, and the cursor."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.screens.closing import ClosingModal
from coach.widgets.letters import letter
from coach.widgets.rows import Rows

Chosen = TypeVar("Chosen")


class RowDialog(ClosingModal[Chosen]):
    """A question over the screen beneath, with a sentence and rows to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        letter("up", "move(-1)"),
        Binding("down", "move(1)", show=False),
        letter("down", "move(1)"),
    ]

    def __init__(self, ask: str, more: str, rows: Rows) -> None:
        """Take the question, a sentence beneath it, and the rows."""
        super().__init__()
        self._ask, self._more = ask, more
        self.rows = rows

    @property
    def about(self) -> str:
        """What it asks."""
        return self._ask

    def compose(self) -> ComposeResult:
        """Yield the question and its answers."""
        yield Vertical(
            Static(Content(self._ask), classes="ask"),
            Static(Content(self._more), classes="hint"),
            self.rows,
            classes="dialog",
        )

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.rows.point(self.rows.cursor + by)
