"""Models of the poses and figures in `content/`: joint angles, planted points, key frames, camera and props.

A pose is a named set of joint angles that figures share. A figure shows one exercise: it starts from a pose and moves
through key frames. `coach.core.figure.motion` turns it into a movement.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from coach.core.content.entries import Entry, Id, Prose
from coach.core.figure.cameras import CameraName
from coach.core.figure.flesh import Region
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
"""A joint or a pair of joints, or the belly."""
PointName = Literal[
    "seat", "shoulders",
    "knees", "feet", "elbows", "hands",
    "left-knee", "left-foot", "left-elbow", "left-hand",
    "right-knee", "right-foot", "right-elbow", "right-hand",
]  # fmt: skip
"""A point that can be planted: `seat` is the middle between the hips, `shoulders` that between the shoulders."""
JOINT_PAIRS = {
    "hips": "hip", "knees": "knee", "ankles": "ankle", "shoulders": "shoulder", "elbows": "elbow", "wrists": "wrist",
}  # fmt: skip
POINT_PAIRS = {"knees": "knee", "feet": "foot", "elbows": "elbow", "hands": "hand"}
"""For each name that means both sides, the name of one."""
OnName = Literal["pelvis", "chest", "head", "belly", "left-knee", "right-knee", "left-foot", "right-foot"]
PropName = Literal["chair", "wall", "stick", "weight", "table", "cushion"]


class Target(Entry):
    """The place where a planted point stays."""

    at: Triple
    """Centimetres forward, to the left, and up."""
    on: OnName | None = None
    """The part of the body that `at` is relative to, and turns with; the room if absent.

    At a knee or a foot, it turns with the pelvis.
    """
    toward: Triple | None = None
    """Where toes or fingers point, in the room; if absent, a foot on the floor lies flat."""
    flat: bool = True
    """Whether a foot without `toward` lies flat."""


class FigureShape(Entry):
    """Changes to the place, the joints and the planted points of a body."""

    place: Triple | None = None
    """The middle between the hips, in centimetres: forward, to the left, and above the floor."""
    turned: Triple | None = None
    """The rotation of the pelvis in degrees: to the left, forward (as in a bow), and about the body's long axis."""
    joints: dict[JointName, float | Triple] = {}
    """Angles in degrees: three for hips and shoulders (forward, outward, turned outward), one for other joints;
    for the belly, the centimetres by which it stands out."""
    planted: dict[PointName, Target | Triple | Literal["free"]] = {}
    """The points that stay in place; for a pair, the place of the left one, which the right one mirrors."""

    @model_validator(mode="after")
    def _as_many_angles(self) -> FigureShape:
        for name, value in self.joints.items():
            three = name.removeprefix("left-").removeprefix("right-").rstrip("s") in ("hip", "shoulder")
            if isinstance(value, tuple) != three:
                raise ValueError(f"{name} has {'three angles' if three else 'one angle'}")
        return self


class Pose(FigureShape):
    """A named position of the body that figures share."""

    id: Id
    from_: Id | None = Field(default=None, alias="from")
    """The pose that this one is derived from."""


class KeyFrame(FigureShape):
    """A moment of a movement, as changes to the figure's first key frame."""

    at: float = Field(ge=0, le=1)
    """Its time, as a fraction of the repetition."""
    ease: Literal["smooth", "steady"] = "smooth"
    """How the movement to it goes: easing in and out, or at constant speed."""
    peak: bool = False
    """Whether this is the frame that is held, and shown alone if animations are off."""


class Prop(Entry):
    """An object in the picture."""

    kind: PropName
    at: tuple[float, float] = (0, 0)
    """Its place in centimetres forward and to the left: of its middle, or of a wall's foot."""
    up: float = 0
    """How high a cushion lies, in centimetres: 0 on the floor."""
    on: Literal["knees"] | None = None
    """What a cushion lies between; it moves with it."""
    turned: float = 0
    """The direction that a chair or a wall faces, in degrees to the left from straight ahead."""
    hand: Literal["left-hand", "right-hand"] | None = None
    """The hand that holds a weight."""


class Aid(FigureShape):
    """What the picture shows besides for people with a profile: changes to the first key frame, and further props."""

    profile: Id
    props: tuple[Prop, ...] = ()


class Arrow(Entry):
    """A small arrow at the body for a movement too small to see well. It moves with the body but keeps its direction.

    It shows only close to the peak of the movement and at it.
    """

    on: Literal["belly", "shoulders", "head", "pelvis"]
    """The point of the body that it moves with."""
    tail: Triple
    """Where it begins: centimetres forward, to the left, and up from that point."""
    tip: Triple
    """Where it ends, likewise."""


class Figure(Entry):
    """How one exercise looks."""

    id: Id
    """The id of the exercise."""
    from_: Id = Field(alias="from")
    """The pose in which it starts."""
    camera: CameraName
    cut: float = Field(default=0, ge=0)
    """The height above the floor, in centimetres, below which nothing is shown, so that the rest is larger."""
    props: tuple[Prop, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    works: tuple[Literal[Limb, "trunk", Region], ...] = ()
    """The working parts, drawn in the accent colour: limbs, the whole trunk if it moves, or the region of it that works
    while it keeps its shape."""
    tenses: bool = False
    """Whether the working parts only tense and hardly move: they wear the accent, and strokes around the belly, close
    to the peak alone."""
    loop_s: float = Field(default=4, ge=0.5, le=20)
    """Seconds of one repetition in the demonstration, and in work by time."""
    alternates: bool = False
    """Whether every second repetition is the mirror image."""
    words: Prose
    """A description for people who cannot see the picture."""
    frame: tuple[KeyFrame, ...]
    """In order of time; the first one changes the pose, the others change the first.

    If the last one is not at 1, the movement returns to the first.
    """

    aid: tuple[Aid, ...] = ()
    """What some people do it with, such as a towel under the knees."""

    def aids_for(self, profiles: Iterable[str]) -> tuple[str, ...]:
        """Return those of the profiles for which the picture shows an aid."""
        named = {aid.profile for aid in self.aid}
        return tuple(profile for profile in profiles if profile in named)

    def with_aids(self, profiles: Iterable[str], told: Iterable[str] = ()) -> Figure:
        """Return the figure as it looks for people with these profiles; `told` is added to its words."""
        wanted = self.aids_for(profiles)
        aids = [aid for aid in self.aid if aid.profile in wanted]
        first, *others = self.frame
        for aid in aids:
            joints, planted = {**first.joints, **aid.joints}, {**first.planted, **aid.planted}
            first = first.model_copy(update={"joints": joints, "planted": planted})
        props = (*self.props, *(prop for aid in aids for prop in aid.props))
        words = " ".join([self.words, *told])
        return self.model_copy(update={"props": props, "frame": (first, *others), "words": words})

    @model_validator(mode="after")
    def _in_order(self) -> Figure:
        times = [frame.at for frame in self.frame]
        if not times or times[0] != 0 or any(later <= earlier for earlier, later in pairwise(times)):
            raise ValueError("the first key frame is at 0, each further one is later than the one before")
        if sum(frame.peak for frame in self.frame) != 1 or self.frame[0].peak:
            raise ValueError("exactly one key frame after the first is the peak; mark it `peak = true`")
        return self
