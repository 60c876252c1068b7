"""A visit: all that a person has said and done since they started, as one value."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from coach.core.content.exercises import Position
from coach.core.content.levels import Place
from coach.core.content.pain_rule import HardStop
from coach.core.triage.answers import Answers, Value

Wish = Literal["check", "routine"]
Response = Literal["going", "told-desk"]
Outcome = Literal["done", "skipped", "unfinished"]
Direction = Literal["easier", "harder"]
SkipReason = Literal["pain", "too-hard", "bored", "other"]
SKIP_REASONS: tuple[SkipReason, ...] = ("pain", "too-hard", "bored", "other")
Pain = Annotated[int, Field(ge=0, le=10)]
"""Bounds hold where a visit is read from its file."""
Stage = Annotated[int, Field(ge=1, le=9)]


@dataclass(frozen=True)
class Performed:
    """One step of the routine as it went."""

    exercise: str
    # TOML has no null, so that a step without sides comes back from its file without this key.
    side: Annotated[str | None, Field(default=None)]
    set_number: Annotated[int, Field(ge=1, le=1000)]
    """Counted from 1."""
    outcome: Outcome
    seconds: float
    """Seconds of work, pauses left out."""
    skipped_because: SkipReason | None = None
    way: Direction | None = None
    """Which way was chosen in place of the planned one."""
    pain: Pain | None = None
    """The strongest pain told in it or in the rest behind it, 0 to 10."""


@dataclass(frozen=True)
class ToldPain:
    """A pain told while a routine ran. It stays as it was told, whatever becomes of the step it was told in."""

    pain: Pain
    """0 to 10."""
    told_at: datetime
    """UTC."""
    exercise: Annotated[str | None, Field(default=None)]
    """The exercise under way, or about to begin."""


@dataclass(frozen=True)
class RoutineProgress:
    """How far a routine has come."""

    performed: tuple[Performed, ...]
    behind: int
    """How many of its planned work steps are behind."""
    instead: str | None = None
    """The exercise that stands in for the planned one under way, at the person's wish."""


@dataclass(frozen=True)
class Yesterday:
    """An earlier visit whose routine's next day is asked about."""

    visit: str
    pain: Pain
    """The pain before that routine, 0 to 10; 0 where none was told."""


@dataclass(frozen=True)
class StageProposal:
    """What the sessions so far say about how hard the next one should be."""

    stage: Stage
    """Where the person is: that of their last routine."""
    way: Literal["up", "down", "stay"]

    @property
    def proposed(self) -> int:
        """The stage that is proposed."""
        return self.stage + {"up": 1, "down": -1, "stay": 0}[self.way]


@dataclass(frozen=True)
class Rating:
    """What an earlier visit told in answer to the weekly questions."""

    day: date
    """In the person's own calendar."""
    answers: Answers


@dataclass(frozen=True)
class Weekly:
    """The weekly questions: whether this visit asks them, and what was told before."""

    day: date
    """When this visit began, in the person's own calendar."""
    due: bool
    earlier: tuple[Rating, ...] = ()
    """The newest first."""


@dataclass(frozen=True)
class Changes:
    """What the person changed about the routine before it started, by the ids of its exercises as planned."""

    left_out: tuple[str, ...] = ()
    swapped: Mapping[str, str] = field(default_factory=dict)
    """The exercise that is done in place of the planned one."""
    order: tuple[str, ...] = ()
    """All of them in the order wanted; empty where that is as planned."""


@dataclass(frozen=True)
class Request:
    """What the person chose for the routine."""

    minutes: Annotated[int, Field(ge=0, le=1000)]
    position: Position = "floor"
    stage: Stage = 1
    prescribed: bool = False
    """Whether the therapist's own set is done, in place of what the planner proposes."""
    changes: Changes = Changes()
    heard: bool = True
    """Whether there were cues to hear when it was set up; without them, what turns away from the screen comes last."""


