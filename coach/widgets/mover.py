"""A figure that moves by itself, one exercise after the other, to look at and not to follow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from coach.core.figure.beat import Beat
from coach.core.figure.motion import Motion
from coach.core.figure.schema import Figure, Pose
from coach.drawing.palette import Colours, Palette
from coach.widgets.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PIL.Image import Image

FRAMES_A_SECOND = 8
"""Enough for slow movements; each frame is drawn once and kept."""
ROUNDS = 3
"""How often each movement is shown before the next."""
LEAST = (20, 8)
"""Columns and rows below which no figure is drawn."""


class Mover(Picture):
    """Shows the movements of some figures in turn."""

    def __init__(
        self,
        figures: Sequence[Figure],
        poses: Mapping[str, Pose],
        clock: Callable[[], float],
        palette: Palette,
        colours: Colours,
    ) -> None:
        """Take the figures, the poses they are made of, a clock in seconds, and how pictures are coloured."""
        super().__init__(colours=colours)
        self._motions = [Motion(figure, poses) for figure in figures]
        self._clock, self._began = clock, clock()
        self._palette, self._colours = palette, colours
        self._drawn = cache(self._draw)

    def on_mount(self) -> None:
        """Begin to move, or show the first figure's peak where nothing may."""
        self.call_after_refresh(self.look)
        if self.app.animation_level != "none":
            self.set_interval(1 / FRAMES_A_SECOND, self.look)

    def on_resize(self) -> None:
        """Draw again at the new size."""
        self._drawn.cache_clear()
        self.call_after_refresh(self.look)

    def look(self) -> None:
        """Show what is done at this moment."""
        if not self._motions or self.size.width < LEAST[0] or self.size.height < LEAST[1]:
            return
        elapsed = 0.0 if self.app.animation_level == "none" else self._clock() - self._began
        index, into = self._turn(elapsed)
        image = self._drawn(index, round(into * FRAMES_A_SECOND), self.size.width, self.size.height)
        if image is not self.image:
            self.show(image, self._motions[index].figure.words)

    def _turn(self, elapsed: float) -> tuple[int, float]:
        """Whose turn it is, and how many seconds into its turn."""
        lengths = [ROUNDS * motion.figure.loop_s for motion in self._motions]
        into = elapsed % sum(lengths)
        for index, length in enumerate(lengths):
            if into < length:
                return index, into
            into -= length
        return len(lengths) - 1, 0.0

    def _draw(self, index: int, frame: int, columns: int, rows: int) -> Image:
        # Pillow is needed nowhere before the first picture.
        from coach.drawing.figure import draw_figure

        motion = self._motions[index]
        still = self.app.animation_level == "none"
        posture = motion.still() if still else motion.at(Beat("work", frame / FRAMES_A_SECOND, motion.figure.loop_s))
        return draw_figure((columns, rows), motion, posture, self._palette, self._colours)
