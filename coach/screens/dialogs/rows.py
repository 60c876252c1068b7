"""The base class of dialogs with a question, a sentence, and rows to choose from by a cursor."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.screens.seen import SeenModal
from coach.widgets.letters import letter
from coach.widgets.rows import Rows

Chosen = TypeVar("Chosen")


class RowDialog(SeenModal[Chosen]):
    """A dialog with a question `ask`, a sentence `more` beneath it, and rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        letter("up", "move(-1)"),
        Binding("down", "move(1)", show=False),
        letter("down", "move(1)"),
    ]

    def __init__(self, ask: str, more: str, rows: Rows) -> None:
        super().__init__()
        self._ask, self._more = ask, more
        self.rows = rows

    @property
    def about(self) -> str:
        """The question."""
        return self._ask

    def compose(self) -> ComposeResult:
        """Yield the question, the sentence and the rows."""
        yield Vertical(
            Static(Content(self._ask), classes="ask"),
            Static(Content(self._more), classes="hint"),
            self.rows,
            classes="dialog",
        )

    def dismiss(self, result: Chosen | None = None) -> AwaitComplete:
        """Close with a result, once the row that was chosen has been seen lit."""
        self.after_light(lambda: super(RowDialog, self).dismiss(result) if self.is_current else None)
        return AwaitComplete()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.rows.point(self.rows.cursor + by)
