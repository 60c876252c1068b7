"""Limbs: where knees, feet, elbows and hands are, by directions, or solved so that what is planted stays put."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.core.figure.skeleton import BONES, JOINTS, Directions, Limb, Trunk, parent
from coach.core.figure.vectors import (
    FORWARD,
    Vector,
    across,
    dot,
    length,
    minus,
    plus,
    rotated,
    unit,
    unrotated,
)

UPRIGHT = 0.2
"""How little of a foot's direction may be level before its knee decides where it points."""


@dataclass(frozen=True)
class Aims:
    """Where the joints of one limb are held in space; None where its directions decide."""

    hinge: Vector | None = None
    """Knee or elbow."""
    end: Vector | None = None
    """Ankle or wrist."""
    tip: Vector | None = None
    """The direction of foot or hand."""
    flat: bool = False
    """Whether the foot lies flat, its toes where the knee points."""


@dataclass(frozen=True)
class PlacedLimb:
    """One limb in space."""

    root: Vector
    hinge: Vector
    end: Vector
    tip: Vector

    def points(self, limb: Limb) -> Mapping[str, Vector]:
        """The joints by name: `left-knee`."""
        side, kind = limb.split("-")
        names = JOINTS[kind][1:]
        return {f"{side}-{name}": at for name, at in zip(names, (self.hinge, self.end, self.tip), strict=True)}

    def directions(self, limb: Limb, body: Trunk) -> Directions:
        """The directions of the bones as the part of the trunk sees them that the limb hangs from."""
        frame = body.frames[parent(limb)]
        ways = (minus(self.hinge, self.root), minus(self.end, self.hinge), minus(self.tip, self.end))
        first, second, third = (unrotated(frame, unit(way)) for way in ways)
        return first, second, third


def placed(limb: Limb, body: Trunk, ways: Directions, aims: Aims) -> PlacedLimb:
    """The limb in space.

    A held end is reached by bending the hinge to the side to which the directions bend it; if it is too far, the limb
    points at it. A held hinge is pointed at: the trunk is settled so that it is reached.
    """
    kind = limb.split("-")[1]
    frame = body.frames[parent(limb)]
    upper, lower, tip = BONES[kind]
    root = body.points[f"{limb.split('-')[0]}-{JOINTS[kind][0]}"]
    first, second, third = (rotated(frame, way) for way in ways)
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
    """Where the hinge between two bones is: on the side of `hint`, or of `spare` where that is on the line."""
    upper, lower = bones
    axis = unit(minus(end, root))
    far = max(abs(upper - lower), min(length(minus(end, root)), upper + lower))
    along = (far * far + upper * upper - lower * lower) / (2 * far) if far else upper
    aside = max(upper * upper - along * along, 0.0) ** 0.5
    side = across(minus(hint, root), axis)
    if length(side) < 1e-3:
        side = across(spare, axis)
    if length(side) < 1e-3:
        side = across(FORWARD, axis)
    return plus(plus(root, axis, along), unit(side), aside)


def _flat(first: Vector, second: Vector, third: Vector) -> Vector:
    """The level direction in which a foot points: its own, or where the knee bends to if it points up or down."""
    if length((third[0], third[1], 0.0)) < UPRIGHT:
        third = plus(first, second, -dot(first, second))
    return unit((third[0], third[1], 0.0), FORWARD)


def reach(kind: str) -> float:
    """How far hand or foot can be from its root."""
    return sum(BONES[kind][:2])
