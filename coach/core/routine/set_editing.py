"""Editing a therapist's set: its exercises in order, and the dose of one of them, always within what may be given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from pydantic import ValidationError

from coach.core.content.exercises import DOSE_SIZES, Dose, DoseSize, Exercise
from coach.core.content.planning import Timing
from coach.core.routine.plan import Portion
from coach.core.routine.prescription import Prescribed, PrescribedDose, WrittenSet

DoseField = Literal["size", "sets", "reps", "hold_s", "tempo_s", "work_s", "rest_s", "sides", "note"]
Sides = Literal["both", "left", "right"]
STEPS: dict[DoseField, int] = {"sets": 1, "reps": 1, "hold_s": 1, "tempo_s": 1, "work_s": 5, "rest_s": 5}
"""By how much a number goes up or down at a time; times in seconds."""


def put(written: WrittenSet, each: Prescribed, index: int | None = None) -> WrittenSet:
    """Return the set with an exercise at the end, or in place of the one at `index`."""
    before = written.exercises
    if index is None:
        return replace(written, exercises=(*before, each))
    return replace(written, exercises=(*before[:index], each, *before[index + 1 :]))


def without(written: WrittenSet, index: int) -> WrittenSet:
    """Return the set without one exercise."""
    return replace(written, exercises=(*written.exercises[:index], *written.exercises[index + 1 :]))


def moved(written: WrittenSet, index: int, by: Literal[-1, 1]) -> WrittenSet | None:
    """Return the set with an exercise moved one place; None at its beginning and end."""
    other = index + by
    if not 0 <= other < len(written.exercises):
        return None
    exercises = list(written.exercises)
    exercises[index], exercises[other] = exercises[other], exercises[index]
    return replace(written, exercises=tuple(exercises))


@dataclass(frozen=True)
class DoseEdit:
    """An exercise with the dose, sides and note that are being given to it."""

    exercise: Exercise
    size: DoseSize
    dose: Dose
    sides: Sides = "both"
    note: str | None = None

    @classmethod
    def of(cls, prescribed: Prescribed, exercise: Exercise, timing: Timing) -> DoseEdit:
        """Return the edit of an exercise of a set.

        Raises:
            MisfitError: Its dose does not fit it.
        """
        dose = prescribed.portion(exercise, timing).dose
        return cls(exercise, prescribed.size, dose, prescribed.sides, prescribed.note)

    @classmethod
    def usual(cls, exercise: Exercise) -> DoseEdit:
        """Return the edit of an exercise that has its usual dose."""
        return cls(exercise, "usual", exercise.doses.usual)

    @property
    def fields(self) -> tuple[DoseField, ...]:
        """What can be given, in order: rests only between sets, and sides only where one can be done alone."""
        timed: DoseField = "work_s" if self.dose.work_s else "hold_s" if self.dose.hold_s else "tempo_s"
        reps: tuple[DoseField, ...] = () if timed == "work_s" else ("reps",)
        rest: tuple[DoseField, ...] = ("rest_s",) if self.dose.sets > 1 else ()
        sides: tuple[DoseField, ...] = ("sides",) if self.exercise.sides in ("each", "split") else ()
        return ("size", "sets", *reps, timed, *rest, *sides, "note")

    def stepped(self, field: DoseField, by: Literal[-1, 1]) -> DoseEdit | None:
        """Return the edit with a field one step up or down, or at its next choice; None where that may not be given."""
        match field:
            case "size":
                return self._sized(_next(DOSE_SIZES, self.size, by))
            case "sides":
                return replace(self, sides=_next(get_args(Sides), self.sides, by))
            case "note":
                return None
            case "reps":
                return self._with(reps=tuple(count + by for count in self.dose.reps))
            case _:
                return self.given(field, (getattr(self.dose, field) or 0) + by * STEPS[field])

    def given(self, field: DoseField, number: int) -> DoseEdit | None:
        """Return the edit with a number in a field, the same for every set; None where that may not be given."""
        if field == "reps":
            return self._with(reps=(number,))
        if field != "sets":
            return self._with(**{field: number})
        reps = self.dose.reps
        if len(reps) > 1:
            # Further sets have as many repetitions as the last.
            reps = (*reps, *[reps[-1]] * (number - len(reps)))[: max(number, 1)]
        return self._with(sets=number, reps=reps)

    def prescribed(self) -> Prescribed:
        """Return the exercise as a set's file says it: only what differs from the content's dose of this size."""
        base, dose = self.exercise.doses.of(self.size), self.dose
        own: dict[str, Any] = {
            key: getattr(dose, key)
            for key in ("hold_s", "tempo_s", "work_s", "rest_s")
            if getattr(dose, key) != getattr(base, key)
        }
        if (dose.sets, _each(dose)) != (base.sets, _each(base)):
            varied = len(set(_each(dose))) > 1
            own |= {"reps": _each(dose) if varied else dose.reps[:1]} if dose.reps else {}
            # As many sets as there are numbers are meant without saying so.
            own |= {} if varied or dose.sets == base.sets else {"sets": dose.sets}
        return Prescribed(
            id=self.exercise.id, size=self.size, dose=PrescribedDose(**own), sides=self.sides, note=self.note
        )

    def portion(self, timing: Timing) -> Portion:
        """Return the exercise with this dose.

        Raises:
            MisfitError: It takes too long.
        """
        return self.prescribed().portion(self.exercise, timing)

    def _sized(self, size: DoseSize) -> DoseEdit:
        return replace(self, size=size, dose=self.exercise.doses.of(size))

    def _with(self, **changes: int | tuple[int, ...]) -> DoseEdit | None:
        try:
            return replace(self, dose=Dose.model_validate({**self.dose.model_dump(), **changes}))
        except ValidationError:
            return None


def _each(dose: Dose) -> tuple[int, ...]:
    """The repetitions of every set."""
    return tuple(dose.repetitions(number) for number in range(dose.sets)) if dose.reps else ()


def _next(choices: tuple[Any, ...], choice: Any, by: int) -> Any:  # noqa: ANN401 -- a choice of any kind
    return choices[(choices.index(choice) + by) % len(choices)]
