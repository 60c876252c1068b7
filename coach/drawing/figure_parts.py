"""The parts of a body as they are drawn: what covers what, and in which shade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from coach.core.figure.cameras import Camera
from coach.core.figure.flesh import (
    CHAINS,
    Knot,
    Region,
    Skull,
    Stroke,
    limb_strokes,
    region_strokes,
    skull,
    torso_strokes,
)
from coach.core.figure.motion import Motion
from coach.core.figure.posture import Posture
from coach.core.figure.skeleton import LIMBS, Limb
from coach.core.figure.vectors import Vector, minus
from coach.drawing.palette import Colour
from coach.drawing.shades import Shades

FAR = 6.0
"""Centimetres that a limb's hip or shoulder must be behind the other side's for the limb to be drawn darker."""
TURNED_AWAY = 3.0
"""Centimetres that a region must be behind the middle of the trunk to be out of sight."""
RIM = 2.5
"""How far the rim around a lit region reaches, in centimetres."""
OUTLINE = ("left-shoulder", "right-shoulder", "right-side", "right-hip", "left-hip", "left-side")
"""The corners of the torso, in order."""


@dataclass(frozen=True)
class Part:
    """A part of the body that is drawn as one shape, without gaps inside."""

    depth: float
    """How near the viewer it is, in centimetres."""
    strokes: Sequence[Stroke]
    fill: Colour
    corners: Sequence[Vector] = ()
    """The corners of what lies between the strokes."""
    gap_at_root: bool = False
    """Whether a gap keeps the first knot of the first stroke apart from what is behind it."""
    gap: bool = False
    """Whether a gap keeps all the rest apart."""
    hair: Skull | None = None


def parts(motion: Motion, posture: Posture, camera: Camera, shade: Shades, *, joined: bool) -> list[Part]:
    """Return all parts of a body, the farthest first.

    If `joined`, limbs run into the torso without a gap, since their shades tell them apart.
    """
    found = _Parts(motion, posture, camera, shade, joined)
    return sorted((*found.limbs(), *found.trunk(), *found.head()), key=lambda part: part.depth)


class _Parts:
    def __init__(self, motion: Motion, posture: Posture, camera: Camera, shade: Shades, joined: bool) -> None:
        self._posture, self._camera, self._shade, self._joined = posture, camera, shade, joined
        self._works = _works(motion, posture)
        self._middle = (self._depth("back") + self._depth("pelvis")) / 2

    def limbs(self) -> Iterator[Part]:
        shade = self._shade
        for limb in LIMBS:
            works = limb in self._works
            root = CHAINS[limb][0][0]
            far = self._depth(root) < self._depth(CHAINS[_twin(limb)][0][0]) - FAR
            fill = (shade.work_far if far else shade.work) if works else shade.far if far else shade.near
            apart = not self._joined or (works and "trunk" in self._works)
            yield Part(self._limb_depth(limb), limb_strokes(limb, self._posture.points), fill, (), apart, gap=True)

    def trunk(self) -> Iterator[Part]:
        corners = [self._posture.points[name] for name in OUTLINE]
        fill = self._shade.work if "trunk" in self._works else self._shade.torso
        gap = not self._joined
        yield Part(self._middle, torso_strokes(self._posture), fill, corners, gap, gap)
        for region in get_args(Region):
            if region in self._works:
                yield from self._lit(region)

    def _lit(self, region: Region) -> Iterator[Part]:
        """Yield a region with its rim, on the trunk, or on the thighs that cover the buttocks."""
        strokes = region_strokes(region, self._posture)
        knots = [knot for stroke in strokes for knot in stroke]
        depth = sum(self._camera.seen(knot.at)[2] for knot in knots) / len(knots)
        if depth < self._middle - TURNED_AWAY:
            return
        if region == "buttocks":
            depth = max(self._limb_depth("left-leg"), self._limb_depth("right-leg"))
        else:
            depth = self._middle
        rim = [tuple(knot._replace(radius=knot.radius + RIM) for knot in stroke) for stroke in strokes]
        yield Part(depth, rim, self._shade.rim)
        yield Part(depth, strokes, self._shade.work)

    def head(self) -> Iterator[Part]:
        shade, head = self._shade, skull(self._posture)
        depth = max(self._depth("head"), self._middle)
        ball = (Knot(head.middle, head.radius),)
        yield Part(depth, (ball, head.jaw), shade.ground, gap_at_root=True, gap=True)
        yield Part(depth, (head.neck,), shade.neck)
        yield Part(depth, (ball, head.jaw, head.nose), shade.head, hair=head)
        if self._faces(head):
            yield Part(depth, (head.nose[1:],), shade.nose)

    def _faces(self, head: Skull) -> bool:
        """Return whether the nose is seen in front of the head, not beside or behind it."""
        tip = head.nose[-1]
        across, up, before = self._camera.seen(minus(tip.at, head.middle))
        return before > 0 and across**2 + up**2 < (head.radius - tip.radius) ** 2

    def _limb_depth(self, limb: Limb) -> float:
        return sum(self._depth(name) for name, _ in CHAINS[limb][:3]) / 3

    def _depth(self, name: str) -> float:
        return self._camera.seen(self._posture.points[name])[2]


def _works(motion: Motion, posture: Posture) -> set[str]:
    """Return the limbs and regions that wear the accent in a posture."""
    if motion.figure.tenses and not posture.near_peak:
        return set()
    names: set[str] = set(motion.figure.works)
    return {_swapped(name) for name in names} if posture.other_side else names


def _swapped(name: str) -> str:
    """Return the name of the same part of the other side."""
    side, *rest = name.split("-")
    return "-".join(({"left": "right", "right": "left"}.get(side, side), *rest))


def _twin(limb: Limb) -> Limb:
    """Return the same limb of the other side."""
    return next(each for each in LIMBS if each != limb and each.split("-")[1] == limb.split("-")[1])
