"""The `Visit`: everything that a person has said and done since they started, as one immutable value."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from coach.core.content.exercises import Position
from coach.core.content.levels import Place
from coach.core.content.pain_rule import HardStop
from coach.core.content.questions import LastingKind
from coach.core.triage.answers import Answers, Value
from coach.core.visit.return_step import EFFORT, ReturnStep
from coach.core.visit.set_used import SetUsed

Wish = Literal["check", "routine"]
Recheck = Literal["none", "changed", "quick"]
"""The questions right before a routine: none if the check was made only just now."""
Response = Literal["going", "told-desk"]
WalkPlace = Literal["outside", "inside"]
"""Out of doors, or on the spot; where nobody goes out, such as at the kiosk, a walk is always inside."""
Outcome = Literal["done", "skipped", "unfinished"]
Direction = Literal["easier", "harder"]
HASTE = "haste"
"""In `Visit.done`, what says that the person was told they went fast; it has no screen of its own."""
SkipReason = Literal["pain", "too-hard", "bored", "other"]
SKIP_REASONS: tuple[SkipReason, ...] = ("pain", "too-hard", "bored", "other")
Pain = Annotated[int, Field(ge=0, le=10)]
"""The bounds are checked when a visit is read from its file."""
Stage = Annotated[int, Field(ge=1, le=9)]


@dataclass(frozen=True)
class Performed:
    """One step of the routine as it went."""

    exercise: str
    # TOML has no null, so a step without sides has no such key in its file.
    side: Annotated[str | None, Field(default=None)]
    set_number: Annotated[int, Field(ge=1, le=1000)]
    """Counted from 1."""
    outcome: Outcome
    seconds: float
    """Seconds of work, without pauses."""
    skipped_because: SkipReason | None = None
    way: Direction | None = None
    """Whether an easier or harder way was chosen in place of the planned one."""
    pain: Pain | None = None
    """The strongest pain reported in it or in the rest after it, 0 to 10."""


@dataclass(frozen=True)
class ToldPain:
    """A pain reported during a routine. It stays in the visit whatever happens to the step it was reported in."""

    pain: Pain
    """0 to 10."""
    told_at: datetime
    """UTC."""
    exercise: Annotated[str | None, Field(default=None)]
    """The exercise under way, or about to begin."""


@dataclass(frozen=True)
class RoutineProgress:
    """How far a routine has come, as a visit stores it."""

    performed: tuple[Performed, ...]
    behind: int
    """How many of its planned work steps are over."""
    instead: str | None = None
    """Id of the exercise that the person does in place of the planned one under way."""


@dataclass(frozen=True)
class RoutineToAskAbout:
    """An earlier visit whose routine is asked about: how was the day after it?"""

    visit: str
    pain: Pain
    """The pain before that routine, 0 to 10; 0 if none was reported."""


@dataclass(frozen=True)
class StageProposal:
    """How hard the next routine should be, according to the earlier ones."""

    stage: Stage
    """The stage of the last routine."""
    way: Literal["up", "down", "stay"]

    @property
    def proposed(self) -> int:
        """The stage that is proposed."""
        return self.stage + {"up": 1, "down": -1, "stay": 0}[self.way]


@dataclass(frozen=True)
class Rating:
    """An earlier visit's answers to the weekly questions."""

    day: date
    """In the person's own calendar."""
    answers: Answers


@dataclass(frozen=True)
class Weekly:
    """The weekly questions: whether this visit asks them, and the earlier answers."""

    day: date
    """When this visit began, in the person's own calendar."""
    due: bool
    earlier: tuple[Rating, ...] = ()
    """The newest first."""


@dataclass(frozen=True)
class Remembered:
    """The lasting answers of an earlier check, shown to the person as they stood."""

    visit: str
    """Id of the visit that held them."""
    day: date
    """When they were last confirmed, in the person's own calendar."""
    answers: Answers
    same: bool | None = None
    """Whether the person said that they are still the same, all or some; None until they are asked."""
    changed: tuple[LastingKind, ...] = ()
    """What is not the same, if some of them are."""


@dataclass(frozen=True)
class Changes:
    """What the person changed in the planned routine before it started, by the ids of the planned exercises."""

    left_out: tuple[str, ...] = ()
    swapped: Mapping[str, str] = field(default_factory=dict)
    """By planned exercise, the one that is done in its place."""
    order: tuple[str, ...] = ()
    """All exercises in the wanted order; empty for the planned order."""


@dataclass(frozen=True)
class Request:
    """The person's choices for the routine."""

    minutes: Annotated[int, Field(ge=0, le=1000)]
    position: Position = "floor"
    stage: Stage = 1
    prescribed: bool = False
    """Whether the therapist's own set is done in place of a planned routine."""
    changes: Changes = Changes()
    walk: WalkPlace = "outside"
    """Where a walk is done, if the routine has one."""
    heard: bool = True
    """Whether cues could be heard when it was set up; if not, exercises that turn away from the screen come last."""


