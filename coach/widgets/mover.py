"""Shows figures moving by themselves, one exercise after the other, to look at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from textual.timer import Timer

from coach.core.figure.beat import Beat
from coach.core.figure.motion import Motion
from coach.core.figure.schema import Figure, Pose
from coach.drawing.palette import Colours, Palette
from coach.drawing.rungs import Cells
from coach.drivers.pixel_board import PixelImage
from coach.themes import follow_theme
from coach.widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image

FRAMES_A_SECOND = 8
"""Enough for slow movements; each frame is drawn once and kept."""
ROUNDS = 3
"""How many times each movement is repeated before the next."""
LEAST = (20, 8)
"""The fewest columns and rows in which a figure is drawn."""


class Mover(Picture):
    """Shows the movements of some figures in turn; `clock` gives seconds."""

    def __init__(
        self,
        figures: Sequence[Figure],
        poses: Mapping[str, Pose],
        clock: Callable[[], float],
        palette: Palette,
        colours: Colours,
    ) -> None:
        super().__init__(colours=colours)
        self._figures = figures
        # A figure is worked out when its turn comes: on a screen that is left soon most never have one.
        self._motion = cache(lambda index: Motion(self._figures[index], poses))
        self._clock, self._began = clock, clock()
        self._palette = palette
        self._frames = cache(self._draw)
        self._timer: Timer | None = None

    def follow(self, figures: Sequence[Figure]) -> None:
        """Show other figures from now on."""
        self._figures = figures
        self._began = self._clock()
        self._motion.cache_clear()
        self._frames.cache_clear()
        self.call_after_refresh(self.look)

    def on_mount(self) -> None:
        """Start to move, or show the first figure's peak if animations are off."""
        self.call_after_refresh(self.look)
        follow_theme(self, self._in_theme)
        self._timer = self.set_interval(1 / FRAMES_A_SECOND, self.look, pause=self.app.still)

    def _in_theme(self, palette: Palette, colours: Colours) -> None:
        self._palette = palette
        self.recolour(colours)
        if self._timer is not None:
            (self._timer.pause if self.app.still else self._timer.resume)()
        self.on_resize()

    def on_resize(self) -> None:
        """Redraw at the new size."""
        self._frames.cache_clear()
        self.call_after_refresh(self.look)

    def look(self) -> None:
        """Show the figure as it is at this moment."""
        if not self._figures or self.size.width < LEAST[0] or self.size.height < LEAST[1]:
            return
        elapsed = 0.0 if self.app.still else self._clock() - self._began
        index, into = self._turn(elapsed)
        image = self._frames(index, round(into * FRAMES_A_SECOND), self.cells)
        if image is not self.shown:
            self.show(image, self._figures[index].words)

    def _turn(self, elapsed: float) -> tuple[int, float]:
        """Return the index of the figure whose turn it is, and the seconds since its turn began."""
        lengths = [ROUNDS * figure.loop_s for figure in self._figures]
        into = elapsed % sum(lengths)
        for index, length in enumerate(lengths):
            if into < length:
                return index, into
            into -= length
        return len(lengths) - 1, 0.0

    def _draw(self, index: int, frame: int, cells: Cells) -> Image | PixelImage:
        # Pillow is slow to import, and not needed before the first picture.
        from coach.drawing.figure import draw_figure

        motion = self._motion(index)
        posture = (
            motion.still() if self.app.still else motion.at(Beat("work", frame / FRAMES_A_SECOND, motion.figure.loop_s))
        )
        return self.packed(draw_figure(cells, motion, posture, self._palette, self._colours))
