"""A routine: exercises with their doses, laid out as steps with exact lengths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from coach.core.content.exercises import Dose, Exercise
from coach.core.content.planning import Timing
from coach.core.visit.state import Direction

Phase = Literal["ready", "work", "change", "rest"]
Side = Literal["first", "second"]


@dataclass(frozen=True)
class RoutineStep:
    """One stretch of the routine: getting ready, work on one side, changing side, or rest."""

    phase: Phase
    exercise: Exercise
    """What is done; before work, what comes next."""
    seconds: int
    side: Side | None = None
    set_number: int = 1
    sets: int = 1
    repetitions: int = 0
    """0 where the work goes by time."""
    each_s: int = 0
    """Seconds of one repetition, held or moving."""
    gap_s: int = 0
    """Seconds between two repetitions."""
    planned: bool = True
    """Whether it was planned, not put in while the routine ran."""
    way: Direction | None = None
    """Which way the person chose in place of the planned one."""
    way_words: str | None = None
    """How to do the exercise in that way, where it is no exercise of its own."""

    @property
    def held(self) -> bool:
        """Whether each repetition is a hold."""
        return self.exercise.doses.full.hold_s is not None


@dataclass(frozen=True)
class Portion:
    """An exercise with the dose it gets in this routine."""

    exercise: Exercise
    dose: Dose
    only: Side | None = None
    """The one side that is worked, where not both are."""
    note: str | None = None
    """What a therapist wrote beside it."""

    def steps(self, timing: Timing) -> Iterator[RoutineStep]:
        """Yield the steps of this exercise, get-ready first, rests between sets but none at the end."""
        yield RoutineStep("ready", self.exercise, timing.ready_s, self._sides()[0], sets=self.dose.sets)
        for number in range(self.dose.sets):
            for order, side in enumerate(self._sides()):
                if order:
                    yield RoutineStep("change", self.exercise, timing.change_s, side, number + 1, self.dose.sets)
                yield self._work(number, order, side, timing)
            if number + 1 < self.dose.sets and self.dose.rest_s:
                yield RoutineStep("rest", self.exercise, self.dose.rest_s, self._sides()[0], number + 2, self.dose.sets)

    def seconds(self, timing: Timing) -> int:
        """Return how long the exercise takes, get-ready and rests included."""
        return sum(step.seconds for step in self.steps(timing))

    def _sides(self) -> tuple[Side | None, ...]:
        if self.exercise.sides not in ("each", "split"):
            return (None,)
        return (self.only,) if self.only else ("first", "second")

    def _work(self, number: int, order: int, side: Side | None, timing: Timing) -> RoutineStep:
        dose = self.dose
        if dose.work_s is not None:
            return RoutineStep("work", self.exercise, dose.work_s, side, number + 1, dose.sets)
        repetitions = dose.repetitions(number)
        if self.exercise.sides == "split" and self.only is None:
            repetitions = (repetitions + 1) // 2 if order == 0 else repetitions // 2
        each, gap = (dose.hold_s, timing.gap_s) if dose.hold_s is not None else (dose.tempo_s or 0, 0)
        seconds = repetitions * each + max(repetitions - 1, 0) * gap
        return RoutineStep("work", self.exercise, seconds, side, number + 1, dose.sets, repetitions, each, gap)


@dataclass(frozen=True)
class LeftOut:
    """An exercise that the person's answers keep out of the routine."""

    exercise: str
    profile: str


@dataclass(frozen=True)
class PutIn:
    """An exercise that the person's answers bring into the routine."""

    exercise: str
    profile: str


@dataclass(frozen=True)
class Eased:
    """An exercise that did not go well the last time, and what becomes of it."""

    exercise: str
    because: Literal["too-hard", "pain"]
    instead: str | None = None
    """The easier exercise in its place; None where there is only an easier way, in words."""
    stays: bool = True
    """Whether it is still in the routine where nothing takes its place."""


@dataclass(frozen=True)
class Refusal:
    """An exercise of the therapist's set that the person's result excludes."""

    exercise: str
    because: Literal["walk", "stage", "profile"]
    profile: str | None = None


@dataclass(frozen=True)
class Routine:
    """What the planner proposes: portions in order, their steps, and what was left out and why."""

    portions: tuple[Portion, ...]
    steps: tuple[RoutineStep, ...]
    profiles: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    put_in: tuple[PutIn, ...] = ()
    lacking: tuple[str, ...] = ()
    """Why a region of the body is missing, in words."""
    advice: tuple[str, ...] = ()
    """What to know before it starts, in words."""
    eased: tuple[Eased, ...] = ()
    fresh: tuple[str, ...] = ()
    """Core exercises that were not part of the last routine, where that was another."""
    refused: tuple[Refusal, ...] = ()

    @property
    def seconds(self) -> int:
        """The length of the whole routine."""
        return sum(step.seconds for step in self.steps)

    @property
    def ends(self) -> tuple[int, ...]:
        """The second at which each step ends."""
        return tuple(accumulate(step.seconds for step in self.steps))


def laid_out(portions: tuple[Portion, ...], timing: Timing) -> tuple[RoutineStep, ...]:
    """Return the steps of all portions; a step without a second in it is left out."""
    return tuple(step for portion in portions for step in portion.steps(timing) if step.seconds)
