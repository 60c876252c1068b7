"""Exercises: their words, their dose in three sizes, and who should not do them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, Prose, SourceKey

Part = Literal["warm-up", "core", "cool-down"]
Region = Literal["walk", "ease", "raise", "mobilise", "prepare", "front", "side", "back", "hip", "settle"]
Position = Literal["floor", "standing", "chair"]
POSITIONS: tuple[Position, ...] = ("floor", "standing", "chair")
"""In the order in which they are offered."""
Stance = Literal["standing", "sitting", "on-back", "face-down", "on-side", "on-all-fours"]
"""How the body is placed at the beginning of an exercise."""
Sides = Literal["each", "split", "alternate", "none"]
"""`each`: the whole dose on each side in turn; `split`: half of each set on each side;
`alternate`: the side changes with every repetition; `none`: both sides at once."""
DoseSize = Literal["short", "usual", "full"]
DOSE_SIZES: tuple[DoseSize, ...] = ("short", "usual", "full")
"""The smallest first."""

MOST_SETS = 10
MOST_REPETITIONS = 60


class Dose(Entry):
    """How much to do: held repetitions, moving repetitions, or work for a time. All times are in seconds."""

    sets: int = Field(default=1, ge=1, le=MOST_SETS)
    reps: tuple[Annotated[int, Field(ge=1, le=MOST_REPETITIONS)], ...] = ()
    """Repetitions per set and side: one number for each set, or one for all sets."""
    hold_s: int | None = Field(default=None, ge=1, le=60)
    """How long each repetition is held."""
    tempo_s: int | None = Field(default=None, ge=1, le=20)
    """How long one moving repetition takes, there and back."""
    work_s: int | None = Field(default=None, ge=5, le=600)
    """How long the work lasts, if repetitions are not counted."""
    rest_s: int = Field(default=0, ge=0, le=120)
    """Rest between sets."""

    @model_validator(mode="after")
    def _one_way(self) -> Dose:
        if sum(value is not None for value in (self.hold_s, self.tempo_s, self.work_s)) != 1:
            raise ValueError("a dose has exactly one of hold_s, tempo_s and work_s")
        if (self.work_s is None) != bool(self.reps):
            raise ValueError("a dose by hold or tempo has `reps`, a dose by time has none")
        if len(self.reps) not in (0, 1, self.sets):
            raise ValueError(f"`reps` has one number, or one for each of the {self.sets} sets")
        return self

    def repetitions(self, set_number: int) -> int:
        """Return the repetitions on one side in a set (sets count from 0); 0 for work by time."""
        if not self.reps:
            return 0
        return self.reps[set_number] if len(self.reps) > 1 else self.reps[0]


class Doses(Entry):
    """One dose in three sizes."""

    short: Dose
    usual: Dose
    full: Dose

    def of(self, size: DoseSize) -> Dose:
        """Return the dose of a size."""
        dose: Dose = getattr(self, size)
        return dose


class Exercise(Entry):
    """One exercise, with everything that a person needs to do it."""

    id: Id
    name: Prose
    part: Part
    stage: int = Field(ge=1, le=3)
    region: Region
    position: Position
    stance: Stance
    """How the body is placed. May be absent if it follows from the position: standing, or sitting on a chair."""
    needs: tuple[Literal["chair", "wall", "stick", "weight", "mat"], ...] = ()
    sees_screen: bool
    """Whether the person faces the screen while doing it."""
    contacts: tuple[Literal["wrists", "knees", "shoulder"], ...] = ()
    """Joints that bear weight."""
    purpose: Prose
    start: Prose
    steps: tuple[Prose, ...] = Field(min_length=1)
    cues: tuple[Prose, ...] = Field(min_length=1)
    """Short reminders during the work."""
    errors: tuple[Prose, ...] = Field(min_length=1)
    sides: Sides
    side_words: tuple[Prose, Prose] | None = None
    """What the first and the second side are called; "Left side" and "Right side" if absent."""
    doses: Doses
    halfway: Prose | None = None
    """What to do when half of the time is over, as on a walk."""
    easier: Id | None = None
    """The exercise that takes its place for who finds it too hard; None if this is the easiest form."""
    harder: Id | None = None
    stand_in: bool = False
    """Whether it is never planned by itself, and only ever takes the place of another exercise."""
    keeps_reps: bool = False
    """Whether a routine never has fewer repetitions of it than of its easier exercise, one stage down."""
    avoid: tuple[Id, ...] = ()
    """The planner leaves it out for people with any of these profiles."""
    only: tuple[Id, ...] = ()
    """Only people with one of these profiles get it, and get it first; empty if it is for everyone."""
    adjust: dict[Id, Prose] = {}
    """How people with these profiles do it, in words."""
    aids: dict[Id, Prose] = {}
    """For some of these profiles what the set-up names after the name: "with a towel"; the figure shows it."""
    instead: dict[Id, Id] = {}
    """The exercise that people with these profiles get in its place: the same move in another position."""
    most_reps: dict[Id, Annotated[int, Field(ge=1, le=MOST_REPETITIONS)]] = {}
    """The most repetitions of a set for people with these profiles, where `adjust` promises it."""
    caution: Prose | None = None
    """Who else should leave it out or ask first, in words."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)
    dose_basis: Literal["source", "choice"]

    @model_validator(mode="before")
    @classmethod
    def _placed(cls, given: object) -> object:
        implied = {"standing": "standing", "chair": "sitting"}
        stance = implied.get(str(given.get("position"))) if isinstance(given, dict) else None
        return {"stance": stance, **given} if stance and isinstance(given, dict) else given

    @model_validator(mode="after")
    def _fits(self) -> Exercise:
        if (self.sides in ("none", "alternate")) and self.side_words is not None:
            raise ValueError("`side_words` go with sides each or split")
        if self.keeps_reps and not isinstance(self.easier, str):
            raise ValueError("`keeps_reps` goes with an easier exercise")
        if self.halfway is not None and self.doses.full.work_s is None:
            raise ValueError("`halfway` goes with work by time")
        if not self.most_reps.keys() <= self.adjust.keys():
            raise ValueError("`most_reps` keeps what `adjust` says to the same profiles")
        return self


class Profile(Entry):
    """Something about the person, known from the answers, that shapes the routine."""

    id: Id
    name: Prose
    when: Requirement
    because: Prose
    """The reason that follows "Left out child's pose:" or "Put in lying press-up:"."""
    most_hold_s: int | None = Field(default=None, ge=1)
    """The longest hold of a core exercise, in seconds."""
