"""Key frames worked out: from the joints and places that the content names to trunk, directions and aims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from coach.core.limbs import Aims, Placed, placed, reach
from coach.core.poses import JOINT_PAIRS, POINT_PAIRS, SPINE, Figure, Pose, Shape, Target
from coach.core.settling import Tie, settled
from coach.core.skeleton import BONES, LIMBS, Angles, Directions, Limb, Spine, Trunk, directions, facing, trunk
from coach.core.vectors import Rotation, Vector, between, mirrored, plus, rotated, swung, turned, unit

_ENDS = {"leg": ("hip", "knee", "ankle", "foot"), "arm": ("shoulder", "elbow", "wrist", "hand")}
"""By kind of limb: its joints, and what its end is called where it is planted."""


@dataclass(frozen=True)
class Drawn:
    """All joints, places and planted points of one moment, single ones only, as the content gives them."""

    place: Vector = (0.0, 0.0, 91.0)
    turned: Vector = (0.0, 0.0, 0.0)
    joints: Mapping[str, float | Angles] = field(default_factory=dict)
    planted: Mapping[str, Target] = field(default_factory=dict)

    def changed(self, shape: Shape) -> Drawn:
        """This moment with a shape's values in place of its own."""
        joints, planted = dict(self.joints), dict(self.planted)
        for name, value in shape.joints.items():
            joints |= dict.fromkeys(_singles(name, JOINT_PAIRS), value)
        for point, wanted in shape.planted.items():
            for single in _singles(point, POINT_PAIRS):
                if wanted == "free":
                    planted.pop(single, None)
                else:
                    target = Target(at=wanted) if isinstance(wanted, tuple) else wanted
                    planted[single] = (
                        _mirrored(target) if point in POINT_PAIRS and single.startswith("right") else target
                    )
        return Drawn(shape.place or self.place, shape.turned or self.turned, joints, planted)

    def spine(self) -> Spine:
        """The angles of the spine."""
        return Spine(*(cast("float", self.joints.get(name, 0.0)) for name in SPINE))

    def directions(self, limb: Limb) -> Directions:
        """The directions of a limb's bones by its angles."""
        side, kind = limb.split("-")
        root, hinge, end, _ = (f"{side}-{name}" for name in _ENDS[kind])
        angles = cast("Angles", self.joints.get(root, (0.0, 0.0, 0.0)))
        return directions(
            limb, angles, cast("float", self.joints.get(hinge, 0.0)), cast("float", self.joints.get(end, 0.0))
        )


def _singles(name: str, pairs: Mapping[str, str]) -> tuple[str, ...]:
    return (f"left-{pairs[name]}", f"right-{pairs[name]}") if name in pairs else (name,)


def _mirrored(target: Target) -> Target:
    toward = mirrored(target.toward) if target.toward else None
    return target.model_copy(update={"at": mirrored(target.at), "toward": toward})


@dataclass(frozen=True)
class Held:
    """A moment ready to be placed: trunk, directions of the limbs, what is planted."""

    pelvis: Vector
    turned: Rotation
    spine: Spine
    ways: Mapping[Limb, Directions]
    planted: Mapping[str, Target]

    def towards(self, other: Held, share: float) -> Held:
        """The moment at a share (0 to 1) of the way to another; planted stays what both have planted."""
        ways = {limb: _turned(self.ways[limb], other.ways[limb], share) for limb in LIMBS}
        planted = {
            name: _between(target, other.planted[name], share)
            for name, target in self.planted.items()
            if name in other.planted and other.planted[name].on == target.on
        }
        pelvis = between(self.pelvis, other.pelvis, share)
        return Held(
            pelvis, swung(self.turned, other.turned, share), self.spine.towards(other.spine, share), ways, planted
        )

    def body(self) -> tuple[Trunk, Mapping[Limb, Placed]]:
        """The trunk and the limbs in space, with what is planted in its place as far as the bones reach."""
        body = settled(lambda at, way: trunk(at, way, self.spine), self.pelvis, self.turned, self._ties())
        limbs: dict[Limb, Placed] = {}
        for limb in sorted(LIMBS, key=self._after):
            limbs[limb] = placed(limb, body, self.ways[limb], self._aims(limb, body, limbs))
        return body, limbs

    def _after(self, limb: Limb) -> int:
        """Which limbs are placed later: those that hold on to another one."""
        side, kind = limb.split("-")
        held = self.planted.get(f"{side}-{_ENDS[kind][3]}")
        return (kind == "arm") * 2 + (held is not None and held.on is not None)

    def _ties(self) -> list[Tie]:
        """What the trunk must keep to so that planted points can be reached."""
        ties = [
            Tie("pelvis" if name == "seat" else name, target.at, 0)
            for name, target in self.planted.items()
            if name in ("seat", "shoulders")
        ]
        for limb in LIMBS:
            side, kind = limb.split("-")
            root, hinge, _, end = _ENDS[kind]
            knee, foot = self.planted.get(f"{side}-{hinge}"), self.planted.get(f"{side}-{end}")
            if knee is not None and knee.on is None:
                ties.append(Tie(f"{side}-{root}", knee.at, BONES[kind][0]))
            elif foot is not None and foot.on is None:
                ties.append(Tie(f"{side}-{root}", foot.at, reach(kind) - 0.05, rigid=False))
        return ties

    def _aims(self, limb: Limb, body: Trunk, limbs: Mapping[Limb, Placed]) -> Aims:
        side, kind = limb.split("-")
        _, hinge, _, end = _ENDS[kind]
        knee, foot = self.planted.get(f"{side}-{hinge}"), self.planted.get(f"{side}-{end}")
        if knee is None and foot is None:
            return Aims()
        return Aims(
            hinge=_spot(knee, body, limbs) if knee else None,
            end=_spot(foot, body, limbs) if foot else None,
            tip=unit(foot.toward) if foot and foot.toward else None,
            flat=kind == "leg" and foot is not None and foot.flat and foot.on is None,
        )


def _spot(target: Target, body: Trunk, limbs: Mapping[Limb, Placed]) -> Vector:
    """Where a target is in space."""
    if target.on is None:
        return target.at
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


def _held(drawn: Drawn) -> Held:
    """A moment of the content worked out: its directions are those to which planted points bend the limbs."""
    ways = {limb: drawn.directions(limb) for limb in LIMBS}
    bare = Held(drawn.place, facing(*drawn.turned), drawn.spine(), ways, drawn.planted)
    body, limbs = bare.body()
    solved = {limb: found.directions(limb, body) for limb, found in limbs.items()}
    return replace(bare, pelvis=body.pelvis, turned=body.frames["pelvis"], ways=solved)


def start_of(figure: Figure, poses: Mapping[str, Pose]) -> Drawn:
    """The pose from which a figure starts, before its first key frame.

    Raises:
        KeyError: There is no such pose.
        ValueError: Poses are made from each other in a circle.
    """
    chain: list[Pose] = []
    name: str | None = figure.from_
    while name is not None:
        pose = poses[name]
        if pose in chain:
            raise ValueError(f"the pose {name} is made from itself")
        chain.append(pose)
        name = pose.from_
    drawn = Drawn()
    for pose in reversed(chain):
        drawn = drawn.changed(pose)
    return drawn


def held_frames(figure: Figure, poses: Mapping[str, Pose]) -> tuple[tuple[float, Held], ...]:
    """The key frames of a figure, each with its share of the repetition."""
    start = start_of(figure, poses).changed(figure.frame[0])
    rest = ((frame.at, _held(start.changed(frame))) for frame in figure.frame[1:])
    return ((0.0, _held(start)), *rest)
