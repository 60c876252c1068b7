"""A posture: where every joint of the body is at one moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.core.figure.limbs import PlacedLimb
from coach.core.figure.skeleton import LIMBS, Limb, Trunk
from coach.core.figure.vectors import Rotation, Vector, mirrored, times


@dataclass(frozen=True)
class Posture:
    """A body in space at one moment."""

    points: Mapping[str, Vector]
    """Every point of the trunk and every joint by name (`left-knee`, `right-fingers`), in centimetres."""
    frames: Mapping[str, Rotation]
    """How `pelvis`, `chest` and `head` are turned."""
    breath: float = 0.0
    """How full the chest is, from 0 to 1."""
    other_side: bool = False
    """Whether left and right are swapped, for the body and the props."""
    near_peak: bool = False
    """Whether the movement is close to its peak or at it; arrows show only then."""

    def mirrored(self) -> Posture:
        """Return the posture with left and right swapped."""
        points = {_other_side(name): mirrored(point) for name, point in self.points.items()}
        frames = {name: _mirrored_rotation(frame) for name, frame in self.frames.items()}
        return Posture(points, frames, self.breath, not self.other_side, self.near_peak)


def _other_side(name: str) -> str:
    if name.startswith("left-"):
        return f"right-{name[5:]}"
    return f"left-{name[6:]}" if name.startswith("right-") else name


def _mirrored_rotation(frame: Rotation) -> Rotation:
    """A rotation with left and right swapped."""
    forward, left, up = (mirrored(axis) for axis in frame)
    return forward, times(left, -1), up


def posture_of(body: Trunk, limbs: Mapping[Limb, PlacedLimb], breath: float, *, near_peak: bool) -> Posture:
    """Return the posture of a trunk and its limbs; `breath` says how full the chest is, 0 to 1."""
    points = dict(body.points)
    for limb in LIMBS:
        points |= limbs[limb].points(limb)
    return Posture(points, body.frames, breath, near_peak=near_peak)
