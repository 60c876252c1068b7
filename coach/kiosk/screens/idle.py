"""The warning before a visit times out: asks whether anyone is there, and counts down; any key ends it."""

from __future__ import annotations

from math import ceil

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coach.core.words import Words
from coach.drawing.palette import Colours, Palette
from coach.screens.seen import SeenModal
from coach.widgets.picture import Picture

LEAST = (10, 5)
"""The smallest size of the ring, in columns and rows; below it none is drawn."""


class IdleScreen(SeenModal[None]):
    """A countdown over the screen that the visitor left.

    Args:
        words: The interface's words.
        seconds: The length of the whole countdown.
        palette: The colours of the ring.
        colours: How many colours the terminal shows.
    """

    class Answered(Message):
        """A key was pressed: someone is there."""

    def __init__(self, words: Words, seconds: float, palette: Palette, colours: Colours) -> None:
        super().__init__()
        self._words, self._seconds = words, seconds
        self._left = seconds
        self._palette, self._smooth = palette, colours == "all"
        self._ring = Picture(colours=colours, classes="ring")

    @property
    def left(self) -> float:
        """The seconds that are left."""
        return self._left

    def compose(self) -> ComposeResult:
        """Yield the question and the countdown."""
        yield Vertical(
            Static(Content(self._words("kiosk.idle.title")), classes="ask"),
            Static(Content(self._words("kiosk.idle.more")), classes="hint"),
            self._ring,
            Static(Content(self._words("kiosk.idle.seconds")), classes="seconds"),
            classes="dialog",
        )

    def on_resize(self) -> None:
        """Draw the ring at its new size."""
        self.call_after_refresh(self._draw)

    def tell(self, left: float) -> None:
        """Show how many seconds are left; call it at least once a second."""
        before, self._left = self._left, left
        if ceil(left) != ceil(before):
            self._draw()

    def on_key(self, event: events.Key) -> None:
        """Say that someone is there; the key does nothing else."""
        event.stop()
        self.post_message(self.Answered())

    def _draw(self) -> None:
        cells = self._ring.cells
        if not self.is_mounted or cells.columns < LEAST[0] or cells.rows < LEAST[1]:
            return
        # The import of Pillow is late: nothing needs it before the first picture.
        from coach.drawing.ring import draw_ring

        number = str(ceil(self._left))
        image = draw_ring(cells, self._left / self._seconds, number, self._palette, self._smooth)
        self._ring.show(image, f"{number} {self._words('kiosk.idle.seconds')}")
