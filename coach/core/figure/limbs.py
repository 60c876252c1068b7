"""Places a limb in space: by the directions of its bones, or bent so that planted points stay where they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.core.figure.skeleton import BONES, JOINTS, Directions, Limb, Trunk, parent
from coach.core.figure.vectors import (
    FORWARD,
    Vector,
    dot,
    inverse_rotated,
    length,
    minus,
    perpendicular,
    plus,
    rotated,
    unit,
)

UPRIGHT = 0.2
"""If less than this of a foot's direction (length 1) is horizontal, it points where the knee bends to."""


@dataclass(frozen=True)
class Aims:
    """Where the joints of one limb must be; None where the directions of its bones decide."""

    hinge: Vector | None = None
    """Knee or elbow."""
    end: Vector | None = None
    """Ankle or wrist."""
    tip: Vector | None = None
    """The direction of foot or hand."""
    flat: bool = False
    """Whether the foot lies flat on the floor, with the toes where the knee points."""


@dataclass(frozen=True)
class PlacedLimb:
    """The joints of one limb in space: hip to toes, or shoulder to fingers."""

    root: Vector
    hinge: Vector
    end: Vector
    tip: Vector

    def points(self, limb: Limb) -> Mapping[str, Vector]:
        """Return the joints by name, such as `left-knee`, without the root."""
        side, kind = limb.split("-")
        names = JOINTS[kind][1:]
        return {f"{side}-{name}": at for name, at in zip(names, (self.hinge, self.end, self.tip), strict=True)}

    def directions(self, limb: Limb, body: Trunk) -> Directions:
        """Return the directions of the bones, relative to the part of the trunk that the limb hangs from."""
        frame = body.frames[parent(limb)]
        bones = (minus(self.hinge, self.root), minus(self.end, self.hinge), minus(self.tip, self.end))
        first, second, third = (inverse_rotated(frame, unit(bone)) for bone in bones)
        return first, second, third


def place_limb(limb: Limb, body: Trunk, directions: Directions, aims: Aims) -> PlacedLimb:
    """Return the limb in space.

    To reach an aim for its end, the limb bends at the hinge, to the side to which `directions` bend it; it points at an
    end that is too far. It always points at an aim for its hinge, which the solver of the trunk brings within reach.
    """
    kind = limb.split("-")[1]
    frame = body.frames[parent(limb)]
    upper, lower, tip = BONES[kind]
    root = body.points[f"{limb.split('-')[0]}-{JOINTS[kind][0]}"]
    first, second, third = (rotated(frame, direction) for direction in directions)
    if aims.hinge is not None:
        first = unit(minus(aims.hinge, root), first)
    if aims.end is None:
        hinge = plus(root, first, upper)
    elif aims.hinge is not None:
        hinge = plus(root, first, upper)
        second = unit(minus(aims.end, hinge), second)
    else:
        hinge = _bent(root, aims.end, (upper, lower), plus(root, first, upper), minus(plus(first, second, -1), second))
        second = unit(minus(aims.end, hinge), second)
    end = plus(hinge, second, lower)
    if aims.tip is not None:
        third = aims.tip
    elif aims.flat:
        third = _flat(first, second, third)
    return PlacedLimb(root, hinge, end, plus(end, third, tip))


def _bent(root: Vector, end: Vector, bones: tuple[float, float], hint: Vector, spare: Vector) -> Vector:
    """Where the hinge between two bones is: on the side of `hint`, or of `spare` if `hint` is on the line."""
    upper, lower = bones
    axis = unit(minus(end, root))
    far = max(abs(upper - lower), min(length(minus(end, root)), upper + lower))
    along = (far * far + upper * upper - lower * lower) / (2 * far) if far else upper
    aside = max(upper * upper - along * along, 0.0) ** 0.5
    side = perpendicular(minus(hint, root), axis)
    if length(side) < 1e-3:
        side = perpendicular(spare, axis)
    if length(side) < 1e-3:
        side = perpendicular(FORWARD, axis)
    return plus(plus(root, axis, along), unit(side), aside)


def _flat(first: Vector, second: Vector, third: Vector) -> Vector:
    """The horizontal direction of a foot: its own, or that in which the knee bends if it points up or down."""
    if length((third[0], third[1], 0.0)) < UPRIGHT:
        third = plus(first, second, -dot(first, second))
    return unit((third[0], third[1], 0.0), FORWARD)


def reach(kind: str) -> float:
    """Return the most centimetres that wrist or ankle can be from shoulder or hip; `kind` is "arm" or "leg"."""
    return sum(BONES[kind][:2])
