"""The mat under those who lie or kneel: where it is, in centimetres."""

from __future__ import annotations

from functools import lru_cache

from coach.core.figure.flesh import RADII
from coach.core.figure.motion import Motion
from coach.core.figure.vectors import Vector

LYING = ("pelvis", "shoulders", "left-knee", "right-knee")
"""Whose height tells whether somebody lies or kneels."""
LOW, NEAR_THE_FLOOR = 20.0, 30.0
"""Below the first height one of these is on the floor; below the second the mat reaches under what is there."""
HALF_WIDE = 31.0
"""Half the least width of a mat."""
BEYOND = 3.0
"""How far the mat reaches beyond the body."""
THICK = 3.5
"""How thick it is, seen from the side."""


@lru_cache(maxsize=64)
def mat(motion: Motion) -> tuple[Vector, Vector, Vector, Vector] | None:
    """Return the corners of the mat, around them in order; None if nobody kneels or lies in a movement."""
    postures = motion.postures
    lowest = min(posture.points[name][2] for posture in postures for name in LYING)
    if lowest > LOW:
        return None
    spots = [
        (point, RADII[name] + BEYOND)
        for posture in postures
        for name, point in posture.points.items()
        if point[2] < NEAR_THE_FLOOR
    ]
    back, front = min(point[0] - room for point, room in spots), max(point[0] + room for point, room in spots)
    return (back, HALF_WIDE, 0.0), (front, HALF_WIDE, 0.0), (front, -HALF_WIDE, 0.0), (back, -HALF_WIDE, 0.0)
