"""Draws shapes on a plain background: antialiased, or with hard edges where there are only eight colours."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot

from PIL import Image, ImageDraw

from coach.drawing.palette import Colour

Point = tuple[float, float]
"""Pixels from the left and from the top; the centre of the first pixel is (0.5, 0.5)."""

SCALE = 4
"""The factor by which shapes are drawn too large; even, so that each pixel's centre is one of the samples."""


class Canvas:
    """A picture being drawn: later shapes cover earlier ones, and `finished` returns the image.

    Lengths are in pixels of the finished image: one to a column, two to a row. ValueError below one cell.
    """

    def __init__(self, columns: int, rows: int, ground: Colour, smooth: bool = True) -> None:
        if columns < 1 or rows < 1:
            raise ValueError(f"a picture needs at least one cell, not {columns} x {rows}")
        self.width = columns
        self.height = rows * 2
        self._smooth = smooth
        self._large = Image.new("RGB", (self.width * SCALE, self.height * SCALE), ground)
        self._pen = ImageDraw.Draw(self._large)

    @property
    def centre(self) -> Point:
        """The centre of the picture."""
        return self.width / 2, self.height / 2

    def disc(self, centre: Point, radius: float, fill: Colour) -> None:
        """Draw a filled circle."""
        self._pen.ellipse(_box(centre, radius), fill=fill)

    def polygon(self, corners: Sequence[Point], fill: Colour) -> None:
        """Draw a filled shape with straight sides."""
        self._pen.polygon(_enlarged(corners), fill=fill)

    def line(self, points: Sequence[Point], thickness: float, fill: Colour) -> None:
        """Draw a line through all `points`, its ends and bends round."""
        self._pen.line(_enlarged(points), fill=fill, width=max(1, round(thickness * SCALE)))
        for point in points:
            self.disc(point, thickness / 2, fill)

    def taper(self, ends: tuple[Point, Point], radii: tuple[float, float], fill: Colour) -> None:
        """Draw a limb: a circle at each end, and the straight-sided shape between them."""
        (x, y), (to_x, to_y) = ends
        long = hypot(to_x - x, to_y - y)
        if long > 0:
            across = (y - to_y) / long, (to_x - x) / long
            round_about = ((x, y, radii[0]), (to_x, to_y, radii[1]), (to_x, to_y, -radii[1]), (x, y, -radii[0]))
            corners = [(left + across[0] * radius, top + across[1] * radius) for left, top, radius in round_about]
            self.polygon(corners, fill)
        for end, radius in zip(ends, radii, strict=True):
            self.disc(end, radius, fill)

    def arc(self, centre: Point, radius: float, thickness: float, share: float, fill: Colour) -> None:
        """Draw a band along the inside of a circle, clockwise from twelve o'clock, for `share` (0 to 1) of it."""
        if share > 0:
            end = min(share, 1.0) * 360 - 90
            self._pen.arc(_box(centre, radius), -90, end, fill=fill, width=max(1, round(thickness * SCALE)))

    def finished(self) -> Image.Image:
        """Return the picture: RGB, `columns` wide and twice `rows` high; if not smooth, only in the colours given."""
        if self._smooth:
            return self._large.reduce(SCALE)
        return self._large.resize((self.width, self.height), Image.Resampling.NEAREST)


def _enlarged(points: Sequence[Point]) -> list[Point]:
    """Return points scaled for the large image, where Pillow puts whole numbers at the centres of pixels."""
    return [(x * SCALE - 0.5, y * SCALE - 0.5) for x, y in points]


def _box(centre: Point, radius: float) -> tuple[int, int, int, int]:
    """Return the square around a circle in the large image; as in Pillow, it includes its last column and row."""
    x, y = centre
    left, top = round((x - radius) * SCALE), round((y - radius) * SCALE)
    side = max(1, round(radius * 2 * SCALE))
    return left, top, left + side - 1, top + side - 1
