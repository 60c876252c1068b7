"""The way that the part of the body which moves most goes from the start to the peak of a movement."""

from __future__ import annotations

from functools import lru_cache

from coach.core.figure.motion import Motion
from coach.core.figure.vectors import Vector, length, lerp, minus

LEADING = ("head", "pelvis", "left-knee", "right-knee", "left-foot", "right-foot", "left-hand", "right-hand")
"""The joints whose way is worth showing."""
LEAST, SLOW = 20.0, 2.5
"""A way of fewer centimetres needs no trace, and a loop of fewer seconds leaves no time to follow it."""
MOMENTS, SPACING = 16, 5.0
"""How many moments are looked at, and the centimetres between two places of the way."""


@lru_cache(maxsize=64)
def path(motion: Motion) -> tuple[Vector, ...]:
    """Return places of the leading joint from start to peak; empty if nothing goes far, or all goes fast."""
    if motion.figure.loop_s < SLOW:
        return ()
    peak = next(frame.at for frame in motion.figure.frame if frame.peak)
    postures = [motion.posture(peak * index / MOMENTS) for index in range(MOMENTS + 1)]
    ways = [tuple(posture.points[name] for posture in postures) for name in LEADING]
    return _spaced(max((way for way in ways if _long(way) >= LEAST), key=_long, default=()))


def _spaced(way: tuple[Vector, ...]) -> tuple[Vector, ...]:
    """Return the way with places at even distances, and its end."""
    found = list(way[:1])
    for place in way[1:]:
        while (far := length(minus(place, found[-1]))) >= SPACING:
            found.append(lerp(found[-1], place, SPACING / far))
    return (*found, *way[-1:])


def _long(way: tuple[Vector, ...]) -> float:
    return sum(length(minus(one, other)) for one, other in zip(way[1:], way[:-1], strict=True))
