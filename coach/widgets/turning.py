"""What is longer than the screen, and turned page by page with one key."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Turning(VerticalScroll):
    """A list or a text whose next part one key shows."""

    def on_mount(self) -> None:
        """Have the keys shown anew once there is more to show than fits, or no longer."""
        self.watch(self, "show_vertical_scrollbar", self._tell, init=False)

    def turn(self) -> None:
        """Show the next page; behind the end, the beginning."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)

    def _tell(self) -> None:
        if self.is_attached:
            self.screen.refresh_bindings()
