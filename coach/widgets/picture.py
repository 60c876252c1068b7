"""A picture on the screen: the last image it was given, repainted only where it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from coach.drawing.halfblocks import HalfBlocks, changed_cells
from coach.drawing.palette import Colours

if TYPE_CHECKING:
    from PIL import Image


class Picture(Widget):
    """Shows an image from its top left corner, a pixel to a column and two to a row; beyond it, the background.

    With `width: auto` and `height: auto` the widget is as large as its image.
    """

    alternative: str
    """What the picture tells, in words, for whoever cannot see it."""

    def __init__(self, alternative: str = "", *, colours: Colours = "all", classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.alternative = alternative
        self._half_blocks = HalfBlocks(colours)
        self._image: Image.Image | None = None
        self._strips: list[Strip] = []

    @property
    def image(self) -> Image.Image | None:
        """The image shown, or None before the first."""
        return self._image

    def show(self, image: Image.Image, alternative: str | None = None) -> None:
        """Show `image`, told in words by `alternative`; without it the words stay as they are.

        ValueError unless the image is RGB and its height even. It must not be drawn on afterwards.
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
        """The strip of row `y`; an empty one, which Textual fills with the background, below the image."""
        return self._strips[y] if y < len(self._strips) else Strip([], 0)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The image's columns, 0 before there is one."""
        return self._image.width if self._image else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The image's rows of cells, 0 before there is one."""
        return len(self._strips)
