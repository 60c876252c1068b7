"""The routine: exercises with their doses, and their steps (get ready, work, change side, rest) with exact lengths."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from coach.core.content.exercises import Dose, Exercise
from coach.core.content.planning import Timing
from coach.core.visit.set_used import SetUsed
from coach.core.visit.state import Direction

Phase = Literal["ready", "work", "change", "rest"]
Side = Literal["first", "second"]


@dataclass(frozen=True)
class RoutineStep:
    """One step of the routine: get ready, work on one side, change side, or rest."""

    phase: Phase
    exercise: Exercise
    """What is done, or, before work, what comes next."""
    seconds: int
    side: Side | None = None
    set_number: int = 1
    sets: int = 1
    repetitions: int = 0
    """0 for work by time."""
    each_s: int = 0
    """Seconds of one repetition."""
    gap_s: int = 0
    """Seconds between two repetitions."""
    planned: bool = True
    """Whether it was planned, and not added during the routine."""
    way: Direction | None = None
    """Whether the person chose an easier or harder exercise instead of the planned one."""

    @property
    def is_hold(self) -> bool:
        """Whether each repetition is a hold."""
        return self.exercise.doses.full.hold_s is not None


@dataclass(frozen=True)
class Portion:
    """An exercise with its dose in this routine."""

    exercise: Exercise
    dose: Dose
    only: Side | None = None
    """The one side that is worked, if not both are."""
    note: str | None = None
    """A therapist's note about it."""

    def steps(self, timing: Timing) -> Iterator[RoutineStep]:
        """Yield the steps of this exercise: get ready, then the work, with rests between sets."""
        yield RoutineStep("ready", self.exercise, timing.ready_s, self._sides()[0], sets=self.dose.sets)
        for number in range(self.dose.sets):
            for order, side in enumerate(self._sides()):
                if order:
                    yield RoutineStep("change", self.exercise, timing.change_s, side, number + 1, self.dose.sets)
                yield self._work(number, order, side, timing)
            if number + 1 < self.dose.sets and self.dose.rest_s:
                yield RoutineStep("rest", self.exercise, self.dose.rest_s, self._sides()[0], number + 2, self.dose.sets)

    def seconds(self, timing: Timing) -> int:
        """Return how many seconds the exercise takes, including get-ready and rests."""
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
    """An exercise that a profile of the person keeps out of the routine."""

    exercise: str
    profile: str


@dataclass(frozen=True)
class PutIn:
    """An exercise that a profile of the person brings into the routine."""

    exercise: str
    profile: str


@dataclass(frozen=True)
class Eased:
    """An exercise that was too hard or hurt the last time, and what the planner does about it."""

    exercise: str
    because: Literal["too-hard", "pain"]
    instead: str | None = None
    """The easier exercise in its place, if one is."""
    stays: bool = True
    """Whether it stays in the routine if nothing takes its place."""


@dataclass(frozen=True)
class Routine:
    """A routine: its portions in order, their steps, and what was changed, left out or put in, and why."""

    portions: tuple[Portion, ...]
    steps: tuple[RoutineStep, ...]
    profiles: tuple[str, ...] = ()
    """The ids of the profiles that were taken into account."""
    left_out: tuple[LeftOut, ...] = ()
    put_in: tuple[PutIn, ...] = ()
    lacking: tuple[str, ...] = ()
    """Why regions of the core are missing, in words."""
    advice: tuple[str, ...] = ()
    """What the person should know before it starts, in words."""
    eased: tuple[Eased, ...] = ()
    fresh: tuple[str, ...] = ()
    """The ids of core exercises that were not in the last routine."""
    set_used: SetUsed | None = None
    """The therapist's set that this routine is; None if the planner made it."""

    @property
    def seconds(self) -> int:
        """The length of the whole routine."""
        return sum(step.seconds for step in self.steps)

    @property
    def ends(self) -> tuple[int, ...]:
        """The second of the routine at which each step ends."""
        return tuple(accumulate(step.seconds for step in self.steps))


def steps_of(portions: tuple[Portion, ...], timing: Timing) -> tuple[RoutineStep, ...]:
    """Return the steps of all portions, without those of length 0."""
    return tuple(step for portion in portions for step in portion.steps(timing) if step.seconds)
