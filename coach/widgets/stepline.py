"""The line of a routine's parts: what is behind, where one is, what is to come."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

SEGMENT = "▬"


class StepLine(Static):
    """One segment for each step, as long as the width allows."""

    def __init__(self, total: int) -> None:
        """Take how many steps there are in all."""
        super().__init__()
        self._total = total
        self.done = 0
        """How many are shown as behind; the next is shown as under way."""

    def progress(self, done: int) -> None:
        """Show that so many steps are behind."""
        if done != self.done:
            self.done = done
            self._show()

    def on_resize(self) -> None:
        """Fit the segments to the width."""
        self._show()

    def _show(self) -> None:
        length = max(min(self.size.width // max(self._total, 1) - 1, 6), 1)
        parts: list[str | tuple[str, str]] = []
        for index in range(self._total):
            colour = "$where" if index < self.done else "$urgent" if index == self.done else "$track"
            parts += [(SEGMENT * length, colour), " "]
        self.update(Content.assemble(*parts), layout=False)
