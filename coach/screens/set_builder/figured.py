"""The base of the screens of the set builder that show an exercise moving."""

from __future__ import annotations

from coach.core.content.exercises import Exercise
from coach.core.library import Library
from coach.screens.base import CoachScreen
from coach.startup import elapsed
from coach.themes import picture_colours
from coach.widgets.mover import Mover


class FiguredScreen(CoachScreen):
    """A screen beside whose rows a figure moves; in a narrow window there are only the rows."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-usual"), (110, "-wide")]

    def __init__(self, library: Library) -> None:
        self.library = library
        super().__init__(library.words)
        palette, colours = picture_colours(self.app)
        self.mover = Mover((), library.poses, elapsed, palette, colours)

    def show_figure(self, exercise: Exercise) -> None:
        """Show an exercise moving."""
        self.mover.follow((self.library.figures[exercise.id],))
