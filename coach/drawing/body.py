"""The body chart: figures side by side, each choice's area with its number, told apart by what was chosen."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from PIL import Image

from coach.core.content.body_chart import Area, AreaShape, Body, BodyChart, View
from coach.drawing.painter import Canvas, Point
from coach.drawing.palette import Colour, Colours, Palette

GAP = 2
"""The columns between two figures."""

OPEN, POINTED = 0.25, 0.65
"""How much of the ink an area has on a body in the colour of a track, and how much where the cursor is."""

QUIET = 0.65
"""How much of the ink the words below a figure have."""

SHIFT, SHARP_SHIFT = 0.125, 0.25
"""Pixels to the right, where smooth and where not: only so do Pillow's polygons come out as mirrored as they are."""


@dataclass(frozen=True)
class Mark:
    """A text that stands on the picture, in cells of its own."""

    column: int
    row: int
    text: str
    ink: Colour
    ground: Colour
    bold: bool


@dataclass(frozen=True)
class Drawing:
    """A picture and the texts on it."""

    image: Image.Image
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class _Frame:
    """Where a figure stands in the picture, in pixels."""

    left: int
    top: int
    width: int
    height: int

    def at(self, place: Point) -> Point:
        """The pixels of a place on the figure."""
        return self.left + place[0] * self.width, self.top + place[1] * self.height

    def cell(self, place: Point) -> tuple[int, int]:
        """The column and the row of a place, still on the figure where it is at its very edge."""
        x, y = self.at(place)
        return min(int(x), self.left + self.width - 1), min(int(y), self.top + self.height - 1) // 2


def draw_body(
    size_in_cells: tuple[int, int],
    chart: BodyChart,
    chosen: Container[str],
    pointed: str,
    palette: Palette,
    colours: Colours = "all",
) -> Drawing:
    """The chart as large as fits: an RGB image, a pixel to a column and two to a row, and the texts to stand on it.

    Args:
        size_in_cells: Columns and rows, the last row for the words below the figures. ValueError below 1 x 2.
        chart: The figures and the areas on them.
        chosen: The choices whose areas are filled with the accent.
        pointed: The choice whose number, and if it is not chosen its areas, stand out.
        palette: Needs `ground`, `track`, `accent` and `ink`, else KeyError.
        colours: With `all` the picture is antialiased and mixes these colours; else it holds only them. With `none`
            the figures are in the ink, and a chosen area is a hole in them.
    """
    columns, rows = size_in_cells
    tints = _Tints(palette, colours)
    canvas = Canvas(columns, rows, tints.ground, smooth=colours == "all")
    frames = _frames(columns, rows * 2 - 2, chart.body)
    marks: list[Mark] = []
    for view in chart.body.views:
        for shape in chart.body.shapes:
            _fill(canvas, frames[view.id], shape, tints.body, tints.shift)
        marks.append(_below(view, frames[view.id], rows, tints))
    for area in chart.areas:
        state = (area.choice in chosen, area.choice == pointed)
        for shape in area.shapes:
            _fill(canvas, frames[area.view], shape, tints.area(*state), tints.shift)
        marks.append(_number(area, chart.numbers[area.choice], frames[area.view], tints, state))
    return Drawing(canvas.finished(), tuple(marks))


class _Tints:
    """What is drawn in which colour."""

    def __init__(self, palette: Palette, colours: Colours) -> None:
        self.ground, self.ink, self._accent = palette["ground"], palette["ink"], palette["accent"]
        self.body, self.quiet, self._open, self._pointed = palette["track"], self.ink, palette["track"], self.ink
        # A console shows bold letters in a brighter colour, which no longer contrasts with what lies beneath.
        self.bold = colours != "eight"
        self.shift = SHIFT if colours == "all" else SHARP_SHIFT
        if colours == "all":
            self._open, self._pointed = (_mixed(self.body, self.ink, share) for share in (OPEN, POINTED))
            self.quiet = _mixed(self.ground, self.ink, QUIET)
        elif colours == "none":
            self.body = self._open = self.ink
            self._accent = self.ground

    def area(self, chosen: bool, pointed: bool) -> Colour:
        """The colour of an area."""
        return self._accent if chosen else self._pointed if pointed else self._open

    def number(self, chosen: bool, pointed: bool) -> tuple[Colour, Colour]:
        """The colours of the number on an area and of its cell, which stands out where the cursor is."""
        area = self.area(chosen, pointed)
        ink = max(self.ground, self.ink, key=lambda colour: abs(sum(colour) - sum(area)))
        return (area, ink) if pointed else (ink, area)


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour with `share` of the other in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _frames(columns: int, height: int, body: Body) -> dict[str, _Frame]:
    """Where each view stands: side by side in the middle of the picture, down to its foot."""
    count = len(body.views)
    width = round(min(height * body.proportion, (columns - GAP * (count - 1)) / count))
    left = (columns - width * count - GAP * (count - 1)) // 2
    tall = min(round(width / body.proportion), height)
    return {
        view.id: _Frame(left + (width + GAP) * place, height - tall, width, tall)
        for place, view in enumerate(body.views)
    }


def _fill(canvas: Canvas, frame: _Frame, shape: AreaShape, colour: Colour, shift: float) -> None:
    for corners in shape.outlines():
        canvas.polygon([(x + shift, y) for x, y in map(frame.at, corners)], colour)


def _number(area: Area, text: str, frame: _Frame, tints: _Tints, state: tuple[bool, bool]) -> Mark:
    ink, ground = tints.number(*state)
    return Mark(*frame.cell(area.number), text, ink, ground, tints.bold)


def _below(view: View, frame: _Frame, rows: int, tints: _Tints) -> Mark:
    column = max(round(frame.left + (frame.width - len(view.words)) / 2), 0)
    return Mark(column, rows - 1, view.words, tints.quiet, tints.ground, bold=False)
