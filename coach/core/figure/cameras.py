"""Named cameras: each projects points in space onto the screen, in parallel (without perspective)."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from types import MappingProxyType
from typing import Literal

from coach.core.figure.vectors import Vector, dot

CameraName = Literal[
    "side", "front", "back", "three-quarter", "raised", "feet", "left-side", "left-three-quarter", "left-raised",
]  # fmt: skip


@dataclass(frozen=True)
class Camera:
    """A parallel projection, given by three directions in space."""

    right: Vector
    """Points to the right on the screen."""
    up: Vector
    """Points up on the screen."""
    towards: Vector
    """Points to the viewer."""

    def seen(self, point: Vector) -> tuple[float, float, float]:
        """Return how far to the right, up and towards the viewer a point is, in centimetres."""
        return dot(self.right, point), dot(self.up, point), dot(self.towards, point)


def _camera(turn: float, height: float) -> Camera:
    """A camera turned by `turn` degrees from straight ahead to the left, looking down by `height` degrees."""
    a, h = radians(turn), radians(height)
    level = cos(a), sin(a)
    return Camera(
        right=(-level[1], level[0], 0.0),
        up=(-level[0] * sin(h), -level[1] * sin(h), cos(h)),
        towards=(level[0] * cos(h), level[1] * cos(h), sin(h)),
    )


CAMERAS: MappingProxyType[CameraName, Camera] = MappingProxyType(
    {
        "side": _camera(-90, 4),
        "front": _camera(0, 14),
        "back": _camera(180, 14),
        "three-quarter": _camera(-50, 16),
        "raised": _camera(-74, 20),
        "feet": _camera(0, 26),
        "left-side": _camera(90, 4),
        "left-three-quarter": _camera(50, 16),
        "left-raised": _camera(74, 20),
    }
)
"""`side` looks from the right, so that a person who faces forward looks to the right of the screen;
each with `left-` mirrors the one without."""
