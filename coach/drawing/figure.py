"""Draws the figure of a person who does an exercise, with the floor and whatever the person holds.

image = draw_figure((70, 28), motion, motion.at(beat), palette, colours, mirrored=side == "second")
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from PIL import Image

from coach.core.figure.flesh import BELLY, BREATH, BREATHING, CHAINS, GIRDLES, HEAD, RADII, TORSO
from coach.core.figure.motion import Motion
from coach.core.figure.posture import Posture
from coach.core.figure.props import Piece, all_pieces
from coach.core.figure.skeleton import LIMBS, Limb
from coach.core.figure.vectors import Vector
from coach.drawing.framing import Framing
from coach.drawing.painter import Canvas, Point
from coach.drawing.palette import Colour, Colours, Palette
from coach.drawing.shades import Shades, shades

GAP, GAP_MOST = 3.0, 0.8
"""Width of the gap in the background colour around each part: centimetres, but at most so many pixels."""
THIN = 0.55
"""The smallest radius that is drawn, in pixels."""
FAR = 6.0
"""Centimetres that a limb's hip or shoulder must be behind the other side's for the limb to be drawn darker."""
OUTLINE = ("left-shoulder", "right-shoulder", "right-side", "right-hip", "left-hip", "left-side")
"""The corners of the torso, in order."""


def draw_figure(
    size_in_cells: tuple[int, int],
    motion: Motion,
    posture: Posture,
    palette: Palette,
    colours: Colours = "all",
    mirrored: bool = False,
) -> Image.Image:
    """Return an RGB image of a posture, one pixel to a column and two to a row, scaled so that the whole motion fits.

    Args:
        size_in_cells: Columns and rows, from 20 x 8; the figure is as large as fits. ValueError below 1 x 1.
        motion: The movement, with its camera, its props and the limbs that work.
        posture: One of its postures.
        palette: Needs `ground`, `track`, `accent` and `ink`, else KeyError.
        colours: With "all" the image is antialiased and shaded; else it has only colours of the palette.
        mirrored: Whether to draw the mirror image, for the other side.
    """
    columns, rows = size_in_cells
    shade = shades(palette, colours)
    canvas = Canvas(columns, rows, shade.ground, colours == "all")
    painter = _Painter(canvas, Framing(motion, (canvas.width, canvas.height)), shade, joined=colours == "all")
    painter.floor(thin=colours == "none")
    props = all_pieces(motion.figure, posture)
    painter.props(piece for piece in props if piece.far)
    painter.body(motion, posture)
    painter.props(piece for piece in props if not piece.far)
    image = canvas.finished()
    return image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if mirrored else image


class _Part(NamedTuple):
    """A part of the body that is drawn as one shape, without gaps inside."""

    depth: float
    tapers: list[tuple[tuple[Point, Point], tuple[float, float]]]
    fill: Colour
    corners: list[Point]
    edges: tuple[bool, bool] = (True, True)
    """Whether there is a gap around its root, and around the rest."""


class _Painter:
    """Draws parts on a canvas as a framing sees them.

    If `joined`, limbs run into the torso without a gap, since their shades tell them apart.
    """

    def __init__(self, canvas: Canvas, framing: Framing, shade: Shades, *, joined: bool) -> None:
        self._canvas, self._framing, self._shade, self._joined = canvas, framing, shade, joined

    def floor(self, *, thin: bool) -> None:
        """Draw the floor, across the whole width; if `thin`, one pixel high."""
        top, bottom = self._framing.floor()
        top = round(top)
        bottom = top + 1 if thin else max(bottom, top + 1)
        width = self._canvas.width
        self._canvas.polygon([(0, top), (width, top), (width, bottom), (0, bottom)], self._shade.floor)

    def props(self, shown: Iterable[Piece]) -> None:
        """Draw pieces of props, in order."""
        for piece in shown:
            corners = [self._framing.at(corner) for corner in piece.corners]
            radius = self._radius(piece.thick)
            fill = self._shade.mark if piece.marks else self._shade.prop if piece.far else self._shade.held
            if len(corners) > 2:
                self._canvas.polygon(corners, fill)
                corners.append(corners[0])
            self._canvas.line(corners, 2 * radius, fill)

    def body(self, motion: Motion, posture: Posture) -> None:
        """Draw the body, the farthest part first."""
        gap = min(GAP * self._framing.scale, GAP_MOST)
        for part in sorted(self._parts(motion, posture), key=lambda part: part.depth):
            root, rest = (gap * edge for edge in part.edges)
            for index, (ends, radii) in enumerate(part.tapers):
                edge = rest if index else root
                self._canvas.taper(ends, (radii[0] + edge, radii[1] + rest), self._shade.ground)
            for ends, radii in part.tapers:
                self._canvas.taper(ends, radii, part.fill)
            if part.corners:
                self._canvas.polygon(part.corners, part.fill)

    def _parts(self, motion: Motion, posture: Posture) -> Iterator[_Part]:
        works, shade, points = self._works(motion, posture), self._shade, posture.points
        middle = self._depth(points["back"]) / 2 + self._depth(points["pelvis"]) / 2
        for limb in LIMBS:
            chain = [(points[name], radius) for name, radius in CHAINS[limb]]
            depth = self._mean_depth(limb, posture)
            far = self._depth(chain[0][0]) < self._depth(points[CHAINS[_twin(limb)][0][0]]) - FAR
            fill = (shade.work_far if far else shade.work) if limb in works else shade.far if far else shade.near
            alike = limb in works and "trunk" in works
            yield _Part(depth, self._tapers(chain), fill, [], (alike or not self._joined, True))
        air = BREATH * posture.breath
        spine = [(points[name], radius + air * (name in BREATHING)) for name, radius in TORSO]
        belly = points["belly"], BELLY + air
        tapers = self._tapers([*spine, spine[2], belly, spine[0]])
        for one, other, radius in GIRDLES:
            tapers += self._tapers([(points[one], radius), (points[other], radius)])
        corners = [self._framing.at(points[name]) for name in OUTLINE]
        fill = shade.work if "trunk" in works else shade.torso
        yield _Part(middle, tapers, fill, corners, (not self._joined, not self._joined))
        head = self._tapers([(points["head"], HEAD), (points["head"], HEAD)])
        head += self._tapers([(points["head"], 4.0), (points["nose"], RADII["nose"])])
        depth = max(self._depth(points["head"]), middle)
        yield _Part(depth, head, shade.head, [])
        if self._faces(posture):
            nose = self._tapers([(points["nose"], RADII["nose"]), (points["nose"], RADII["nose"])])
            yield _Part(depth, nose, shade.nose, [], (False, False))

    def _faces(self, posture: Posture) -> bool:
        """Return whether the nose is seen in front of the head, not beside or behind it."""
        (x, y), (to_x, to_y) = (self._framing.at(posture.points[name]) for name in ("head", "nose"))
        before = self._depth(posture.points["nose"]) > self._depth(posture.points["head"])
        return before and hypot(to_x - x, to_y - y) < HEAD * self._framing.scale

    @staticmethod
    def _works(motion: Motion, posture: Posture) -> set[str]:
        if motion.figure.tenses and not posture.near_peak:
            return set()
        names: set[str] = set(motion.figure.works)
        if posture.other_side:
            change = {"left": "right", "right": "left", "trunk": "trunk"}
            names = {"-".join((change[name.split("-")[0]], *name.split("-")[1:])) for name in names}
        return names

    def _tapers(self, chain: list[tuple[Vector, float]]) -> list[tuple[tuple[Point, Point], tuple[float, float]]]:
        seen = [(self._framing.at(point), self._radius(radius)) for point, radius in chain]
        return [((a, b), (ra, rb)) for (a, ra), (b, rb) in pairwise(seen)]

    def _radius(self, centimetres: float) -> float:
        return max(centimetres * self._framing.scale, THIN)

    def _mean_depth(self, limb: Limb, posture: Posture) -> float:
        return sum(self._depth(posture.points[name]) for name, _ in CHAINS[limb][:3]) / 3

    def _depth(self, point: Vector) -> float:
        return self._framing.camera.seen(point)[2]


def _twin(limb: Limb) -> Limb:
    """Return the same limb of the other side."""
    return next(each for each in LIMBS if each != limb and each.split("-")[1] == limb.split("-")[1])
