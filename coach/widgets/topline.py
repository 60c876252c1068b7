"""The line at the top of each screen: where the person is, how far they have come, and one short note."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from coach.widgets.texts import tell

DONE, TO_COME = "■", "·"
"""A segment of the bar; both signs are in the Linux console's fonts and differ without colours."""


class TopLine(Horizontal):
    """Two short texts: `where` at the left end of a line, `note` at the right; and a bar after `where` once filled."""

    def __init__(self, where: str, note: str = "") -> None:
        super().__init__()
        self._shown = (where, note)
        self._where = Static(Content(where), classes="where")
        self._done, self._to_come = Static(classes="done"), Static(classes="to-come")
        self._note = Static(Content(note), classes="note")

    def compose(self) -> ComposeResult:
        """Yield both texts, and the two parts of the bar between them."""
        yield self._where
        yield self._done
        yield self._to_come
        yield self._note

    def fill(self, filled: int, segments: int) -> None:
        """Show a bar with so many of its segments filled."""
        self.add_class("-bar")
        self._done.update(Content(DONE * filled))
        self._to_come.update(Content(TO_COME * (segments - filled)))

    def tell(self, where: str, note: str) -> None:
        """Show other texts; one that stays the same is not redrawn."""
        before, self._shown = self._shown, (where, note)
        for widget, old, new in zip((self._where, self._note), before, self._shown, strict=True):
            if old != new:
                tell(widget, old, new)
