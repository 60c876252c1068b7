"""The line of a routine's parts: what is behind, where one is, what is to come."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

SEGMENT = "▬"


class StepLine(Static):
    """One segment for each step, as long as the width allows."""

    def progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` steps are behind and the next is under way."""
        width = max(self.size.width or 60, 1)
        length = max(min(width // max(total, 1) - 1, 6), 1)
        parts: list[str | tuple[str, str]] = []
        for index in range(total):
            colour = "$where" if index < done else "$urgent" if index == done else "$track"
            parts += [(SEGMENT * length, colour), " "]
        self.update(Content.assemble(*parts))
