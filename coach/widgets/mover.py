"""Shows figures moving by themselves, one exercise after the other, to look at."""

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
        self._poses = poses
        self._motions = [Motion(figure, poses) for figure in figures]
        self._clock, self._began = clock, clock()
        self._palette, self._colours = palette, colours
        self._drawn = cache(self._draw)

    def follow(self, figures: Sequence[Figure]) -> None:
        """Show other figures from now on."""
        self._motions = [Motion(figure, self._poses) for figure in figures]
        self._began = self._clock()
        self._drawn.cache_clear()
        self.call_after_refresh(self.look)

    def on_mount(self) -> None:
        """Start to move, or show the first figure's peak if animations are off."""
        self.call_after_refresh(self.look)
        if self.app.animation_level != "none":
            self.set_interval(1 / FRAMES_A_SECOND, self.look)

    def on_resize(self) -> None:
        """Redraw at the new size."""
        self._drawn.cache_clear()
        self.call_after_refresh(self.look)

    def look(self) -> None:
        """Show the figure as it is at this moment."""
        if not self._motions or self.size.width < LEAST[0] or self.size.height < LEAST[1]:
            return
        elapsed = 0.0 if self.app.animation_level == "none" else self._clock() - self._began
        index, into = self._turn(elapsed)
        image = self._drawn(index, round(into * FRAMES_A_SECOND), self.size.width, self.size.height)
        if image is not self.image:
            self.show(image, self._motions[index].figure.words)

    def _turn(self, elapsed: float) -> tuple[int, float]:
        """Return the index of the figure whose turn it is, and the seconds since its turn began."""
        lengths = [ROUNDS * motion.figure.loop_s for motion in self._motions]
        into = elapsed % sum(lengths)
        for index, length in enumerate(lengths):
            if into < length:
                return index, into
            into -= length
        return len(lengths) - 1, 0.0

    def _draw(self, index: int, frame: int, columns: int, rows: int) -> Image:
        # Pillow is slow to import, and not needed before the first picture.
        from coach.drawing.figure import draw_figure

        motion = self._motions[index]
        still = self.app.animation_level == "none"
        posture = motion.still() if still else motion.at(Beat("work", frame / FRAMES_A_SECOND, motion.figure.loop_s))
        return draw_figure((columns, rows), motion, posture, self._palette, self._colours)
