"""A skeleton of fixed bone lengths: where its joints are, for a trunk in its place and limbs by directions or aims.

Lengths are in centimetres, of a person 172 tall. Nothing here knows of time or of pictures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from coach.core.figure.vectors import Rotation, Vector, bowed, joined, leaned, mirrored, plus, rotated, spun, times

Limb = Literal["left-arm", "right-arm", "left-leg", "right-leg"]

LIMBS: tuple[Limb, ...] = ("left-arm", "right-arm", "left-leg", "right-leg")

PELVIS, LOIN, CHEST, NECK = 10.0, 18.0, 24.0, 18.0
"""From the line between the hips up to the waist, on to the middle of the back, the shoulders, the head's centre."""
HIP, SHOULDER = 9.0, 17.0
"""Half the width of the hips and of the shoulders."""
DROP = 3.0
"""How far the shoulders hang below the neck's foot."""
BELLY, BELLY_UP = 2.5, 8.0
"""How far a flat belly's middle lies before the spine, and above the waist."""
SIDE = 9.0
"""Half the width of the waist."""
NOSE = 13.5
"""From the head's centre to the tip of the nose."""

BONES: Mapping[str, tuple[float, float, float]] = {"arm": (29.0, 25.0, 14.0), "leg": (42.0, 41.0, 17.0)}
"""Upper arm, forearm and hand; thigh, shin and foot (from the ankle to the toes)."""
JOINTS: Mapping[str, tuple[str, str, str, str]] = {
    "arm": ("shoulder", "elbow", "hand", "fingers"),
    "leg": ("hip", "knee", "foot", "toes"),
}
"""What the ends of these bones are called, the root first; `hand` is the wrist, `foot` the ankle."""

ENDS: Mapping[str, tuple[str, str, str, str]] = {
    "leg": ("hip", "knee", "ankle", "foot"),
    "arm": ("shoulder", "elbow", "wrist", "hand"),
}
"""By kind of limb: its joints, and what its end is called where it is planted."""


@dataclass(frozen=True)
class Trunk:
    """Where pelvis, chest and head are, and how each is turned."""

    pelvis: Vector
    """The middle between the hips."""
    frames: Mapping[str, Rotation]
    """How `pelvis`, `chest` and `head` are turned."""
    points: Mapping[str, Vector]
    """`pelvis`, `waist`, `back`, `neck`, `head`, `nose`, `belly`, and both hips, sides and shoulders."""


@dataclass(frozen=True)
class Spine:
    """The angles of the spine, in degrees, and the belly before it."""

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
    """How far the belly stands out, in centimetres; drawn in where negative."""

    def mirrored(self) -> Spine:
        """The spine with left and right changed over."""
        return Spine(self.low, self.high, self.neck, -self.lean, -self.twist, -self.look, self.belly)

    def towards(self, other: Spine, share: float) -> Spine:
        """The spine at a share (0 to 1) of the way to another."""
        return Spine(*(one + (two - one) * share for one, two in zip(self._values(), other._values(), strict=True)))

    def _values(self) -> tuple[float, ...]:
        return self.low, self.high, self.neck, self.lean, self.twist, self.look, self.belly


def facing(turn: float, pitch: float, roll: float) -> Rotation:
    """The rotation of a body that is rolled about its own length, then pitched forward, then turned to the left."""
    return joined(spun(turn), joined(bowed(pitch), spun(roll)))


def trunk(pelvis: Vector, turned: Rotation, spine: Spine) -> Trunk:
    """The trunk with its pelvis at a place, turned so, and its spine bent so."""
    half = joined(leaned(spine.lean / 2), spun(spine.twist / 2))
    loin = joined(turned, joined(bowed(spine.low), half))
    chest = joined(loin, joined(bowed(spine.high), half))
    head = joined(chest, joined(spun(spine.look), bowed(spine.neck)))
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
    """The part of the trunk that a limb hangs from."""
    return "pelvis" if limb.endswith("leg") else "chest"


Angles = tuple[float, float, float]
"""Flexed forward, opened outward, turned outward; in degrees."""

Directions = tuple[Vector, Vector, Vector]
"""Of the three bones of a limb, as the part of the trunk sees them that it hangs from."""


def directions(limb: Limb, root: Angles, hinge: float, end: float) -> Directions:
    """The directions of a limb's bones from the angles of its joints.

    Args:
        limb: Which.
        root: The angles of hip or shoulder.
        hinge: How far knee or elbow is bent, in degrees.
        end: For a foot, how far the toes are pointed; for a hand, how far it is bent back.
    """
    flexed, opened, turned = root
    leg = limb.endswith("leg")
    upper = joined(bowed(-flexed), joined(leaned(-opened), spun(turned)))
    lower = joined(upper, bowed(hinge if leg else -hinge))
    tip = rotated(lower, rotated(bowed(end), (1.0, 0.0, 0.0) if leg else (0.0, 0.0, -1.0)))
    found = (times(upper[2], -1), times(lower[2], -1), tip)
    return found if limb.startswith("left") else (mirrored(found[0]), mirrored(found[1]), mirrored(found[2]))
