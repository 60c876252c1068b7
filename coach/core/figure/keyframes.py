"""Turns the key frames of the content into pose frames, with pairs resolved and planted limbs solved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from coach.core.figure.pose import PoseFrame
from coach.core.figure.schema import JOINT_PAIRS, POINT_PAIRS, SPINE, Figure, FigureShape, Pose, Target
from coach.core.figure.skeleton import ENDS, LIMBS, Angles, Directions, Limb, Spine, directions, facing
from coach.core.figure.vectors import Vector, mirrored


@dataclass(frozen=True)
class ResolvedShape:
    """All joints and planted points of one moment, as in the content but with pairs resolved to left and right."""

    place: Vector = (0.0, 0.0, 91.0)
    turned: Vector = (0.0, 0.0, 0.0)
    joints: Mapping[str, float | Angles] = field(default_factory=dict)
    planted: Mapping[str, Target] = field(default_factory=dict)

    def changed(self, shape: FigureShape) -> ResolvedShape:
        """Return this shape with the values that another one changes."""
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
        return ResolvedShape(shape.place or self.place, shape.turned or self.turned, joints, planted)

    def spine(self) -> Spine:
        """Return the angles of the spine."""
        return Spine(*(cast("float", self.joints.get(name, 0.0)) for name in SPINE))

    def directions(self, limb: Limb) -> Directions:
        """Return the directions of a limb's bones, from its joint angles."""
        side, kind = limb.split("-")
        root, hinge, end, _ = (f"{side}-{name}" for name in ENDS[kind])
        angles = cast("Angles", self.joints.get(root, (0.0, 0.0, 0.0)))
        return directions(
            limb, angles, cast("float", self.joints.get(hinge, 0.0)), cast("float", self.joints.get(end, 0.0))
        )


def _singles(name: str, pairs: Mapping[str, str]) -> tuple[str, ...]:
    return (f"left-{pairs[name]}", f"right-{pairs[name]}") if name in pairs else (name,)


def _mirrored(target: Target) -> Target:
    toward = mirrored(target.toward) if target.toward else None
    return target.model_copy(update={"at": mirrored(target.at), "toward": toward})


def _solved(shape: ResolvedShape) -> PoseFrame:
    """The pose frame of a shape; limbs have the directions into which their planted points bend them."""
    directions = {limb: shape.directions(limb) for limb in LIMBS}
    bare = PoseFrame(shape.place, facing(*shape.turned), shape.spine(), directions, shape.planted)
    body, limbs = bare.body()
    solved = {limb: found.directions(limb, body) for limb, found in limbs.items()}
    return replace(bare, pelvis=body.pelvis, turned=body.frames["pelvis"], directions=solved)


def start_of(figure: Figure, poses: Mapping[str, Pose]) -> ResolvedShape:
    """Return the pose from which a figure starts, before its first key frame.

    Raises:
        KeyError: There is no such pose.
        ValueError: Poses are derived from each other in a circle.
    """
    chain: list[Pose] = []
    name: str | None = figure.from_
    while name is not None:
        pose = poses[name]
        if pose in chain:
            raise ValueError(f"the pose {name} is made from itself")
        chain.append(pose)
        name = pose.from_
    shape = ResolvedShape()
    for pose in reversed(chain):
        shape = shape.changed(pose)
    return shape


def pose_frames(figure: Figure, poses: Mapping[str, Pose]) -> tuple[tuple[float, PoseFrame], ...]:
    """Return the key frames of a figure, each with its time as a fraction (0 to 1) of the repetition."""
    start = start_of(figure, poses).changed(figure.frame[0])
    rest = ((frame.at, _solved(start.changed(frame))) for frame in figure.frame[1:])
    return ((0.0, _solved(start)), *rest)
