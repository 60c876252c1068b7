"""The flesh around the bones, as strokes of changing thickness. Lengths and radii are in centimetres."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from coach.core.figure.posture import Posture
from coach.core.figure.skeleton import LIMBS, Limb
from coach.core.figure.vectors import Vector, dot, lerp, minus, plus, rotated, times, unit

Region = Literal["belly", "buttocks", "left-side", "right-side"]
"""A part of the trunk that can be lit alone."""

HEAD = 10.5
TORSO: tuple[tuple[str, float], ...] = (("pelvis", 10.5), ("waist", 7.5), ("back", 10.5), ("neck", 6.5))
"""The radius at points along the spine."""
GIRDLES: tuple[tuple[str, str, float], ...] = (
    ("left-hip", "right-hip", 8.5),
    ("left-shoulder", "left-side", 5.0),
    ("left-side", "left-hip", 5.0),
    ("right-shoulder", "right-side", 5.0),
    ("right-side", "right-hip", 5.0),
)
"""Bars that give the torso its width: from point, to point, radius."""
BELLY, DOME = 7.0, 0.35
"""The radius at the middle of a flat belly, and by how much of the way that it stands out it is rounder."""
BREATH = 2.5
"""How much the radius at chest and belly grows with a full breath."""
BREATHING = ("back", "belly")
"""The points at which breathing shows."""
_ARM = (("shoulder", 5.6), ("elbow", 4.2), ("hand", 3.0), ("fingers", 2.2))
_LEG = (("hip", 8.5), ("knee", 5.7), ("foot", 4.8), ("toes", 3.0))
CHAINS: Mapping[Limb, tuple[tuple[str, float], ...]] = MappingProxyType(
    {
        limb: tuple((f"{limb.split('-')[0]}-{name}", radius) for name, radius in (_LEG if "leg" in limb else _ARM))
        for limb in LIMBS
    }
)
"""The joints of each limb with the room it takes there, from the trunk outward."""
RADII: Mapping[str, float] = MappingProxyType(
    {
        "head": HEAD,
        "nose": 1.5,
        "shoulders": 6.5,
        "belly": BELLY,
        "left-side": 5.0,
        "right-side": 5.0,
        **dict(TORSO),
        **{n: r for chain in CHAINS.values() for n, r in chain},
    }
)
"""The room that the body takes around every point of a posture."""


class Knot(NamedTuple):
    """A place in a stroke, with the stroke's radius there; `bends` where its direction changes, so that it is round."""

    at: Vector
    radius: float
    bends: bool = True


Stroke = Sequence[Knot]
"""A shape that runs through knots, from one radius to the next."""


def limb_strokes(limb: Limb, points: Mapping[str, Vector]) -> tuple[Stroke, ...]:
    """Return an arm with its hand, or a leg and its foot, from the trunk outward."""
    root, hinge, end, tip = (points[name] for name, _ in CHAINS[limb])
    if limb.endswith("arm"):
        forearm, palm = lerp(hinge, end, 0.3), lerp(end, tip, 0.5)
        arm = (Knot(root, 5.6), Knot(hinge, 4.1), Knot(forearm, 4.3, False), Knot(end, 3.0))
        return ((*arm, Knot(palm, 3.8), Knot(tip, 2.2)),)
    thigh, calf = lerp(root, hinge, 0.4), lerp(hinge, end, 0.32)
    leg = (Knot(root, 8.5), Knot(thigh, 7.4, False), Knot(hinge, 5.5), Knot(calf, 5.6, False), Knot(end, 3.4))
    return leg, _foot(hinge, end, tip)


