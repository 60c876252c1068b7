"""Draws shapes on a plain background: antialiased, or with hard edges where there are only eight colours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from PIL import Image, ImageDraw

from coach.drawing.palette import Colour
from coach.drawing.rungs import GRAIN, Grain

Point = tuple[float, float]
"""Half cells from the left and from the top; the centre of the first is (0.5, 0.5)."""


class Knot(NamedTuple):
    """A place in a stroke, with the stroke's radius there, and whether it is round there."""

    x: float
    y: float
    radius: float
    round: bool = True


SCALE = 6
"""The factor by which shapes are drawn too large; it suits the dots of every rung of characters without a remainder."""


def scale_for(grain: Grain) -> int:
    """Return the factor by which shapes are drawn too large, so that dots as fine as these have smooth edges."""
    return max(SCALE, 2 * grain[0])


class Canvas:
    """A picture being drawn: later shapes cover earlier ones, and `finished` returns the image.

    Lengths are in half cells, whatever the grain: one to a column, two to a row. ValueError below one cell.
    """

    def __init__(
        self, columns: int, rows: int, ground: Colour, smooth: bool = True, grain: Grain = GRAIN["halves"]
    ) -> None:
        if columns < 1 or rows < 1:
            raise ValueError(f"a picture needs at least one cell, not {columns} x {rows}")
        self.width = columns
        self.height = rows * 2
        self._smooth = smooth
        self.dot = max(1 / grain[0], 2 / grain[1])
        """The longer side of a dot: nothing thinner can be seen."""
        self._dots = columns * grain[0], rows * grain[1]
        self._scale = scale_for(grain)
        self._large = Image.new("RGB", (self.width * self._scale, self.height * self._scale), ground)
        self._pen = ImageDraw.Draw(self._large)

    @property
    def centre(self) -> Point:
        """The centre of the picture."""
        return self.width / 2, self.height / 2

    def disc(self, centre: Point, radius: float, fill: Colour) -> None:
        """Draw a filled circle."""
        self._pen.ellipse(_box(centre, radius, self._scale), fill=fill)

    def polygon(self, corners: Sequence[Point], fill: Colour) -> None:
        """Draw a filled shape with straight sides."""
        self._pen.polygon(_enlarged(corners, self._scale), fill=fill)

    def rectangle(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        """Draw a filled rectangle up to, but without, `right` and `bottom`."""
        x, y, to_x, to_y = (round(each * self._scale) for each in (left, top, right, bottom))
        self._pen.rectangle((x, y, max(x, to_x - 1), max(y, to_y - 1)), fill=fill)

    def line(self, points: Sequence[Point], thickness: float, fill: Colour) -> None:
        """Draw a line through all `points`, its ends and bends round."""
        self._pen.line(_enlarged(points, self._scale), fill=fill, width=max(1, round(thickness * self._scale)))
        for point in points:
            self.disc(point, thickness / 2, fill)

    def stroke(self, knots: Sequence[Knot], fill: Colour) -> None:
        """Draw a limb: straight-sided from knot to knot, with a circle at each that is round."""
        for one, other in pairwise(knots):
            long = hypot(other.x - one.x, other.y - one.y)
            if long > 0:
                across, down = (one.y - other.y) / long, (other.x - one.x) / long
                sides = ((one, one.radius), (other, other.radius), (other, -other.radius), (one, -one.radius))
                self.polygon([(end.x + across * radius, end.y + down * radius) for end, radius in sides], fill)
        for knot in knots:
            if knot.round:
                self.disc((knot.x, knot.y), knot.radius, fill)

    def arc(self, centre: Point, radius: float, thickness: float, share: float, fill: Colour) -> None:
        """Draw a band along the inside of a circle, clockwise from twelve o'clock, for `share` (0 to 1) of it."""
        if share > 0:
            end = min(share, 1.0) * 360 - 90
            self._pen.arc(
                _box(centre, radius, self._scale), -90, end, fill=fill, width=max(1, round(thickness * self._scale))
            )

    def finished(self) -> Image.Image:
        """Return the picture in RGB, with the dots of its grain; if not smooth, only in the colours given."""
        return self._large.resize(self._dots, Image.Resampling.BOX if self._smooth else Image.Resampling.NEAREST)


def _enlarged(points: Sequence[Point], scale: int) -> list[Point]:
    """Return points scaled for the large image, where Pillow puts whole numbers at the centres of pixels."""
    return [(x * scale - 0.5, y * scale - 0.5) for x, y in points]


def _box(centre: Point, radius: float, scale: int) -> tuple[int, int, int, int]:
    """Return the square around a circle in the large image; as in Pillow, it includes its last column and row."""
    x, y = centre
    left, top = round((x - radius) * scale), round((y - radius) * scale)
    side = max(1, round(radius * 2 * scale))
    return left, top, left + side - 1, top + side - 1