@dataclass(frozen=True)
class Visit:
    """One visit, from the first question to the summary; frozen, each change makes a new one."""

    id: str
    """The name of its file at home: UTC start and a random suffix."""
    started: datetime
    """UTC."""
    place: Place
    content_version: str
    wish: Wish = "check"
    """What the person came for: the full check, or the routine on the strength of an earlier check."""
    based_on: str | None = None
    """The earlier visit whose check still holds."""
    answers: Answers = field(default_factory=dict)
    ask_again: tuple[str, ...] = ()
    """Questions whose answers stand from before and are asked again; until then each counts as it was."""
    first_answers: Answers = field(default_factory=dict)
    """What was answered first, where an answer that meant emergency or urgent was taken back as a mistake."""
    page_seconds: Mapping[str, float] = field(default_factory=dict)
    """Seconds that each page was in front until it was answered, by its id; all times added up."""
    done: tuple[str, ...] = ()
    """Names of the journey's steps that are behind, in the order they were taken."""
    revisiting: str | None = None
    """The page that the person went back to from check-your-answers."""
    response: Response | None = None
    """What the person said to the emergency card."""
    checked_at: datetime | None = None
    """When the answers were confirmed; UTC."""
    recheck: Literal["changed", "quick"] | None = None
    """Which questions come right before the routine, once it is wanted."""
    details: bool = False
    """Whether the person is adding details for their therapist."""
    request: Request | None = None
    performed: tuple[Performed, ...] = ()
    pains: tuple[ToldPain, ...] = ()
    """Every pain told while the routine ran, the oldest first."""
    routine_seconds: float = 0
    """Length of the routine as planned."""
    behind: int = 0
    """How many of the routine's planned work steps are behind."""
    instead: str | None = None
    """The exercise that stands in for the planned one under way, at the person's wish."""
    moved_at: datetime | None = None
    """When the routine last moved on; UTC."""
    stopped: HardStop | None = None
    """What ended the routine and led to the check."""
    check_due: bool = False
    """Whether the full check must come to its end before any routine, in this visit or a later one."""
    yesterday: Yesterday | None = None
    """The routine whose next day this visit asks about first."""
    after_red: str | None = None
    """The earlier visit whose routine hurt too much or was stopped, and whose next day was not told before this one."""
    staging: StageProposal | None = None
    """The stage that the sessions so far speak for."""
    weekly: Weekly | None = None
    """The weekly questions as they stood when the visit began; None where they are never asked."""
    ended: datetime | None = None

    @property
    def begun(self) -> bool:
        """Whether anything was said or done that is worth keeping."""
        return bool(self.answers or self.moved or self.stopped)

    @property
    def moved(self) -> bool:
        """Whether a routine was begun."""
        return bool(self.performed or self.pains)

    @property
    def just_stopped(self) -> bool:
        """Whether the routine was stopped in this visit, and no full check has come after."""
        return self.stopped is not None and self.check_due

    def answering(self, answers: Answers) -> Visit:
        """Return the visit with these answers added or replaced."""
        left = tuple(name for name in self.ask_again if name not in answers)
        return replace(self, answers={**self.answers, **answers}, ask_again=left)

    def asking_again(self, names: Collection[str]) -> Visit:
        """Return the visit with these questions to be asked again, where they have an answer."""
        return replace(self, ask_again=tuple(name for name in self.answers if name in names))

    @property
    def own_answers(self) -> Answers:
        """The answers but for those that are asked again."""
        return {name: value for name, value in self.answers.items() if name not in self.ask_again}

    def timed(self, page: str, passed: float) -> Visit:
        """Return the visit with the seconds since the last screen added to those of a page."""
        seconds = round(self.page_seconds.get(page, 0.0) + max(0.0, passed), 1)
        return replace(self, page_seconds={**self.page_seconds, page: seconds})

    def moving(self, standing: RoutineProgress, now: datetime) -> Visit:
        """Return the visit with its routine as far as it has come at `now`."""
        moved = replace(self, performed=standing.performed, behind=standing.behind, instead=standing.instead)
        return replace(moved, moved_at=now)

    def past(self, step: str) -> Visit:
        """Return the visit with a step of the journey behind it."""
        return self if step in self.done else replace(self, done=(*self.done, step))

    def without(self, step: str) -> Visit:
        """Return the visit with a step of the journey still ahead, whatever came after it kept."""
        return replace(self, done=tuple(name for name in self.done if name != step))

    def before(self, step: str) -> Visit:
        """Return the visit as it was before a step, with every answer kept."""
        return replace(self, done=self.done[: self.done.index(step)]) if step in self.done else self

    def value(self, question: str) -> Value | None:
        """Return the answer to a question, or None if there is none."""
        return self.answers.get(question)

    def number(self, question: str) -> int | None:
        """Return the number that answers a question, or None if there is none."""
        value = self.value(question)
        return value if isinstance(value, int) else None
