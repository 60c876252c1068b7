"""A moment of a movement, held: trunk, limbs and what is planted, ready to be placed or blended with another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.core.figure.limbs import Aims, PlacedLimb, placed, reach
from coach.core.figure.schema import Target
from coach.core.figure.skeleton import BONES, ENDS, LIMBS, Directions, Limb, Spine, Trunk, trunk
from coach.core.figure.solver import Constraint, settled
from coach.core.figure.vectors import Rotation, Vector, between, plus, rotated, swung, turned, unit


@dataclass(frozen=True)
class PoseFrame:
    """A moment ready to be placed: trunk, directions of the limbs, what is planted."""

    pelvis: Vector
    turned: Rotation
    spine: Spine
    ways: Mapping[Limb, Directions]
    planted: Mapping[str, Target]

    def towards(self, other: PoseFrame, share: float) -> PoseFrame:
        """The moment at a share (0 to 1) of the way to another; planted stays what both have planted."""
        ways = {limb: _turned(self.ways[limb], other.ways[limb], share) for limb in LIMBS}
        planted = {
            name: _between(target, other.planted[name], share)
            for name, target in self.planted.items()
            if name in other.planted and other.planted[name].on == target.on
        }
        pelvis = between(self.pelvis, other.pelvis, share)
        return PoseFrame(
            pelvis, swung(self.turned, other.turned, share), self.spine.towards(other.spine, share), ways, planted
        )

    def body(self) -> tuple[Trunk, Mapping[Limb, PlacedLimb]]:
        """The trunk and the limbs in space, with what is planted in its place as far as the bones reach."""
        body = settled(lambda at, way: trunk(at, way, self.spine), self.pelvis, self.turned, self._ties())
        limbs: dict[Limb, PlacedLimb] = {}
        for limb in sorted(LIMBS, key=self._after):
            limbs[limb] = placed(limb, body, self.ways[limb], self._aims(limb, body, limbs))
        return body, limbs

    def _after(self, limb: Limb) -> int:
        """Which limbs are placed later: those that hold on to another one."""
        side, kind = limb.split("-")
        held = self.planted.get(f"{side}-{ENDS[kind][3]}")
        return (kind == "arm") * 2 + (held is not None and held.on is not None)

    def _ties(self) -> list[Constraint]:
        """What the trunk must keep to so that planted points can be reached."""
        ties = [
            Constraint("pelvis" if name == "seat" else name, target.at, 0)
            for name, target in self.planted.items()
            if name in ("seat", "shoulders")
        ]
        for limb in LIMBS:
            side, kind = limb.split("-")
            root, hinge, _, end = ENDS[kind]
            knee, foot = self.planted.get(f"{side}-{hinge}"), self.planted.get(f"{side}-{end}")
            if knee is not None and knee.on is None:
                ties.append(Constraint(f"{side}-{root}", knee.at, BONES[kind][0]))
            elif foot is not None and foot.on is None:
                ties.append(Constraint(f"{side}-{root}", foot.at, reach(kind) - 0.05, rigid=False))
        return ties

    def _aims(self, limb: Limb, body: Trunk, limbs: Mapping[Limb, PlacedLimb]) -> Aims:
        side, kind = limb.split("-")
        _, hinge, _, end = ENDS[kind]
        knee, foot = self.planted.get(f"{side}-{hinge}"), self.planted.get(f"{side}-{end}")
        if knee is None and foot is None:
            return Aims()
        return Aims(
            hinge=_spot(knee, body, limbs) if knee else None,
            end=_spot(foot, body, limbs) if foot else None,
            tip=unit(foot.toward) if foot and foot.toward else None,
            flat=kind == "leg" and foot is not None and foot.flat and foot.on is None,
        )


def _spot(target: Target, body: Trunk, limbs: Mapping[Limb, PlacedLimb]) -> Vector:
    """Where a target is in space."""
    if target.on is None:
        return target.at
    if target.on == "belly":
        return plus(body.points["belly"], rotated(body.frames["pelvis"], target.at))
    if target.on in body.frames:
        origin = "shoulders" if target.on == "chest" else target.on
        return plus(body.points[origin], rotated(body.frames[target.on], target.at))
    side, joint = target.on.split("-")
    leg = limbs["left-leg" if side == "left" else "right-leg"]
    return plus(leg.hinge if joint == "knee" else leg.end, rotated(body.frames["pelvis"], target.at))


def _between(one: Target, other: Target, share: float) -> Target:
    if one == other:
        return one
    toward = turned(unit(one.toward), unit(other.toward), share) if one.toward and other.toward else None
    # Where one lies flat and the other points somewhere, the directions of the limb lead from one to the other.
    flat = one.flat and other.flat and not one.toward and not other.toward
    return one.model_copy(update={"at": between(one.at, other.at, share), "toward": toward, "flat": flat})


def _turned(one: Directions, other: Directions, share: float) -> Directions:
    first, second, third = (turned(a, b, share) for a, b in zip(one, other, strict=True))
    return first, second, third