def _foot(knee: Vector, ankle: Vector, toes: Vector) -> Stroke:
    """Return a foot as a wedge with a heel: from the ankle to heel and toes, and back."""
    ahead, shin = unit(minus(toes, ankle)), unit(minus(ankle, knee))
    # As long as the foot stands off the shin: a pointed foot has its heel in line.
    sole = plus(shin, ahead, -dot(shin, ahead))
    heel = plus(plus(ankle, sole, 2.2), ahead, -4.5)
    ball = plus(toes, sole, 2.4)
    return Knot(ankle, 3.6), Knot(heel, 3.4), Knot(ball, 2.5), Knot(ankle, 3.6)


def torso_strokes(posture: Posture) -> tuple[Stroke, ...]:
    """Return the trunk: the spine and back along the belly, and the bars that give it width."""
    points, air = posture.points, BREATH * posture.breath
    spine = [Knot(points[name], radius + air * (name in BREATHING)) for name, radius in TORSO]
    forward = posture.frames["pelvis"][0]
    out = max(0.0, dot(minus(points["belly"], points["waist"]), forward) - 4)
    belly = Knot(plus(points["belly"], forward, -out * DOME), BELLY + air + out * DOME)
    yokes = ((Knot(points["neck"], 7.0), Knot(points[f"{side}-shoulder"], 5.6)) for side in ("left", "right"))
    bars = ((Knot(points[one], radius), Knot(points[other], radius)) for one, other, radius in GIRDLES)
    return ([*spine, spine[2], belly, spine[0]], *yokes, *bars)


def region_strokes(region: Region, posture: Posture) -> tuple[Stroke, ...]:
    """Return the part of the trunk's surface that is lit where a region works."""
    points, pelvis = posture.points, posture.frames["pelvis"]
    if region == "belly":
        ribs, middle = plus(points["back"], posture.frames["chest"][0], 4.5), points["belly"]
        low = plus(points["pelvis"], rotated(pelvis, (4.5, 0.0, 3.0)))
        down, half = ((ribs, 5.0), (middle, BELLY - 0.5), (low, 5.0)), times(pelvis[1], 5.0)
        round_about = [(at, 1, radius) for at, radius in down] + [(at, -1, radius) for at, radius in down[::-1]]
        knots = [Knot(plus(at, half, side), radius) for at, side, radius in round_about]
        return (*knots, knots[0]), (Knot(lerp(ribs, low, 0.5), 6.0), Knot(middle, BELLY - 0.5))
    if region == "buttocks":
        sides = (plus(points["pelvis"], rotated(pelvis, (-4.0, y, -1.5))) for y in (8.0, -8.0))
        return (tuple(Knot(side, 6.0) for side in sides),)
    side = region.split("-")[0]
    ribs = lerp(points[f"{side}-side"], points[f"{side}-shoulder"], 0.35)
    return ((Knot(ribs, 4.5), Knot(points[f"{side}-side"], 5.0), Knot(points[f"{side}-hip"], 6.5)),)


class Skull(NamedTuple):
    """The head without its neck: a ball, the way its hair lies on it, and the face before it."""

    middle: Vector
    radius: float
    hair: Vector
    """The direction of the middle of the half that hair covers."""
    jaw: Stroke
    nose: Stroke
    neck: Stroke


def skull(posture: Posture) -> Skull:
    """Return the head of a posture."""
    head, frame, points = posture.points["head"], posture.frames["head"], posture.points

    def at(ahead: float, up: float) -> Vector:
        return plus(plus(head, frame[0], ahead), frame[2], up)

    return Skull(
        middle=at(-1.0, 1.3),
        radius=9.7,
        hair=unit(plus(rotated(frame, (-1.0, 0.0, 0.0)), frame[2], 0.5)),
        jaw=(Knot(at(1.2, -0.5), 7.6), Knot(at(4.6, -7.6), 3.4)),
        nose=(Knot(at(5.5, 1.0), 3.4), Knot(points["nose"], RADII["nose"])),
        neck=(Knot(lerp(points["neck"], at(-2.0, -4.0), 0.3), 5.4, False), Knot(at(-2.0, -4.0), 5.0)),
    )
