"""How a routine is put together: minutes, shares, dose and days, all of it content."""

from __future__ import annotations

from pydantic import Field, model_validator

from coach.core.content.clinical_layout import ClinicalLayout
from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, Prose, SourceKey
from coach.core.content.exercises import POSITIONS, DoseSize, Part, Position, Region
from coach.core.content.levels import Scope
from coach.core.content.pain_rule import PainRule


class Timing(Entry):
    """The seconds between the work."""

    ready_s: int = Field(ge=3, le=30)
    """Get ready, with the position shown."""
    gap_s: int = Field(ge=0, le=10)
    """Between two held repetitions."""
    change_s: int = Field(ge=0, le=30)
    """To change side."""
    tolerance_s: int = Field(ge=0, le=60)
    """How far a routine may be from the minutes asked for."""


class Plan(Entry):
    """How many minutes are shared out."""

    id: Id
    minutes: int
    warm_up_s: int
    core_s: int
    cool_down_s: int
    warm_up_count: int = Field(ge=1)
    """How many warm-up exercises at the most, the raising one included."""
    sets: int = Field(ge=1)
    """Sets of a core exercise at the most."""
    dose: tuple[DoseSize, DoseSize, DoseSize]
    """The dose for stages 1, 2 and 3."""
    scopes: tuple[Scope, ...]
    """The scopes for which it is offered."""
    positions: tuple[Position, ...] = Field(default=POSITIONS, min_length=1)
    """The positions in which it is offered; all of them if absent."""
    default: bool = False


class PartWords(Entry):
    """A part of the routine, in words."""

    id: Part
    name: Prose
    regions: tuple[Region, ...]
    """The order of its regions; each must be present in the core part."""


class Lack(Entry):
    """A region that a profile or a position leaves empty, and why that is right."""

    profile: Id | None = None
    position: Position | None = None
    region: Region
    reason: Prose

    @model_validator(mode="after")
    def _one_cause(self) -> Lack:
        if (self.profile is None) == (self.position is None):
            raise ValueError("a lack has exactly one of profile and position")
        return self


class Seated(Entry):
    """What a routine on a chair says of itself."""

    walk: Prose
    """What takes the place of walking."""


class KioskRoutine(Entry):
    """What a visitor of the kiosk may choose, who is unattended and stays for a short time."""

    minutes: int
    """The minutes at the most."""
    first: int
    """The minutes that are proposed first."""
    positions: tuple[Position, ...] = Field(min_length=1)
    """The positions that may be chosen."""


class FirstDays(Entry):
    """What the first days after a strain leave to do."""

    when: Requirement
    stage: int = Field(ge=1, le=3)
    """The stage at the most."""
    minutes: int
    """The minutes at the most."""
    dose: DoseSize
    """The dose at the most."""
    moves: int | None = Field(default=None, ge=1)
    """So many easy moves of the warm-up beside walking, and no core; the core as usual if absent."""
    reason: Prose


class Recall(Entry):
    """How far back the planner looks."""

    routines: int = Field(ge=1, le=20)
    """So many earlier routines at the most."""
    days: int = Field(ge=1)
    """None older than this."""


class Rest(Entry):
    """When to suggest a day of rest."""

    stage: int = Field(ge=1, le=3)
    """From this stage on."""
    days: int = Field(ge=1)
    """A routine of such a stage counts for so many days."""
    reason: Prose


class Holding(Entry):
    """How long the answers of a check hold."""

    fresh_minutes: int
    """Younger than this, one question stands for the quick ones."""
    days: int
    """Within these days the quick questions are enough, if the pain is not worse."""
    prevention_days: int
    """The same for a person without pain."""
    prevention: Requirement
    """What the answers of a person without pain have in common."""
    worse: Requirement
    """Answers that make a check hold for that visit alone."""
    grows: Id
    """The number that grows by one a day, whether or not it is asked again."""
    go_on_hours: int
    """A routine that was left can be gone on with for so many hours."""
    pain_back: Requirement
    """What ends a check that was made without pain: the full one is asked."""


class Stages(Entry):
    """When the stage goes up or down."""

    green_sessions: int = Field(ge=1)
    """So many sessions at a stage, all green and done in full, and none red the next day, propose the next stage."""
    hardest: int = Field(ge=1)
    """The highest stage."""


class Smallest(Entry):
    """The smallest change that is more than chance, in points of 0 to 10."""

    activity: int = Field(ge=1, le=10)
    """In one activity."""
    psfs: int = Field(ge=1, le=10)
    """In the mean of the activities."""
    peg: int = Field(ge=1, le=10)
    """In the mean of the three questions about the pain."""


class TrendRules(Entry):
    """The measures that are asked weekly at home, and how far back they are told."""

    days: int = Field(ge=1)
    """Asked again once the last time is so many days ago."""
    earlier: int = Field(ge=1)
    """So many earlier ratings are told at the most."""
    recall_days: int = Field(ge=1)
    """None older than this is looked for."""
    activities: Id
    """The list of activities from which the person chooses."""
    psfs: tuple[Id, ...] = Field(min_length=1)
    """The rating of each activity, 0 to 10."""
    peg: tuple[Id, Id, Id]
    """The three questions about the pain of the last week."""
    smallest: Smallest
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    @property
    def ratings(self) -> tuple[Id, ...]:
        """The questions that are answered with a number."""
        return (*self.psfs, *self.peg)

    @property
    def questions(self) -> tuple[Id, ...]:
        """All weekly questions."""
        return (self.activities, *self.ratings)


class Planning(Entry):
    """All that the planner goes by."""

    timing: Timing
    holding: Holding
    pain: PainRule
    stages: Stages
    outcomes: TrendRules
    handover: ClinicalLayout
    usual: dict[Id, str | int]
    """What a usual person with nothing to report answers first, for the estimate of how long a check takes."""
    seldom: tuple[str, ...]
    """Things that few people have at hand: exercises that need them come last."""
    plan: tuple[Plan, ...]
    first_days: tuple[FirstDays, ...] = ()
    """The first whose answers fit counts."""
    recall: Recall
    rest: Rest
    part: tuple[PartWords, ...]
    lack: tuple[Lack, ...] = ()
    seated: Seated
    kiosk: KioskRoutine

    def regions(self, part: Part) -> tuple[Region, ...]:
        """Return the regions of a part, in order."""
        return next(words.regions for words in self.part if words.id == part)
