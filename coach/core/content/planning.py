"""The settings in `content/planning.toml`: how routines are built, and how long checks and ratings count."""

from __future__ import annotations

from pydantic import Field, model_validator

from coach.core.content.clinical_layout import ClinicalLayout, DeskLayout
from coach.core.content.conditions import Requirement
from coach.core.content.entries import Entry, Id, Prose, SourceKey
from coach.core.content.exercises import POSITIONS, DoseSize, Part, Position, Region, Stance
from coach.core.content.levels import Scope
from coach.core.content.pain_rule import PainRule


class Timing(Entry):
    """Seconds between the work, and the tolerance of the whole."""

    ready_s: int = Field(ge=3, le=30)
    """To get ready for an exercise that has not come before."""
    move_s: int = Field(ge=3, le=60)
    """The same with a change of position, such as getting down on the floor."""
    switch_s: int = Field(ge=3, le=30)
    """To get ready for the next set of an exercise that has come before."""
    gap_s: int = Field(ge=0, le=10)
    """Between two held repetitions."""
    change_s: int = Field(ge=0, le=30)
    """To change side."""
    tolerance_s: int = Field(ge=0, le=60)
    """A routine that is shorter than the requested minutes by more says so. None is longer."""


class Plan(Entry):
    """A length of routine, and how its time is divided."""

    id: Id
    minutes: int
    warm_up_count: int = Field(ge=1)
    """The most warm-up exercises, including the one that raises the pulse."""
    sets: int = Field(ge=1)
    """The most sets of a core exercise."""
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
    """Its regions in order; in the core, each must be present or have a `Lack`."""


class Lack(Entry):
    """A region of the core that a profile or a position may leave empty, and why."""

    profile: Id | None = None
    position: Position | None = None
    region: Region
    reason: Prose

    @model_validator(mode="after")
    def _one_cause(self) -> Lack:
        if (self.profile is None) == (self.position is None):
            raise ValueError("a lack has exactly one of profile and position")
        return self


class Walks(Entry):
    """The walk that is the whole routine, or its beginning in the first days of a strain."""

    outside: tuple[Id, ...] = Field(min_length=1)
    """The exercises that are a walk out of doors, the first choice first."""
    inside: tuple[Id, ...] = Field(min_length=1)
    """The same for those who cannot go out, or sit."""
    least_s: int = Field(ge=60)
    """The shortest walk that easy moves follow."""
    seated: Prose
    """What a routine on a chair says in place of a walk."""


class KioskRoutine(Entry):
    """What a kiosk visitor may choose, who is unattended and stays only briefly."""

    minutes: int
    """The most minutes."""
    first: int
    """The minutes that are proposed first."""
    positions: tuple[Position, ...] = Field(min_length=1)
    """The positions that may be chosen."""


class FirstDays(Entry):
    """A limit on routines in the first days after a strain."""

    when: Requirement
    stage: int = Field(ge=1, le=3)
    """The highest stage."""
    minutes: int
    """The most minutes."""
    dose: DoseSize
    """The largest dose."""
    moves: int | None = Field(default=None, ge=1)
    """If given, the routine is a walk and this many of the `easy` moves, without a core."""
    easy: tuple[Id, ...] = ()
    """The moves that suit an acute back, the first choice first."""
    reason: Prose


class Recall(Entry):
    """How far back the planner looks at earlier routines."""

    routines: int = Field(ge=1, le=20)
    """The most routines."""
    days: int = Field(ge=1)
    """The age in days of the oldest."""


class Rest(Entry):
    """When to suggest a day of rest."""

    stage: int = Field(ge=1, le=3)
    """From this stage on."""
    days: int = Field(ge=1)
    """For how many days after such a routine."""
    reason: Prose


class CheckValidity(Entry):
    """How long the answers of a check stay valid, so that a routine can start without a new one."""

    just_minutes: int
    fresh_minutes: int
    """After a check younger than this, one question ("has anything changed?") replaces the quick ones."""
    days: int
    """For this long the quick questions are enough, if the pain is not worse."""
    prevention_days: int
    """The same for a person who came without pain."""
    prevention: Requirement
    """The answers that show that a person came without pain."""
    worse: Requirement
    """Answers with which a check is valid for its own visit only."""
    grows: Id
    """The question about the days since it began: its number grows by the days since the check."""
    go_on_hours: int
    """For this long an interrupted routine can be continued."""
    check_minutes: int = Field(ge=0)
    """For this long after its last answer an interrupted check can be continued."""
    pain_back: Requirement
    """Answers that invalidate a check that was made without pain, so that the full check is due."""


class Stages(Entry):
    """When the stage goes up or down."""

    green_sessions: int = Field(ge=1)
    """The next stage is proposed after this many routines, all complete and green, and none red the next day."""
    hardest: int = Field(ge=1)
    """The highest stage."""
    gated: int = Field(ge=2)
    """This stage and those above open once the routines at an easier stage went well."""


class Smallest(Entry):
    """The smallest change of each weekly score that is likely to be real, in points of 0 to 10."""

    activity: int = Field(ge=1, le=10)
    """For one activity."""
    psfs: int = Field(ge=1, le=10)
    """For the mean of the activities."""
    peg: int = Field(ge=1, le=10)
    """For the mean of the three questions about the pain."""


class TrendRules(Entry):
    """The questions that are asked weekly at home, and how far back their answers are shown."""

    days: int = Field(ge=1)
    """They are asked again after this many days."""
    earlier: int = Field(ge=1)
    """The most earlier ratings that are shown."""
    recall_days: int = Field(ge=1)
    """The age in days of the oldest that is shown."""
    activities: Id
    """The question in which the person chooses their own activities."""
    psfs: tuple[Id, ...] = Field(min_length=1)
    """The questions that rate each activity, 0 to 10."""
    peg: tuple[Id, Id, Id]
    """The three questions about the pain of the last week."""
    smallest: Smallest
    sources: tuple[SourceKey, ...] = Field(min_length=1)

    @property
    def ratings(self) -> tuple[Id, ...]:
        """All weekly questions that are answered with a number."""
        return (*self.psfs, *self.peg)

    @property
    def questions(self) -> tuple[Id, ...]:
        """All weekly questions."""
        return (self.activities, *self.ratings)


class Haste(Entry):
    """When a page of signs was answered too fast to have been read."""

    share: float = Field(gt=0, lt=1)
    """A page answered in less than this share of its reading time was hardly read."""


class Planning(Entry):
    """Everything in `content/planning.toml`."""

    timing: Timing
    holding: CheckValidity
    pain: PainRule
    stages: Stages
    outcomes: TrendRules
    haste: Haste
    handover: ClinicalLayout
    desk: DeskLayout
    usual: dict[Id, str | int]
    """The first answers of a typical person with nothing to report, to estimate how long a check takes."""
    seldom: tuple[str, ...]
    """Things that few people have; exercises that need them are chosen last."""
    plan: tuple[Plan, ...]
    first_days: tuple[FirstDays, ...] = ()
    """The first one whose requirement is met applies."""
    recall: Recall
    rest: Rest
    part: tuple[PartWords, ...]
    lack: tuple[Lack, ...] = ()
    walk: Walks
    kiosk: KioskRoutine

    stances: tuple[Stance, ...]
    """The order in which a routine goes from one position of the body to the next."""
    work_share: float = Field(gt=0, lt=1)
    """The least share of the time that is work, in a routine of at least `work_share_minutes`."""
    work_share_minutes: int

    def regions(self, part: Part) -> tuple[Region, ...]:
        """Return the regions of a part, in order."""
        return next(words.regions for words in self.part if words.id == part)
