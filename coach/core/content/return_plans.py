"""Return plans: week by week from a back that has calmed down to the usual lift or run."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

from pydantic import Field, model_validator

from coach.core.content.entries import Entry, Id, Prose, Review, SourceKey, Statement


class Lifts(Entry):
    """One session of lifting."""

    share: int = Field(ge=10, le=100)
    """Percent of the person's usual load."""
    sets: int = Field(ge=1, le=6)
    repetitions: int = Field(ge=1, le=15)
    """In each set."""


class Runs(Entry):
    """One session of walking and running in turn."""

    rounds: int = Field(ge=1, le=12)
    run_minutes: int = Field(ge=1, le=40)
    """Of each round."""
    walk_minutes: int = Field(ge=0, le=10)
    """Of each round, after the run."""

    @property
    def minutes(self) -> int:
        """The minutes of running in the whole session."""
        return self.rounds * self.run_minutes


class ReturnWeek(Entry):
    """One step of a return plan; it takes a week if each session goes well."""

    title: Prose
    how: tuple[Statement, ...] = Field(min_length=1)
    effort: int = Field(ge=1, le=10)
    """The most effort of a set or a run, from 0 for none to 10 for all-out."""
    lifts: Lifts | None = None
    runs: Runs | None = None

    @model_validator(mode="after")
    def _one_session(self) -> ReturnWeek:
        if (self.lifts is None) == (self.runs is None):
            raise ValueError("a week has either `lifts` or `runs`; keep one of them")
        return self


class FormFault(Entry):
    """A usual fault of form, and how a person alone can see it."""

    name: Prose
    check: Statement


class ReturnPlan(Entry):
    """The weeks from a calm back to the usual training."""

    id: Id
    """Also a choice of the question what the person wants to get back to."""
    name: Prose
    measure: Literal["load", "minutes"]
    """What a session is measured by: the load that was lifted, or the minutes that were run."""
    steps: dict[Id, float] = {}
    """By the unit that loads are counted in, the smallest step that plates allow."""
    most_pain: int = Field(ge=0, le=10)
    """With more pain before a session there is none that day."""
    green_routines: int = Field(ge=1)
    """The plan opens once the newest so many routines were green."""
    sessions: int = Field(ge=1, le=5)
    """Green sessions in each week before the next one."""
    rest_days: int = Field(ge=0, le=6)
    """Days without a session between two of them."""
    back_after_red: int = Field(ge=1)
    """A red session goes so many weeks back."""
    pause_days: int = Field(ge=7)
    """After a longer pause the plan begins again at its first week."""
    weeks: tuple[ReturnWeek, ...] = Field(min_length=2)
    faults: tuple[FormFault, ...] = ()
    sources: tuple[SourceKey, ...] = Field(min_length=1)
    review: Review

    @model_validator(mode="after")
    def _rises(self) -> ReturnPlan:
        if (self.measure == "load") != bool(self.steps):
            raise ValueError("`steps` belong to a plan that is measured by load; give them there alone")
        for number, week in enumerate(self.weeks, start=1):
            if (week.lifts if self.measure == "load" else week.runs) is None:
                raise ValueError(f"week {number} is not measured by {self.measure}; give it the other kind of session")
        amounts = [week.lifts.share if week.lifts else week.runs.minutes if week.runs else 0 for week in self.weeks]
        number = next((at for at, pair in enumerate(pairwise(amounts), 2) if pair[0] > pair[1]), 0)
        if number:
            raise ValueError(f"week {number} asks for less than the week before it; a plan never goes down by itself")
        return self
