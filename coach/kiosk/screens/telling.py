"""A dialog of rows that does not close when one is chosen, but says beneath them how things stand."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.screens.dialogs.rows import RowDialog
from coach.widgets.rows import Rows


class TellingDialog(RowDialog[None]):
    """The staff menu and the voice's page.

    Args:
        ask: The title.
        more: A sentence beneath it.
        rows: What can be chosen.
        said: What the line beneath the rows says first.
    """

    def __init__(self, ask: str, more: str, rows: Rows, said: str) -> None:
        super().__init__(ask, more, rows)
        self._said = Static(Content(said), classes="said")

    def compose(self) -> ComposeResult:
        """Yield the title, the sentence, the rows, and the line that says how things stand."""
        yield Vertical(
            Static(Content(self._ask), classes="ask"),
            Static(Content(self._more), classes="hint"),
            self.rows,
            self._said,
            classes="dialog",
        )

    def tell(self, text: str) -> None:
        """Say how things stand now."""
        self._said.update(Content(text))
