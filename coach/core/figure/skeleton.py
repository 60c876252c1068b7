"""The skeleton: bone lengths, the points of the trunk for a given spine, and bone directions for given joint angles.

Lengths are in centimetres, for a person 172 cm tall.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coach.core.figure.vectors import Rotation, Vector, compose, mirrored, pitched, plus, rolled, rotated, times, yawed

Limb = Literal["left-arm", "right-arm", "left-leg", "right-leg"]

LIMBS: tuple[Limb, ...] = ("left-arm", "right-arm", "left-leg", "right-leg")

PELVIS, LOIN, CHEST, NECK = 10.0, 18.0, 24.0, 18.0
"""From the hips up to the waist, to the middle of the back, to the foot of the neck, to the centre of the head."""
HIP, SHOULDER = 9.0, 17.0
"""Half the width of the hips and of the shoulders."""
DROP = 3.0
"""How far the shoulders are below the foot of the neck."""
BELLY, BELLY_UP = 2.5, 8.0
"""How far the middle of a flat belly is in front of the spine, and above the waist."""
SIDE = 9.0
"""Half the width of the waist."""
NOSE = 10.4
"""From the head's centre to the tip of the nose."""

BONES: Mapping[str, tuple[float, float, float]] = {"arm": (29.0, 25.0, 14.0), "leg": (42.0, 41.0, 17.0)}
"""Upper arm, forearm and hand; thigh, shin and foot (from the ankle to the toes)."""
JOINTS: Mapping[str, tuple[str, str, str, str]] = {
    "arm": ("shoulder", "elbow", "hand", "fingers"),
    "leg": ("hip", "knee", "foot", "toes"),
}
"""The names of the ends of these bones, the root first; `hand` is the wrist, `foot` the ankle."""

ENDS: Mapping[str, tuple[str, str, str, str]] = {
    "leg": ("hip", "knee", "ankle", "foot"),
    "arm": ("shoulder", "elbow", "wrist", "hand"),
}
"""For each kind of limb its joints, and the name of its end as a planted point."""


@dataclass(frozen=True)
class Trunk:
    """The trunk in space: pelvis, chest and head."""

    pelvis: Vector
    """The middle between the hips."""
    frames: Mapping[str, Rotation]
    """How `pelvis`, `chest` and `head` are turned."""
    points: Mapping[str, Vector]
    """`pelvis`, `waist`, `back`, `neck`, `head`, `nose`, `belly`, and both hips, sides and shoulders."""


@dataclass(frozen=True)
class Spine:
    """The angles of the spine in degrees, and how far the belly stands out."""

    low: float = 0.0
    """How far the lower part bends forward against the pelvis."""
    high: float = 0.0
    """How far the upper part bends forward against the lower one."""
    neck: float = 0.0
    """How far the head bends forward against the chest."""
    lean: float = 0.0
    """How far the spine bends to the left."""
    twist: float = 0.0
    """How far the chest is turned to the left against the pelvis."""
    look: float = 0.0
    """How far the head is turned to the left against the chest."""
    belly: float = 0.0
    """How far the belly stands out, in centimetres; negative if it is drawn in."""

    def mirrored(self) -> Spine:
        """Return the spine with left and right swapped."""
        return Spine(self.low, self.high, self.neck, -self.lean, -self.twist, -self.look, self.belly)

    def towards(self, other: Spine, share: float) -> Spine:
        """Return the spine at a fraction (0 to 1) of the way to another."""
        return Spine(*(one + (two - one) * share for one, two in zip(self._values(), other._values(), strict=True)))

    def _values(self) -> tuple[float, ...]:
        return self.low, self.high, self.neck, self.lean, self.twist, self.look, self.belly


def facing(turn: float, pitch: float, roll: float) -> Rotation:
    """Return the rotation of a body that turns about its long axis, then pitches forward, then turns to the left."""
    return compose(yawed(turn), compose(pitched(pitch), yawed(roll)))


def trunk(pelvis: Vector, turned: Rotation, spine: Spine) -> Trunk:
    """Return the trunk for the place and rotation of its pelvis and the angles of its spine."""
    half = compose(rolled(spine.lean / 2), yawed(spine.twist / 2))
    loin = compose(turned, compose(pitched(spine.low), half))
    chest = compose(loin, compose(pitched(spine.high), half))
    head = compose(chest, compose(yawed(spine.look), pitched(spine.neck)))
    waist = plus(pelvis, turned[2], PELVIS)
    back = plus(waist, loin[2], LOIN)
    neck = plus(back, chest[2], CHEST)
    skull = plus(neck, head[2], NECK)
    line = plus(neck, chest[2], -DROP)
    points = {
        "pelvis": pelvis,
        "waist": waist,
        "back": back,
        "neck": neck,
        "head": skull,
        "nose": plus(skull, head[0], NOSE),
        "belly": plus(plus(waist, loin[2], BELLY_UP), loin[0], BELLY + spine.belly),
        "left-side": plus(waist, loin[1], SIDE),
        "right-side": plus(waist, loin[1], -SIDE),
        "left-hip": plus(pelvis, turned[1], HIP),
        "right-hip": plus(pelvis, turned[1], -HIP),
        "left-shoulder": plus(line, chest[1], SHOULDER),
        "right-shoulder": plus(line, chest[1], -SHOULDER),
        "shoulders": line,
    }
    return Trunk(pelvis, {"pelvis": turned, "chest": chest, "head": head}, points)


def parent(limb: Limb) -> Literal["pelvis", "chest"]:
    """Return the part of the trunk that a limb hangs from."""
    return "pelvis" if limb.endswith("leg") else "chest"


Angles = tuple[float, float, float]
"""Flexed forward, opened outward, turned outward; in degrees."""

Directions = tuple[Vector, Vector, Vector]
"""Directions of the three bones of a limb, relative to the part of the trunk that it hangs from."""


def directions(limb: Limb, root: Angles, hinge: float, end: float) -> Directions:
    """Return the directions of a limb's bones for the angles of its joints.

    Args:
        limb: The limb.
        root: The angles of hip or shoulder.
        hinge: How far knee or elbow is bent, in degrees.
        end: For a foot, how far the toes are pointed; for a hand, how far it is bent back.
    """
    flexed, opened, turned = root
    leg = limb.endswith("leg")
    upper = compose(pitched(-flexed), compose(rolled(-opened), yawed(turned)))
    lower = compose(upper, pitched(hinge if leg else -hinge))
    tip = rotated(lower, rotated(pitched(end), (1.0, 0.0, 0.0) if leg else (0.0, 0.0, -1.0)))
    found = (times(upper[2], -1), times(lower[2], -1), tip)
    return found if limb.startswith("left") else (mirrored(found[0]), mirrored(found[1]), mirrored(found[2]))
