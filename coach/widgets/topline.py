"""The line at the top of each screen: where the person is, and one short note."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class TopLine(Horizontal):
    """Two short texts: `where` at the left end of a line, `note` at the right."""

    def __init__(self, where: str, note: str = "") -> None:
        super().__init__()
        self._shown = (where, note)
        self._where = Static(Content(where), classes="where")
        self._note = Static(Content(note), classes="note")

    def compose(self) -> ComposeResult:
        """Yield both texts."""
        yield self._where
        yield self._note

    def tell(self, where: str, note: str) -> None:
        """Show other texts; one that stays the same is not redrawn."""
        before, self._shown = self._shown, (where, note)
        for widget, old, new in zip((self._where, self._note), before, self._shown, strict=True):
            if old != new:
                widget.update(Content(new))
