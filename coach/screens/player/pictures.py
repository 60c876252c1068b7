"""The player's two pictures: the moving figure and the countdown ring. Each is drawn only when it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.library import Library
from coach.core.routine.plan import RoutineStep
from coach.core.session.state import SessionPosition
from coach.drawing.palette import Colours, Palette
from coach.drivers.pixel_board import PixelImage
from coach.screens.player.view import RingCount
from coach.widgets.picture import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

    from coach.core.figure.motion import Motion
    from coach.drawing.numerals import Numerals

FRAMES_KEPT = 256
"""The most frames kept for reuse: more than the longest loop of a movement has."""
LEAST_RING, LEAST_FIGURE = (10, 5), (20, 6)
"""The smallest ring and figure, in columns and rows; below that nothing could be made out."""
ACCENTS = {"ready": "ready", "change": "ready", "rest": "rest", "work": "accent"}
"""The palette's colour for the ring in each phase."""


class PlayerPictures:
    """Draws the figure and the ring for the present moment of a routine."""

    def __init__(self, library: Library, palette: Palette, colours: Colours, profiles: tuple[str, ...] = ()) -> None:
        self._library, self._profiles = library, profiles
        self._palette, self._colours = palette, colours
        self.figure = Picture(colours=colours, classes="figure")
        self.ring = Picture(colours=colours, classes="ring")
        self._numerals: Numerals | None = None
        self._motion: Motion | None = None
        self._frames: dict[tuple[object, ...], Image | PixelImage] = {}
        """Frames of the present movement at the present size, for reuse when the loop repeats."""
        self._last_state: dict[str, tuple[object, ...]] = {}

    def recolour(self, palette: Palette, colours: Colours) -> None:
        """Draw in other colours from the next moment on."""
        self._palette, self._colours = palette, colours
        self._frames.clear()
        self._last_state.clear()
        for picture in (self.figure, self.ring):
            picture.recolour(colours)

    def draw(self, position: SessionPosition, count: RingCount, phase: str, *, lit: bool, still: bool) -> None:
        """Draw the present moment.

        Args:
            position: The step under way and how far it has come.
            count: The number, and the part of the ring that is left.
            phase: What the ring shows, in words for a screen reader.
            lit: Whether a cue is shown, which colours the number.
            still: Whether animation is off, so that only the number changes.
        """
        self._draw_figure(position, still=still)
        self._draw_ring(count, phase, ACCENTS[position.step.phase], lit=lit, still=still)

    def _draw_figure(self, position: SessionPosition, *, still: bool) -> None:
        cells, step = self.figure.cells, position.step
        if cells.columns < LEAST_FIGURE[0] or cells.rows < LEAST_FIGURE[1]:
            self._leave_out("figure", self.figure, self._motion_of(step).figure.words)
            return
        # Imported late: Pillow and the skeleton are not needed before the first picture.
        from coach.core.session.moments import beat_at
        from coach.drawing.figure import draw_figure

        motion, mirrored = self._motion_of(step), step.side == "second"
        if self._changed("figure", step.exercise.id, mirrored, cells):
            self._frames.clear()
        often = self.figure.app.frames_a_second
        beat = beat_at(step, round(position.elapsed * often) / often)
        # Two loops, since with alternating sides every second one is mirrored.
        within = beat.elapsed % (2 * motion.figure.loop_s) if beat.kind == "work" else beat.elapsed
        frame = () if still else (beat.kind, round(within, 2), beat.seconds, beat.repetition % 2, beat.from_hold)
        if frame not in self._frames:
            if len(self._frames) >= FRAMES_KEPT:
                self._frames.clear()
            posture = motion.still() if still else motion.at(beat)
            drawn = draw_figure(cells, motion, posture, self._palette, self._colours, mirrored)
            self._frames[frame] = self.figure.packed(drawn)
        if self.figure.shown is not self._frames[frame]:
            self.figure.show(self._frames[frame], motion.figure.words)

    def _motion_of(self, step: RoutineStep) -> Motion:
        """The movement of a step's exercise, kept until another exercise comes."""
        from coach.core.figure.motion import Motion

        figure = self._library.figures[step.exercise.id]
        if self._motion is None or self._motion.figure.id != figure.id:
            told = [step.exercise.adjust[name] for name in figure.aids_for(self._profiles)]
            self._motion = Motion(figure.with_aids(self._profiles, told), self._library.poses)
        return self._motion

    def _draw_ring(self, count: RingCount, phase: str, accent: str, *, lit: bool, still: bool) -> None:
        cells = self.ring.cells
        if cells.columns < LEAST_RING[0] or cells.rows < LEAST_RING[1]:
            self._leave_out("ring", self.ring, phase)
            return
        if not self._changed("ring", phase, count.number if still else count, cells, lit):
            return
        from coach.drawing.numerals import Numerals
        from coach.drawing.ring import draw_ring

        self._numerals = self._numerals or Numerals()
        palette = self._palette.wearing(accent=accent, ink=accent if lit else "ink")
        smooth = self._colours == "all"
        image = draw_ring(cells, count.fraction, count.number, palette, smooth, self._numerals)
        self.ring.show(image, phase)

    def _leave_out(self, name: str, picture: Picture, alternative: str) -> None:
        """Show nothing in place of a picture that has no room: what stood there before is of another moment."""
        picture.alternative = alternative
        if picture.shown is not None:
            picture.clear()
        self._last_state.pop(name, None)

    def _changed(self, name: str, *state: object) -> bool:
        before, self._last_state[name] = self._last_state.get(name), state
        return before != state