@dataclass(frozen=True)
class Visit:
    """One visit, from the first question to the summary. Each change makes a new value."""

    id: str
    """UTC start and a random suffix; at home also the name of its file."""
    started: datetime
    """UTC."""
    place: Place
    content_version: str
    wish: Wish = "check"
    """What the person came for: the full check, or a routine that relies on an earlier check."""
    returning: ReturnStep | None = None
    """The session of a return plan that it is for, in place of a routine."""
    based_on: str | None = None
    """Id of the earlier visit whose check this one relies on."""
    answers: Answers = field(default_factory=dict)
    ask_again: tuple[str, ...] = ()
    """Questions with an old answer that are to be asked again; until then the old answer counts."""
    remembered: Remembered | None = None
    """What an earlier check was told of things that last; they count only once they are in `answers`."""
    answered_at: datetime | None = None
    """When the last answer was given (UTC)."""
    first_answers: Answers = field(default_factory=dict)
    """The first answers to questions whose emergency or urgent answer was taken back."""
    page_seconds: Mapping[str, float] = field(default_factory=dict)
    """By page id, the seconds that the page was shown in all until it was answered."""
    done: tuple[str, ...] = ()
    """Names of the journey steps that are done, in the order they were done."""
    revisiting: str | None = None
    """Id of the page that the person went back to from the review of the answers."""
    response: Response | None = None
    """What the person answered to the emergency card."""
    checked_at: datetime | None = None
    """When the person confirmed the answers (UTC)."""
    recheck: Recheck | None = None
    """Which questions come right before the routine; None while no routine is wanted."""
    details: bool = False
    """Whether the person is adding details for their therapist."""
    request: Request | None = None
    set_used: SetUsed | None = None
    """The therapist's set that the routine is; None for a routine of coach's own."""
    performed: tuple[Performed, ...] = ()
    pains: tuple[ToldPain, ...] = ()
    """Every pain reported during the routine, the oldest first."""
    routine_seconds: float = 0
    """The planned length of the routine."""
    behind: int = 0
    """How many of the routine's planned work steps are over."""
    instead: str | None = None
    """Id of the exercise that the person does in place of the planned one under way."""
    moved_at: datetime | None = None
    """When the routine last moved on (UTC)."""
    stopped: HardStop | None = None
    """What stopped the routine and led to the danger signs."""
    check_due: bool = False
    """Whether the full check must be finished before any routine, in this visit or a later one."""
    yesterday: RoutineToAskAbout | None = None
    """The earlier routine whose next day this visit asks about."""
    after_red: str | None = None
    """Id of an earlier visit whose routine hurt too much or was stopped, if nothing is known of the day after it."""
    staging: StageProposal | None = None
    """The stage that earlier routines suggest."""
    weekly: Weekly | None = None
    """The weekly questions as of the start of the visit; None in a kiosk, which never asks them."""
    ended: datetime | None = None
    """When the person finished the summary (UTC)."""

    @property
    def begun(self) -> bool:
        """Whether there is anything in the visit worth saving."""
        return bool(self.answers or self.moved or self.stopped)

    @property
    def moved(self) -> bool:
        """Whether a step of the routine was done or skipped, or a pain reported in it."""
        return bool(self.performed or self.pains)

    @property
    def trained(self) -> bool:
        """Whether a session of a return plan was done and told of."""
        return self.returning is not None and EFFORT in self.answers

    @property
    def just_stopped(self) -> bool:
        """Whether this visit's routine was stopped and no full check was finished after it."""
        return self.stopped is not None and self.check_due

    def answering(self, answers: Answers) -> Visit:
        """Return the visit with these answers added or replaced."""
        left = tuple(name for name in self.ask_again if name not in answers)
        return replace(self, answers={**self.answers, **answers}, ask_again=left)

    def asking_again(self, names: Collection[str]) -> Visit:
        """Return the visit with those of these questions that have an answer to be asked again."""
        return replace(self, ask_again=tuple(name for name in self.answers if name in names))

    @property
    def own_answers(self) -> Answers:
        """The answers except those to questions that are to be asked again."""
        return {name: value for name, value in self.answers.items() if name not in self.ask_again}

    def timed(self, page: str, passed: float) -> Visit:
        """Return the visit with `passed` seconds added to the time of a page, to a tenth of a second."""
        seconds = round(self.page_seconds.get(page, 0.0) + max(0.0, passed), 1)
        return replace(self, page_seconds={**self.page_seconds, page: seconds})

    def with_progress(self, progress: RoutineProgress, now: datetime) -> Visit:
        """Return the visit with the progress of its routine at `now` (UTC)."""
        moved = replace(self, performed=progress.performed, behind=progress.behind, instead=progress.instead)
        return replace(moved, moved_at=now)

    def past(self, step: str) -> Visit:
        """Return the visit with a journey step done."""
        return self if step in self.done else replace(self, done=(*self.done, step))

    def without(self, step: str) -> Visit:
        """Return the visit with a journey step to be done again; the steps after it stay done."""
        return replace(self, done=tuple(name for name in self.done if name != step))

    def before(self, step: str) -> Visit:
        """Return the visit with a journey step and all steps after it to be done again; the answers are kept."""
        return replace(self, done=self.done[: self.done.index(step)]) if step in self.done else self

    def value(self, question: str) -> Value | None:
        """Return the answer to a question, or None."""
        return self.answers.get(question)

    def number(self, question: str) -> int | None:
        """Return the number that answers a question, or None if there is none."""
        value = self.value(question)
        return value if isinstance(value, int) else None
