"""A chart on the screen: a picture with texts on it, each in cells of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from coach.drawing.halfblocks import nearest
from coach.drawing.palette import Colour, Colours
from coach.widgets.picture import Picture

if TYPE_CHECKING:
    from coach.drawing.body import Drawing, Mark


class Chart(Picture):
    """Shows a picture as its image has it, and over it texts that stay sharp at any size."""

    def __init__(self, *, colours: Colours = "all") -> None:
        super().__init__(colours=colours)
        self._colours = colours
        self.marks: tuple[Mark, ...] = ()

    def show_drawing(self, drawing: Drawing, alternative: str) -> None:
        """Show the drawing, told in words by `alternative`."""
        self.marks = drawing.marks
        self.show(drawing.image, alternative)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The strip of row `y` with its texts."""
        strip = super().render_line(y)
        for mark in self.marks:
            if mark.row == y:
                end = mark.column + len(mark.text)
                text = Strip([Segment(mark.text, self._style(mark))], len(mark.text))
                strip = Strip.join([strip.crop(0, mark.column), text, strip.crop(end)])
        return strip

    def _style(self, mark: Mark) -> Style:
        """The colours of a text; without colour, dark on light is the terminal's own two colours exchanged."""
        if self._colours == "none":
            return Style(bold=mark.bold, reverse=sum(mark.ground) > sum(mark.ink))
        return Style(color=self._colour(mark.ink), bgcolor=self._colour(mark.ground), bold=mark.bold)

    def _colour(self, colour: Colour) -> Color:
        return Color.parse(nearest(colour)) if self._colours == "eight" else Color.from_rgb(*colour)
