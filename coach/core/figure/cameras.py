"""Cameras: parallel views by name, from a point in space to a point on the screen and its depth."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from types import MappingProxyType
from typing import Literal

from coach.core.figure.vectors import Vector, dot

CameraName = Literal[
    "side", "front", "back", "three-quarter", "raised", "overhead", "left-side", "left-three-quarter"
]  # fmt: skip


@dataclass(frozen=True)
class Camera:
    """A parallel view."""

    right: Vector
    """The direction in space that points to the right on the screen."""
    up: Vector
    """The one that points up."""
    towards: Vector
    """The one that points to the viewer."""

    def seen(self, point: Vector) -> tuple[float, float, float]:
        """How far right, up and near a point is, in centimetres."""
        return dot(self.right, point), dot(self.up, point), dot(self.towards, point)


def _camera(turn: float, height: float) -> Camera:
    """A camera that stands at an angle from straight ahead towards the left, looking down by another."""
    a, h = radians(turn), radians(height)
    level = cos(a), sin(a)
    return Camera(
        right=(-level[1], level[0], 0.0),
        up=(-level[0] * sin(h), -level[1] * sin(h), cos(h)),
        towards=(level[0] * cos(h), level[1] * cos(h), sin(h)),
    )


CAMERAS: MappingProxyType[CameraName, Camera] = MappingProxyType(
    {
        "side": _camera(-90, 7),
        "front": _camera(0, 14),
        "back": _camera(180, 14),
        "three-quarter": _camera(-50, 16),
        "raised": _camera(-62, 24),
        "overhead": _camera(-90, 80),
        "left-side": _camera(90, 7),
        "left-three-quarter": _camera(50, 16),
    }
)
"""Every view: `side` from the right, so that a person who faces forward looks to the right of the screen;
`left-side` and `left-three-quarter` are the mirror images of their namesakes."""
