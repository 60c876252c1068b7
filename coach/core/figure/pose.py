"""A pose at one moment: can be placed in space, or interpolated with another pose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coach.core.figure.limbs import Aims, PlacedLimb, place_limb, reach
from coach.core.figure.schema import Target
from coach.core.figure.skeleton import BONES, ENDS, LIMBS, Directions, Limb, Spine, Trunk, trunk
from coach.core.figure.solver import Constraint, solve_trunk
from coach.core.figure.vectors import Rotation, Vector, lerp, plus, rotated, slerp, slerp_rotation, unit


@dataclass(frozen=True)
class PoseFrame:
    """A pose at one moment: the trunk, the directions of the limbs, and which points are planted."""

    pelvis: Vector
    """The middle between the hips."""
    turned: Rotation
    """How the pelvis is turned."""
    spine: Spine
    directions: Mapping[Limb, Directions]
    planted: Mapping[str, Target]

    def towards(self, other: PoseFrame, share: float) -> PoseFrame:
        """Return the pose at a fraction (0 to 1) of the way to another; only points planted in both stay planted."""
        directions = {limb: _slerp(self.directions[limb], other.directions[limb], share) for limb in LIMBS}
        planted = {
            name: _lerp_target(target, other.planted[name], share)
            for name, target in self.planted.items()
            if name in other.planted and other.planted[name].on == target.on
        }
        pelvis = lerp(self.pelvis, other.pelvis, share)
        return PoseFrame(
            pelvis,
            slerp_rotation(self.turned, other.turned, share),
            self.spine.towards(other.spine, share),
            directions,
            planted,
        )

    def body(self) -> tuple[Trunk, Mapping[Limb, PlacedLimb]]:
        """Return the trunk and the limbs in space; planted points are in their places as far as the bones reach."""
        body = solve_trunk(
            lambda at, turned: trunk(at, turned, self.spine), self.pelvis, self.turned, self._constraints()
        )
        limbs: dict[Limb, PlacedLimb] = {}
        for limb in sorted(LIMBS, key=self._order):
            limbs[limb] = place_limb(limb, body, self.directions[limb], self._aims(limb, body, limbs))
        return body, limbs

    def _order(self, limb: Limb) -> int:
        """A key to sort limbs for placing: arms after legs, and limbs that are planted on the body after others."""
        side, kind = limb.split("-")
        end = self.planted.get(f"{side}-{ENDS[kind][3]}")
        return (kind == "arm") * 2 + (end is not None and end.on is not None)

    def _constraints(self) -> list[Constraint]:
        """What the trunk must fulfil so that the limbs can reach their planted points."""
        constraints = [
            Constraint("pelvis" if name == "seat" else name, target.at, 0)
            for name, target in self.planted.items()
            if name in ("seat", "shoulders")
        ]
        for limb in LIMBS:
            side, kind = limb.split("-")
            root, hinge, _, end = ENDS[kind]
            knee, foot = self.planted.get(f"{side}-{hinge}"), self.planted.get(f"{side}-{end}")
            if knee is not None and knee.on is None:
                constraints.append(Constraint(f"{side}-{root}", knee.at, BONES[kind][0]))
            elif foot is not None and foot.on is None:
                constraints.append(Constraint(f"{side}-{root}", foot.at, reach(kind) - 0.05, rigid=False))
        return constraints

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
    """The place of a target in space."""
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


def _lerp_target(one: Target, other: Target, share: float) -> Target:
    if one == other:
        return one
    toward = slerp(unit(one.toward), unit(other.toward), share) if one.toward and other.toward else None
    # If one foot lies flat and the other points somewhere, the directions of the limb are interpolated instead.
    flat = one.flat and other.flat and not one.toward and not other.toward
    return one.model_copy(update={"at": lerp(one.at, other.at, share), "toward": toward, "flat": flat})


def _slerp(one: Directions, other: Directions, share: float) -> Directions:
    first, second, third = (slerp(a, b, share) for a, b in zip(one, other, strict=True))
    return first, second, third
