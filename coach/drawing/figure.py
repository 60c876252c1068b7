"""Draws the figure of a person who does an exercise, with the floor and whatever the person holds.

image = draw_figure((70, 28), motion, motion.at(beat), palette, colours, mirrored=side == "second")
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import cos, hypot, pi, sin

from PIL import Image

from coach.core.figure.flesh import Skull, Stroke
from coach.core.figure.mat import THICK, mat
from coach.core.figure.motion import Motion
from coach.core.figure.path import path
from coach.core.figure.posture import Posture
from coach.core.figure.props import Piece, all_pieces
from coach.core.figure.vectors import mirrored as mirrored_point
from coach.drawing.figure_parts import Part, parts
from coach.drawing.framing import Framing
from coach.drawing.painter import Canvas, Knot, Point
from coach.drawing.palette import Colours, Palette
from coach.drawing.rungs import Cells, SizeInCells
from coach.drawing.shades import Shades, shades

GAP, GAP_FINE, GAP_MOST = 3.0, 1.8, 0.8
"""Width of the gap in the background colour around each part: centimetres, fewer where the dots are fine enough to show
them, and at most so many half cells."""
THIN = 0.55
"""The smallest radius that is drawn, in dots."""
TRACE = 1.0
"""The radius of the dots that trace a movement, in centimetres."""
CORNERS = 8
"""Corners of a quarter of the hair's outline."""


def draw_figure(
    size_in_cells: SizeInCells,
    motion: Motion,
    posture: Posture,
    palette: Palette,
    colours: Colours = "all",
    mirrored: bool = False,
) -> Image.Image:
    """Return an RGB image of a posture, scaled so that the whole motion fits.

    Args:
        size_in_cells: Columns and rows, from 20 x 8; the figure is as large as fits. ValueError below 1 x 1.
        motion: The movement, with its camera, its props and the limbs that work.
        posture: One of its postures.
        palette: Needs `ground`, `track`, `accent` and `ink`, else KeyError.
        colours: With "all" the image is antialiased and shaded; else it has only colours of the palette.
        mirrored: Whether to draw the mirror image, for the other side.
    """
    columns, rows, grain = Cells(*size_in_cells)
    shade = shades(palette, colours)
    canvas = Canvas(columns, rows, shade.ground, colours == "all", grain)
    framing = Framing(motion, (canvas.width, canvas.height))
    painter = _Painter(canvas, framing, shade)
    painter.floor(thin=colours == "none")
    if colours == "all":
        painter.mat(motion)
        painter.path(motion, posture)
    props = all_pieces(motion.figure, posture)
    painter.props(piece for piece in props if piece.far)
    painter.body(parts(motion, posture, framing.camera, shade, joined=colours == "all"))
    painter.props(piece for piece in props if not piece.far)
    image = canvas.finished()
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if mirrored else image


class _Painter:
    """Draws on a canvas as a framing sees it."""

    def __init__(self, canvas: Canvas, framing: Framing, shade: Shades) -> None:
        self._canvas, self._framing, self._shade = canvas, framing, shade
        fine = max(GAP_FINE * framing.scale, 1.4 * canvas.dot)
        self._gap = min(GAP * framing.scale, fine, GAP_MOST)

    def floor(self, *, thin: bool) -> None:
        """Draw the floor, across the whole width; if `thin`, one dot high."""
        dot = self._canvas.dot
        top, bottom = self._framing.floor(dot)
        top = round(top / dot) * dot
        bottom = top + dot if thin else max(bottom, top + 1)
        width = self._canvas.width
        self._canvas.polygon([(0, top), (width, top), (width, bottom), (0, bottom)], self._shade.floor)

    def mat(self, motion: Motion) -> None:
        """Draw the mat under those who lie or kneel."""
        corners = mat(motion)
        if corners is None:
            return
        seen = [self._framing.at(corner) for corner in corners]
        if self._framing.floor_is_an_edge:
            left, right = min(x for x, _ in seen), max(x for x, _ in seen)
            dot = self._canvas.dot
            top = round(self._framing.floor(dot)[0] / dot) * dot
            bottom = top + max(1, round(THICK * self._framing.scale / dot)) * dot
            seen = [(left, top), (right, top), (right, bottom), (left, bottom)]
        self._canvas.polygon(seen, self._shade.mat)

    def path(self, motion: Motion, posture: Posture) -> None:
        """Draw a faint trace of where the movement goes, if the grain is fine enough to keep it apart from the body."""
        if self._canvas.dot >= 1:
            return
        for place in path(motion):
            spot = self._framing.at(mirrored_point(place) if posture.other_side else place)
            self._canvas.disc(spot, TRACE * self._framing.scale, self._shade.path)

    def props(self, shown: Iterable[Piece]) -> None:
        """Draw pieces of props, in order."""
        for piece in shown:
            corners = [self._framing.at(corner) for corner in piece.corners]
            radius = self._radius(piece.thick)
            fill = getattr(self._shade, piece.kind)
            edges = [*corners, corners[0]] if len(corners) > 2 else corners
            if piece.kind in ("pad", "tool"):
                self._canvas.line(edges, 2 * (radius + self._gap), self._shade.ground)
            if len(corners) > 2:
                self._canvas.polygon(corners, fill)
            self._canvas.line(edges, 2 * radius, fill)

    def body(self, shown: Iterable[Part]) -> None:
        """Draw the parts of a body, in order."""
        for part in shown:
            strokes = [self._seen(stroke) for stroke in part.strokes]
            if part.gap or part.gap_at_root:
                root, rest = self._gap * part.gap_at_root, self._gap * part.gap
                for index, stroke in enumerate(strokes):
                    edges = [root if not index and not place else rest for place in range(len(stroke))]
                    grown = [knot._replace(radius=knot.radius + edge) for knot, edge in zip(stroke, edges, strict=True)]
                    self._canvas.stroke(grown, self._shade.ground)
            for stroke in strokes:
                self._canvas.stroke(stroke, part.fill)
            if part.corners:
                self._canvas.polygon([self._framing.at(corner) for corner in part.corners], part.fill)
            if part.hair:
                self._canvas.polygon(self._hair(part.hair), self._shade.hair)

    def _hair(self, head: Skull) -> Sequence[Point]:
        """Return the outline of the half of a ball that hair covers, as it is seen."""
        x, y = self._framing.at(head.middle)
        across, up, towards = self._framing.camera.seen(head.hair)
        radius = head.radius * self._framing.scale
        flat = hypot(across, up)
        along = (across / flat, -up / flat) if flat > 0 else (0.0, -1.0)
        turns = [pi * index / CORNERS / 2 for index in range(2 * CORNERS + 1)]
        # Half of the ball's outline, and back along the hairline, which is half an ellipse.
        spots = [(sin(turn), cos(turn)) for turn in turns] + [(-towards * sin(turn), cos(turn)) for turn in turns[::-1]]
        return [
            (x + (far * along[0] - aside * along[1]) * radius, y + (far * along[1] + aside * along[0]) * radius)
            for far, aside in spots
        ]

    def _seen(self, stroke: Stroke) -> list[Knot]:
        places = ((self._framing.at(knot.at), knot) for knot in stroke)
        return [Knot(x, y, self._radius(knot.radius), knot.bends) for (x, y), knot in places]

    def _radius(self, centimetres: float) -> float:
        return max(centimetres * self._framing.scale, THIN * self._canvas.dot)
