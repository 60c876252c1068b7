"""A posture: where every joint of a body is at one moment."""

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
    """Every joint by name, in centimetres: the trunk's, and `left-knee`, `right-fingers` and so on."""
    frames: Mapping[str, Rotation]
    """How `pelvis`, `chest` and `head` are turned."""
    breath: float = 0.0
    """How full the chest is, from 0 to 1."""
    other_side: bool = False
    """Whether left and right are changed over: the props are, too."""
    acts: bool = False
    """Whether the movement nears its peak or is held there: arrows are shown only then."""

    def mirrored(self) -> Posture:
        """The posture with left and right changed over."""
        points = {_other(name): mirrored(point) for name, point in self.points.items()}
        frames = {name: _other_way(frame) for name, frame in self.frames.items()}
        return Posture(points, frames, self.breath, not self.other_side, self.acts)


def _other(name: str) -> str:
    if name.startswith("left-"):
        return f"right-{name[5:]}"
    return f"left-{name[6:]}" if name.startswith("right-") else name


def _other_way(frame: Rotation) -> Rotation:
    """A turn with left and right changed over."""
    forward, left, up = (mirrored(axis) for axis in frame)
    return forward, times(left, -1), up


def made_posture(body: Trunk, limbs: Mapping[Limb, PlacedLimb], breath: float, *, acts: bool) -> Posture:
    """The posture of a trunk and its limbs, with the chest so full, near its peak or not."""
    points = dict(body.points)
    for limb in LIMBS:
        points |= limbs[limb].points(limb)
    return Posture(points, body.frames, breath, acts=acts)
