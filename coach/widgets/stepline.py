"""The progress line of a routine: steps done, the present one, and steps to come."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

DONE, PRESENT, TO_COME = "▬", "█", "─"
"""What a segment is made of; all are in the Linux console's fonts and differ without colours."""


class StepLine(Static):
    """Shows one segment for each of `total` steps, as long as the width allows."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self._total = total
        self.done = 0
        """How many steps are shown as done; the next is shown as the present one."""

    def progress(self, done: int) -> None:
        """Show so many steps as done."""
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
            if index < self.done:
                sign, colour = DONE, "$accent"
            elif index == self.done:
                sign, colour = PRESENT, "$urgent-bar"
            else:
                sign, colour = TO_COME, "$to-come"
            parts += [(sign * length, colour), " "]
        self.update(Content.assemble(*parts), layout=False)
