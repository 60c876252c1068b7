"""Converts centimetres in space to places in a picture, so that a whole movement fills it and stays inside."""

from __future__ import annotations

from functools import lru_cache
from math import hypot, inf

from coach.core.figure.cameras import CAMERAS
from coach.core.figure.flesh import BREATH, BREATHING, RADII, limb_strokes
from coach.core.figure.motion import Motion
from coach.core.figure.props import all_pieces
from coach.core.figure.vectors import Vector

AIR, AIR_SHARE = 1.0, 0.03
"""The margin at each edge: at least so many half cells, and at least this share of the width or height."""
DEEP = 45.0
"""How far the floor extends in front of and behind the body, in centimetres."""
LEVEL = 0.2
"""Below this slope the floor is drawn as an edge on which the body lies or stands, not as a surface."""
EDGE = 8.0
"""How thick that edge is, in centimetres."""


class Framing:
    """The scale and position of one movement in a picture of a given width and height, in half cells."""

    def __init__(self, motion: Motion, size: tuple[int, int]) -> None:
        self.camera = CAMERAS[motion.figure.camera]
        left, bottom, right, top, self._lowest = _room(motion)
        self._far, self._near = _edges(motion)
        width, height = size
        beside, above = (max(AIR, AIR_SHARE * pixels) for pixels in size)
        self._slope = _slope(motion)
        self.floor_is_an_edge = self._slope < LEVEL
        self.scale = min((width - 2 * beside) / (right - left), (height - 2 * above) / (top - bottom))
        self._x = width / 2 - (left + right) / 2 * self.scale
        self._y = height - above + bottom * self.scale

    def at(self, point: Vector) -> tuple[float, float]:
        """Return where a point is in the picture, in half cells from the left and from the top."""
        across, up, _ = self.camera.seen(point)
        return self._x + across * self.scale, self._y - up * self.scale

    def floor(self, dot: float = 1.0) -> tuple[float, float]:
        """Return the upper and the lower edge of the floor, in half cells from the top, where dots are so high.

        They are below the picture if it is cut.
        """
        if self.floor_is_an_edge:
            # Half a dot up, so that no gap is left between the floor and what lies on it.
            top = self._y - self._lowest * self.scale - dot / 2
            return top, top + EDGE * self.scale
        return self._y - self._far * self.scale, self._y - self._near * self.scale


def _slope(motion: Motion) -> float:
    """Return the share of the floor's depth that is seen as height."""
    return hypot(*CAMERAS[motion.figure.camera].up[:2])


@lru_cache(maxsize=64)
def _edges(motion: Motion) -> tuple[float, float]:
    """Return how high the far and the near edge of the floor are seen: around all that is on it."""
    camera, deep = CAMERAS[motion.figure.camera], DEEP * _slope(motion)
    seen = [camera.seen((x, y, 0.0))[1] for posture in motion.postures for x, y, _ in posture.points.values()]
    return max(deep, max(seen) + deep / 2), min(-deep, min(seen) - deep / 2)


@lru_cache(maxsize=64)
def _room(motion: Motion) -> tuple[float, float, float, float, float]:
    """Return the left, bottom, right and top limits of a movement, and the lowest point of the body itself.

    All are in centimetres, as the movement's camera sees them.
    """
    camera = CAMERAS[motion.figure.camera]
    spots: list[tuple[float, float]] = []
    lowest = inf
    for posture in motion.postures:
        for name, point in posture.points.items():
            across, up, _ = camera.seen(point)
            thick = RADII[name] + (BREATH if name in BREATHING else 0.0)
            lowest = min(lowest, up - RADII[name])
            spots += [(across - thick, up - thick), (across + thick, up + thick)]
        for knot in (*limb_strokes("left-leg", posture.points)[-1], *limb_strokes("right-leg", posture.points)[-1]):
            across, up, _ = camera.seen(knot.at)
            spots += [(across - knot.radius, up - knot.radius), (across + knot.radius, up + knot.radius)]
        for piece in all_pieces(motion.figure, posture):
            seen = [camera.seen(corner)[:2] for corner in piece.corners]
            spots += [(across, 0.0) for across, _ in seen] if piece.tall else seen
    spots.append((0.0, lowest - EDGE if _slope(motion) < LEVEL else -DEEP * _slope(motion) * 0.6))
    if motion.figure.cut:
        least = camera.seen((0.0, 0.0, motion.figure.cut))[1]
        spots = [(across, up) for across, up in spots if up >= least] + [(0.0, least)]
    widths, heights = zip(*spots, strict=True)
    return min(widths), min(heights), max(widths), max(heights), lowest
