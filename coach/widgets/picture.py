"""A widget that shows an image, and redraws only the cells that change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from coach.drawing.mosaic import CellStrip, Mosaic, changed_cells
from coach.drawing.own_colours import with_own_colours
from coach.drawing.palette import Colours
from coach.drawing.rungs import GRAIN, Cells, Grain, Rung
from coach.drivers.pixel_board import PixelImage
from coach.themes import on_own_ground
from coach.widgets.base_app import BaseApp

if TYPE_CHECKING:
    from PIL import Image


class Picture(Widget):
    """Shows an image at its top left corner, as many dots to a cell as `cells` says, and the background beside it.

    With `width: auto` and `height: auto` the widget is as large as its image.

    Args:
        alternative: A description of the picture in words.
        colours: What the terminal shows; where that is not all, pictures are in half blocks.
        rung: How the picture is drawn, on a rung of characters; None for as finely as the app draws pictures.
        classes: Its classes for the styles.
    """

    app = getters.app(BaseApp)

    PIXELS: ClassVar[bool] = True
    """Whether it can be shown in pixels, which cover everything in its place."""

    alternative: str
    """A description of the picture in words, for people who cannot see it."""

    def __init__(
        self,
        alternative: str = "",
        *,
        colours: Colours = "all",
        rung: Rung | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(classes=classes)
        self.alternative = alternative
        self._wanted = rung
        self._use(colours)
        self.shown: Image.Image | PixelImage | None = None
        """The present image, as it was given; None before the first."""
        self._drawn: Image.Image | None = None
        self._strips: list[CellStrip] = []
        self.pixels: PixelImage | None = None
        """The present image, where it is to be shown in pixels."""

    def _use(self, colours: Colours) -> None:
        self._colours, self._rung = colours, self._wanted if colours == "all" else "halves"
        self._mosaic = Mosaic(colours=colours)

    def recolour(self, colours: Colours) -> None:
        """Show with so many colours from now on; what stands is drawn so with the next image."""
        if colours != self._colours:
            self._use(colours)
            self._drawn = None

    @property
    def cells(self) -> Cells:
        """The widget's size, and the dots to a cell that the next image must have."""
        return Cells(*self.size, GRAIN["pixels"] if self._in_pixels else self._characters)

    @property
    def _in_pixels(self) -> bool:
        if self._rung is not None or not self.PIXELS:
            return False
        return self.app.rung == "pixels" and self.app.pixel_pictures is not None

    @property
    def _characters(self) -> Grain:
        """The grain on which it is drawn in characters."""
        rung = self._rung or self.app.rung
        return GRAIN[self.app.characters if rung == "pixels" else rung]

    @property
    def image(self) -> Image.Image | None:
        """The image that stands in characters; None before the first."""
        return self._drawn

    def packed(self, image: Image.Image) -> Image.Image | PixelImage:
        """Return an image as `show` takes it, in the form in which many are kept: pixels are many bytes."""
        return PixelImage.of(image.size, image.tobytes()) if self._in_pixels else image

    def show(self, image: Image.Image | PixelImage, alternative: str | None = None) -> None:
        """Show an image; `alternative` describes it, or None keeps the description.

        ValueError unless the image is RGB and of whole cells. It must not be changed afterwards.
        """
        if alternative is not None:
            self.alternative = alternative
        self.shown = image
        packed = image if isinstance(image, PixelImage) else self.packed(image)
        self.pixels = packed if isinstance(packed, PixelImage) else None
        if not isinstance(packed, PixelImage):
            self._draw_cells(packed)
        elif self.app.pixel_pictures is None or not self.app.pixel_pictures.renew(self):
            self.show_cells()

    def clear(self) -> None:
        """Show nothing; the description stays."""
        self.shown = self.pixels = self._drawn = None
        self._strips = []
        self.refresh(layout=True)

    def show_cells(self) -> None:
        """Draw the present pixels in characters as well, for as long as they cannot be shown."""
        if self.pixels is not None:
            # Imported late: it loads Pillow, which nothing needs before the first picture.
            from coach.drawing.pixels import reduced

            self._draw_cells(reduced(self.pixels.size, self.pixels.rgb, self._characters))

    def _draw_cells(self, image: Image.Image) -> None:
        before, grain = self._drawn, self._characters
        if self._mosaic.grain != grain:
            self._mosaic, before = Mosaic(grain, self._colours), None
        stood, self._strips = self._strips, self._mosaic.strips(image)
        self._drawn = image
        if before is None or before.size != image.size:
            self.refresh(layout=True)
        elif cells := changed_cells(stood, self._strips):
            self.refresh(*(Region(x, y, width, 1) for x, y, width in cells))

    def render_line(self, y: int) -> Strip:
        """Return the strip of row `y`; below the image an empty one, which Textual fills with the background."""
        return self.in_theme(self._strips[y]) if y < len(self._strips) else Strip([], 0)

    def in_theme(self, strip: Strip) -> Strip:
        """Return a strip as the theme shows it: on the terminal's own ground where the theme has that."""
        return with_own_colours(strip) if on_own_ground(self.app) else strip

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the image's width in columns; 0 before there is one."""
        return self._drawn.width // self._mosaic.grain[0] if self._drawn else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the image's height in rows of cells; 0 before there is one."""
        return len(self._strips)
