"""Poses and figures as content: joint angles, what is planted, key frames, camera and props.

A pose is a set of joint angles with a name, which figures share. A figure shows one exercise: it starts from a pose and
moves through key frames. `coach.core.figure.motion` makes a movement of it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from coach.core.content.entries import Entry, Id, Prose
from coach.core.figure.cameras import CameraName
from coach.core.figure.skeleton import Limb

Triple = tuple[float, float, float]
SpineName = Literal["low", "high", "neck", "lean", "twist", "look", "belly"]
SPINE: tuple[SpineName, ...] = ("low", "high", "neck", "lean", "twist", "look", "belly")
JointName = Literal[
    "low", "high", "neck", "lean", "twist", "look", "belly",
    "hips", "knees", "ankles", "shoulders", "elbows", "wrists",
    "left-hip", "left-knee", "left-ankle", "left-shoulder", "left-elbow", "left-wrist",
    "right-hip", "right-knee", "right-ankle", "right-shoulder", "right-elbow", "right-wrist",
]  # fmt: skip
"""A joint, or both of a kind; and the belly."""
PointName = Literal[
    "seat", "shoulders",
    "knees", "feet", "elbows", "hands",
    "left-knee", "left-foot", "left-elbow", "left-hand",
    "right-knee", "right-foot", "right-elbow", "right-hand",
]  # fmt: skip
"""What can be planted: `seat` is the middle between the hips, `shoulders` that between the shoulders."""
JOINT_PAIRS = {
    "hips": "hip", "knees": "knee", "ankles": "ankle", "shoulders": "shoulder", "elbows": "elbow", "wrists": "wrist",
}  # fmt: skip
POINT_PAIRS = {"knees": "knee", "feet": "foot", "elbows": "elbow", "hands": "hand"}
"""The names that mean both sides, with that of one."""
OnName = Literal["pelvis", "chest", "head", "belly", "left-knee", "right-knee", "left-foot", "right-foot"]
PropName = Literal["chair", "wall", "stick", "weight"]


class Target(Entry):
    """Where a planted point is held."""

    at: Triple
    """Centimetres forward, to the left, and up."""
    on: OnName | None = None
    """The part of the body from which that is measured, turned as it is turned; the room where absent.

    From a knee or a foot it is measured as the pelvis is turned.
    """
    toward: Triple | None = None
    """Where the toes or the fingers point, in the room; where absent, a foot on the floor lies flat."""
    flat: bool = True
    """Whether a foot lies flat where nothing is said of its toes."""


class FigureShape(Entry):
    """A change of joints, of places and of what is planted."""

    place: Triple | None = None
    """Where the middle between the hips is, in centimetres: forward, to the left, and above the floor."""
    turned: Triple | None = None
    """How the pelvis is turned, in degrees: to the left, forward (a bow), and about the body's own length."""
    joints: dict[JointName, float | Triple] = {}
    """Angles in degrees: three at hips and shoulders (forward, outward, turned outward), one elsewhere;
    for the belly, how many centimetres it stands out."""
    planted: dict[PointName, Target | Triple | Literal["free"]] = {}
    """What stays where it is; with a pair, the place is that of the left one, and the right one mirrors it."""

    @model_validator(mode="after")
    def _as_many_angles(self) -> FigureShape:
        for name, value in self.joints.items():
            three = name.removeprefix("left-").removeprefix("right-").rstrip("s") in ("hip", "shoulder")
            if isinstance(value, tuple) != three:
                raise ValueError(f"{name} has {'three angles' if three else 'one angle'}")
        return self


class Pose(FigureShape):
    """A position of the body that figures share."""

    id: Id
    from_: Id | None = Field(default=None, alias="from")
    """The pose that this one changes."""


class KeyFrame(FigureShape):
    """A moment of a movement: what differs from the figure's first key frame."""

    at: float = Field(ge=0, le=1)
    """When, as a share of the repetition."""
    ease: Literal["smooth", "steady"] = "smooth"
    """How it is come to: slowing down, or at one speed."""
    peak: bool = False
    """Whether this is the frame that is held, and the one shown where nothing may move."""


class Prop(Entry):
    """A thing in the picture."""

    kind: PropName
    at: tuple[float, float] = (0, 0)
    """Where it stands, in centimetres forward and to the left: a chair's middle, a wall's foot."""
    turned: float = 0
    """Where a chair or a wall faces, in degrees to the left from straight ahead."""
    hand: Literal["left-hand", "right-hand"] | None = None
    """The hand that holds a weight."""


class Arrow(Entry):
    """A small arrow at the body, where a movement is too small to be seen well: it goes along, but always one way.

    It is shown only where the movement nears its peak and while that is held.
    """

    on: Literal["belly", "shoulders"]
    """The point of the body that it goes with."""
    tail: Triple
    """Where it begins and where it points, in centimetres forward, to the left, and up from there."""
    tip: Triple


class Figure(Entry):
    """How one exercise looks."""

    id: Id
    """That of the exercise."""
    from_: Id = Field(alias="from")
    """The pose in which it starts."""
    camera: CameraName
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    works: tuple[Literal[Limb, "trunk"], ...] = ()
    """What is drawn in the accent colour."""
    loop_s: float = Field(default=4, ge=0.5, le=20)
    """Seconds of one round where the exercise has no tempo of its own, and of the demonstration."""
    alternates: bool = False
    """Whether every second repetition is the mirror image."""
    words: Prose
    """What is seen, for whoever cannot see it."""
    frame: tuple[KeyFrame, ...]
    """In order of time; the first says how the start differs from the pose, the others how they differ from the first.

    Where the last is not at 1, the movement goes back to the first.
    """

    @model_validator(mode="after")
    def _in_order(self) -> Figure:
        times = [frame.at for frame in self.frame]
        if not times or times[0] != 0 or any(later <= earlier for earlier, later in pairwise(times)):
            raise ValueError("the first key frame is at 0, each further one is later than the one before")
        if sum(frame.peak for frame in self.frame) != 1 or self.frame[0].peak:
            raise ValueError("exactly one key frame after the first is the peak; mark it `peak = true`")
        return self
