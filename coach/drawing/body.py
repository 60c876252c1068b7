"""Draws the body chart: each area that can be chosen with its number, coloured by what was chosen."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from coach.core.content.body_chart import Area, AreaShape, Body, BodyChart, View
from coach.drawing.marks import Drawing, Mark
from coach.drawing.painter import SCALE, Canvas, Point
from coach.drawing.palette import Colour, Colours, Palette, mixed
from coach.drawing.rungs import Cells, SizeInCells

GAP = 2
"""Columns between two views of the body."""

OPEN, POINTED = 0.25, 0.65
"""The share of ink mixed into the body's colour for an area, and for the area under the cursor."""

QUIET = 0.65
"""The share of ink mixed into the background for the words below a view."""

SHIFT, SHARP_SHIFT = 0.5 / SCALE, 1 / SCALE
"""Half cells by which shapes move right, smooth and not: Pillow would draw mirrored polygons asymmetrically."""


@dataclass(frozen=True)
class _Frame:
    """Where a view of the body is in the picture, in half cells."""

    left: int
    top: int
    width: int
    height: int

    def at(self, place: Point) -> Point:
        """Return where a place on the view is, given as shares of its width and height."""
        return self.left + place[0] * self.width, self.top + place[1] * self.height

    def cell(self, place: Point) -> tuple[int, int]:
        """Return the column and row of a place; a place on the very edge is still inside."""
        x, y = self.at(place)
        return min(int(x), self.left + self.width - 1), min(int(y), self.top + self.height - 1) // 2


def draw_body(
    size_in_cells: SizeInCells,
    chart: BodyChart,
    chosen: Container[str],
    pointed: str,
    palette: Palette,
    colours: Colours = "all",
) -> Drawing:
    """Return the chart as large as fits: an RGB image, and the texts on it.

    Args:
        size_in_cells: Columns and rows; the last row is for the words below the views. ValueError below 1 x 2.
        chart: The views of the body and the areas on them.
        chosen: The choices whose areas are filled with the accent.
        pointed: The choice under the cursor: its number stands out, and if it is not chosen its areas do.
        palette: Needs `ground`, `track`, `accent` and `ink`, else KeyError.
        colours: With `all` the picture is antialiased and mixes these colours, else it has only them. With `none` the
            body is in ink, and a chosen area is a hole in it.
    """
    columns, rows, grain = Cells(*size_in_cells)
    tints = _Tints(palette, colours)
    canvas = Canvas(columns, rows, tints.ground, colours == "all", grain)
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
    """The colours of the body, its areas and their numbers."""

    def __init__(self, palette: Palette, colours: Colours) -> None:
        self.ground, self.ink, self._accent = palette["ground"], palette["ink"], palette["accent"]
        self.body, self.quiet, self._open, self._pointed = palette["track"], self.ink, palette["track"], self.ink
        # The Linux console shows bold letters in a brighter colour, which would not contrast with what is behind them.
        self.bold = colours != "eight"
        self.shift = SHIFT if colours == "all" else SHARP_SHIFT
        if colours == "all":
            self._open, self._pointed = (mixed(self.body, self.ink, share) for share in (OPEN, POINTED))
            self.quiet = mixed(self.ground, self.ink, QUIET)
        elif colours == "none":
            self.body = self._open = self.ink
            self._accent = self.ground

    def area(self, chosen: bool, pointed: bool) -> Colour:
        """Return the colour of an area."""
        return self._accent if chosen else self._pointed if pointed else self._open

    def number(self, chosen: bool, pointed: bool) -> tuple[Colour, Colour]:
        """Return the colours of the number on an area and of its cell; under the cursor they are swapped.

        The cell has the picture's ground: no area's colour would leave enough contrast for a kiosk.
        """
        filled = chosen and self._accent != self.ground
        ink, cell = (self.ground, self._accent) if filled else (self.ink, self.ground)
        return (cell, ink) if pointed else (ink, cell)


def _frames(columns: int, height: int, body: Body) -> dict[str, _Frame]:
    """Return where each view is: side by side, centred, and down to the bottom."""
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
