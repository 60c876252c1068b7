"""A widget that shows an image, and redraws only the cells that change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from coach.drawing.halfblocks import HalfBlocks, changed_cells
from coach.drawing.palette import Colours

if TYPE_CHECKING:
    from PIL import Image

FRAMES_A_SECOND = 10
"""How often a picture that moves is drawn anew, at most."""


class Picture(Widget):
    """Shows an image at its top left corner, one pixel to a column and two to a row, and the background beside it.

    With `width: auto` and `height: auto` the widget is as large as its image.
    """

    alternative: str
    """A description of the picture in words, for people who cannot see it."""

    def __init__(self, alternative: str = "", *, colours: Colours = "all", classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.alternative = alternative
        self._half_blocks = HalfBlocks(colours)
        self._image: Image.Image | None = None
        self._strips: list[Strip] = []

    @property
    def image(self) -> Image.Image | None:
        """The present image; None before the first."""
        return self._image

    def show(self, image: Image.Image, alternative: str | None = None) -> None:
        """Show an image; `alternative` describes it, or None keeps the description.

        ValueError unless the image is RGB and its height even. It must not be changed afterwards.
        """
        before = self._image
        self._strips = self._half_blocks.strips(image)
        self._image = image
        if alternative is not None:
            self.alternative = alternative
        if before is None or before.size != image.size:
            self.refresh(layout=True)
        elif cells := changed_cells(before, image):
            self.refresh(*(Region(x, y, width, 1) for x, y, width in cells))

    def render_line(self, y: int) -> Strip:
        """Return the strip of row `y`; below the image an empty one, which Textual fills with the background."""
        return self._strips[y] if y < len(self._strips) else Strip([], 0)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the image's width in columns; 0 before there is one."""
        return self._image.width if self._image else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the image's height in rows of cells; 0 before there is one."""
        return len(self._strips)
