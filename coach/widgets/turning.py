"""Anything longer than the screen, whose pages one key turns."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Turning(VerticalScroll):
    """A scrolling list or text that can be turned page by page."""

    def on_mount(self) -> None:
        """Update the shown keys when the content starts or stops being longer than the screen."""
        self.watch(self, "show_vertical_scrollbar", self._tell, init=False)

    def turn(self) -> None:
        """Show the next page, or after the last the first."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)

    def _tell(self) -> None:
        if self.is_attached:
            self.screen.refresh_bindings()
