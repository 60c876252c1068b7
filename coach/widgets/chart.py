"""A picture with texts on it, each in cells of its own, as the body chart needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from coach.drawing.mosaic import nearest
from coach.drawing.palette import Colour, Colours
from coach.themes import on_own_ground
from coach.widgets.picture import Picture

if TYPE_CHECKING:
    from coach.drawing.marks import Drawing, Mark


class Chart(Picture):
    """Shows a picture, and texts over it that stay sharp at any size."""

    PIXELS: ClassVar[bool] = False

    def __init__(self, *, colours: Colours = "all") -> None:
        super().__init__(colours=colours)
        self.marks: tuple[Mark, ...] = ()

    def show_drawing(self, drawing: Drawing, alternative: str) -> None:
        """Show a drawing; `alternative` describes it in words."""
        self.marks = drawing.marks
        self.show(drawing.image, alternative)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return the strip of row `y` with the texts on it."""
        strip = super().render_line(y)
        for mark in self.marks:
            if mark.row == y:
                end = mark.column + len(mark.text)
                text = Strip([Segment(mark.text, self._style(mark))], len(mark.text))
                strip = Strip.join([strip.crop(0, mark.column), text, strip.crop(end)])
        return strip

    def _style(self, mark: Mark) -> Style:
        """Return a text's style; without colours or on the terminal's own ground, dark on light is reverse video."""
        if self._colours == "none" or on_own_ground(self.app):
            return Style(bold=mark.bold, reverse=sum(mark.ground) > sum(mark.ink))
        return Style(color=self._colour(mark.ink), bgcolor=self._colour(mark.ground), bold=mark.bold)

    def _colour(self, colour: Colour) -> Color:
        return Color.parse(nearest(colour)) if self._colours == "eight" else Color.from_rgb(*colour)
