"""Exercises: their words, their dose in three sizes, and whom they do not suit."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, Prose, SourceKey

Part = Literal["warm-up", "core", "cool-down"]
Region = Literal["raise", "mobilise", "prepare", "front", "side", "back", "hip", "settle"]
Position = Literal["floor", "standing", "chair"]
POSITIONS: tuple[Position, ...] = ("floor", "standing", "chair")
"""In the order in which they are offered."""
Sides = Literal["each", "split", "alternate", "none"]
"""`each`: the whole dose on one side, then the other; `split`: half of each set with either leg;
`alternate`: sides change with every repetition; `none`: both at once."""
DoseSize = Literal["short", "usual", "full"]
DOSE_SIZES: tuple[DoseSize, ...] = ("short", "usual", "full")
"""The smallest first."""


MOST_SETS = 10
MOST_REPETITIONS = 60


class Dose(Entry):
    """How much: repetitions that are held or move to a tempo, or work for a time; all times in seconds."""

    sets: int = Field(default=1, ge=1, le=MOST_SETS)
    reps: tuple[Annotated[int, Field(ge=1, le=MOST_REPETITIONS)], ...] = ()
    """Repetitions a set, for each side; as many numbers as sets, or one for all of them."""
    hold_s: int | None = Field(default=None, ge=1, le=60)
    """How long each repetition is held."""
    tempo_s: int | None = Field(default=None, ge=1, le=20)
    """How long one moving repetition takes, there and back."""
    work_s: int | None = Field(default=None, ge=5, le=600)
    """How long to go on, where repetitions are not counted."""
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
        """Return the repetitions of a set, counted from 0, on one side; 0 for work by time."""
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


class Neighbour(Entry):
    """An easier or harder way that is no exercise of its own."""

    words: Prose


class Exercise(Entry):
    """One exercise, with all that a person needs to do it."""

    id: Id
    name: Prose
    part: Part
    stage: int = Field(ge=1, le=3)
    region: Region
    position: Position
    needs: tuple[Literal["chair", "wall", "stick", "weight", "mat"], ...] = ()
    sees_screen: bool
    """Whether the face is turned so that the screen can be read."""
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
    stretch_s: tuple[int, int] | None = None
    """For work by time: the least and the most seconds that the planner may give it."""
    easier: Id | Neighbour
    harder: Id | Neighbour | None = None
    avoid: tuple[Id, ...] = ()
    """Profiles for which the planner leaves it out."""
    only: tuple[Id, ...] = ()
    """Profiles for which alone it is meant, and which get it first; none where it is for all."""
    adjust: dict[Id, Prose] = {}
    """Profiles that may do it, each with how."""
    caution: Prose | None = None
    """Who should leave it out or ask first, in words, for what no profile covers."""
    sources: tuple[SourceKey, ...] = Field(min_length=1)
    dose_basis: Literal["source", "choice"]

    @model_validator(mode="after")
    def _fits(self) -> Exercise:
        if (self.sides in ("none", "alternate")) and self.side_words is not None:
            raise ValueError("`side_words` go with sides each or split")
        if self.stretch_s is not None and self.doses.full.work_s is None:
            raise ValueError("`stretch_s` goes with work by time")
        return self


class Profile(Entry):
    """Something about the person that shapes the routine, known from the answers."""

    id: Id
    name: Prose
    when: Requirement
    because: Prose
    """Ends the sentence "Left out child's pose: ...", or "Put in lying press-up: ..."."""
