"""The player's pictures, the figure and the ring, each drawn anew only when what it shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.library import Library
from coach.core.routine.plan import RoutineStep
from coach.core.session.state import SessionPosition
from coach.drawing.palette import Colours, Palette
from coach.screens.player.view import Count
from coach.widgets.picture import FRAMES_A_SECOND, Picture

if TYPE_CHECKING:
    from PIL.Image import Image

    from coach.core.figure.motion import Motion
    from coach.drawing.numerals import Numerals

FRAMES_KEPT = 256
"""More than the longest round has."""
LEAST_RING, LEAST_FIGURE = (10, 5), (20, 6)
"""The columns and rows below which nothing could be made out."""
ACCENTS = {"ready": "ready", "change": "ready", "rest": "rest", "work": "accent"}
"""The palette's colour for the ring in each phase."""


class Drawings:
    """Two pictures that follow a routine."""

    def __init__(self, library: Library, palette: Palette, colours: Colours) -> None:
        """Take the library, for its figures, and how pictures are coloured."""
        self._library = library
        self._palette, self._colours = palette, colours
        self.figure = Picture(colours=colours, classes="figure")
        self.ring = Picture(colours=colours, classes="ring")
        self._numerals: Numerals | None = None
        self._motion: Motion | None = None
        self._frames: dict[tuple[object, ...], Image] = {}
        """What was drawn of the present movement at the present size: a loop's frames come again."""
        self._drawn: dict[str, tuple[object, ...]] = {}

    def follow(self, position: SessionPosition, count: Count, phase: str, *, lit: bool, still: bool) -> None:
        """Show where the routine stands.

        Args:
            position: The step under way and how far it is.
            count: The number and the ring.
            phase: What the ring tells, in words.
            lit: Whether a cue is shown, which tints the number.
            still: Whether nothing may move but the number.
        """
        self._draw_figure(position, still=still)
        self._draw_ring(count, phase, ACCENTS[position.step.phase], lit=lit, still=still)

    def _draw_figure(self, position: SessionPosition, *, still: bool) -> None:
        size, step = self.figure.size, position.step
        if size.width < LEAST_FIGURE[0] or size.height < LEAST_FIGURE[1]:
            return
        # Pillow and the skeleton are needed nowhere before the first picture.
        from coach.core.session.moments import beat_at
        from coach.drawing.figure import draw_figure

        motion, mirrored = self._moving(step), step.side == "second"
        if self._is_news("room", step.exercise.id, mirrored, size):
            self._frames.clear()
        beat = beat_at(step, round(position.elapsed * FRAMES_A_SECOND) / FRAMES_A_SECOND)
        # Two rounds, since where sides alternate every second one is mirrored.
        into = beat.elapsed % (2 * motion.figure.loop_s) if beat.kind == "work" else beat.elapsed
        frame = () if still else (beat.kind, round(into, 2), beat.seconds, beat.repetition % 2)
        if frame not in self._frames:
            if len(self._frames) >= FRAMES_KEPT:
                self._frames.clear()
            posture = motion.still() if still else motion.at(beat)
            cells = (size.width, size.height)
            self._frames[frame] = draw_figure(cells, motion, posture, self._palette, self._colours, mirrored)
        if self.figure.image is not self._frames[frame]:
            self.figure.show(self._frames[frame], motion.figure.words)

    def _moving(self, step: RoutineStep) -> Motion:
        """The movement of a step's exercise, worked out once as long as it lasts."""
        from coach.core.figure.motion import Motion

        figure = self._library.figures[step.exercise.id]
        if self._motion is None or self._motion.figure is not figure:
            self._motion = Motion(figure, self._library.poses)
        return self._motion

    def _draw_ring(self, count: Count, phase: str, accent: str, *, lit: bool, still: bool) -> None:
        size = self.ring.size
        too_small = size.width < LEAST_RING[0] or size.height < LEAST_RING[1]
        if too_small or not self._is_news("ring", phase, count.number if still else count, size, lit):
            return
        from coach.drawing.numerals import Numerals
        from coach.drawing.ring import draw_ring

        self._numerals = self._numerals or Numerals()
        palette = self._palette.wearing(accent=accent, ink=accent if lit else "ink")
        smooth = self._colours == "all"
        image = draw_ring((size.width, size.height), count.fraction, count.number, palette, smooth, self._numerals)
        self.ring.show(image, phase)

    def _is_news(self, name: str, *state: object) -> bool:
        before, self._drawn[name] = self._drawn.get(name), state
        return before != state
