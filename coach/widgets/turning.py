"""Anything longer than the screen, whose pages one key turns."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Turning(VerticalScroll):
    """A scrolling list or text that can be turned page by page."""

    plays = False
    """Whether it goes on by itself: nobody turns it, and what would be cut at its end is left out."""

    @property
    def turnable(self) -> bool:
        """Whether it is longer than the screen, for somebody to turn."""
        return self.max_scroll_y > 0 and not self.plays

    def on_mount(self) -> None:
        """Update the shown keys when the content starts or stops being longer than the screen."""
        self.watch(self, "show_vertical_scrollbar", self._tell, init=False)

    def on_resize(self) -> None:
        """Leave out what has no room in the new size."""
        if self.plays:
            # What is left out has no place.
            for child in self.children:
                child.visible = True
            self.call_after_refresh(self._leave_out)

    def _leave_out(self) -> None:
        """Show only what is whole, and no heading with nothing beneath it."""
        whole = [child for child in self.children if child.virtual_region.bottom <= self.size.height]
        while whole and whole[-1].has_class("heading"):
            whole.pop()
        for child in self.children:
            child.visible = child in whole
        self.scroll_home(animate=False)

    def turn(self) -> None:
        """Show the next page, or after the last the first."""
        if self.scroll_offset.y >= self.max_scroll_y:
            self.scroll_home(animate=False)
        else:
            self.scroll_page_down(animate=False)

    def _tell(self) -> None:
        if self.is_attached:
            self.screen.refresh_bindings()
