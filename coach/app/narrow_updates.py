"""An app that sends a terminal only the cells that changed, since each cell of a picture that moves is many bytes."""

from __future__ import annotations

from rich.console import Console, RenderableType
from rich.control import Control
from textual._compositor import ChopsUpdate
from textual.screen import Screen

from coach.widgets.base_app import BaseApp


class NarrowUpdate(ChopsUpdate):
    """Textual's update of parts of the screen, cropped at both sides.

    Textual 8.2.8 sends each row from the left edge of its widget, and has a note in the code that this is to be mended.
    """

    def render_segments(self, console: Console) -> str:
        """Return what to write to the terminal."""
        written: list[str] = []
        for y, first, beyond in self.spans:
            for end, (start, strip) in zip(self.chop_ends[y], self.chops[y].items(), strict=True):
                left, right = max(start, first), min(end, beyond)
                if strip is not None and left < right:
                    written.append(Control.move_to(left, y).segment.text)
                    written.append(strip.crop(left - start, right - start).render(console))
        return "".join(written)


class NarrowUpdatesApp(BaseApp):
    """An app whose updates are narrow."""

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        if type(renderable) is ChopsUpdate:
            renderable = NarrowUpdate(renderable.chops, renderable.spans, renderable.chop_ends)
        super()._display(screen, renderable)
