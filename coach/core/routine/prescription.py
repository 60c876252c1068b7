"""A prescription: the exercises that the person's own therapist has set, and what a result says against them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator

from coach.core.content.entries import Entry, Id, Prose
from coach.core.content.exercises import MOST_REPETITIONS, MOST_SETS, Dose, DoseSize, Exercise
from coach.core.content.levels import Scope
from coach.core.content.planning import Timing
from coach.core.dates import Weekday
from coach.core.library import Library
from coach.core.routine.constraints import RoutineConstraints
from coach.core.routine.plan import Portion, Routine, Side
from coach.core.routine.rounds import steps_of
from coach.core.visit.set_used import SetUsed, SetWarning

LONGEST_S = 900
"""An exercise that takes longer than this many seconds must be a typing error."""
_SIDES: dict[str, Side] = {"left": "first", "right": "second"}


class MisfitError(ValueError):
    """A prescribed dose or side does not fit its exercise.

    Attributes:
        key: The key in the prescription that is wrong. The message says what is wrong and what to do.
    """

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


class PrescribedDose(Entry):
    """The parts of a dose that differ from the one in the content; times are in seconds."""

    sets: int | None = Field(default=None, ge=1, le=MOST_SETS)
    reps: tuple[Annotated[int, Field(ge=1, le=MOST_REPETITIONS)], ...] | None = Field(default=None, min_length=1)
    hold_s: int | None = None
    tempo_s: int | None = None
    work_s: int | None = None
    rest_s: int | None = None


class Prescribed(Entry):
    """One exercise of a prescription."""

    id: Id
    size: DoseSize = "usual"
    """The dose of the content that `dose` changes."""
    dose: PrescribedDose = PrescribedDose()
    sides: Literal["both", "left", "right"] = "both"
    note: Prose | None = None

    def portion(self, exercise: Exercise, timing: Timing) -> Portion:
        """Return the exercise with its dose, side and note; the note becomes the first of its cues.

        Raises:
            MisfitError: The dose or the side does not fit the exercise, or it takes too long.
        """
        if self.sides != "both" and exercise.sides not in ("each", "split"):
            raise MisfitError("sides", f"{exercise.id} is not done one side at a time; take this out")
        noted = exercise.model_copy(update={"cues": (self.note, *exercise.cues)}) if self.note else exercise
        portion = Portion(noted, self._dose(exercise), _SIDES.get(self.sides), self.note)
        if portion.seconds(timing) > LONGEST_S:
            raise MisfitError("dose", f"{exercise.id} takes more than {LONGEST_S // 60} minutes; give less")
        return portion

    def _dose(self, exercise: Exercise) -> Dose:
        base = exercise.doses.of(self.size).model_dump()
        own = self.dose.model_dump(exclude_none=True)
        wrong = next((key for key in ("hold_s", "tempo_s", "work_s") if key in own and base[key] is None), None)
        if wrong is not None:
            counted = next(key for key in ("hold_s", "tempo_s", "work_s") if base[key] is not None)
            raise MisfitError("dose", f"{exercise.id} goes by `{counted}`, not by `{wrong}`; give that")
        if "reps" in own and base["work_s"] is not None:
            raise MisfitError("dose", f"{exercise.id} goes by `work_s`; take `reps` out")
        if len(own.get("reps", ())) > 1:
            own.setdefault("sets", len(own["reps"]))
        elif "sets" in own and "reps" not in own:
            own["reps"] = base["reps"][: own["sets"]]
        try:
            return Dose.model_validate({**base, **own})
        except ValidationError as error:
            first = error.errors()[0]
            key = first["loc"][0] if first["loc"] else ""
            said = f"`{key}`: {first['msg']}" if key else first["msg"].removeprefix("Value error, ")
            raise MisfitError("dose", f"{said}; mend it") from error


class PrescriptionHead(Entry):
    """What a prescription says about all its exercises."""

    by: Prose | None = None
    """The therapist's name."""
    note: Prose | None = None
    """A note about all of it."""
    days: tuple[Weekday, ...] = ()
    """The days of the week that it is for; empty if the therapist names none."""

    @field_validator("days")
    @classmethod
    def _each_once(cls, days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
        if len(set(days)) < len(days):
            raise ValueError("a day stands twice; name each once")
        return days


@dataclass(frozen=True)
class WrittenSet:
    """A set as its file says it, whose exercises are in the library and have doses that fit them."""

    head: PrescriptionHead
    exercises: tuple[Prescribed, ...]
    """In order; at least one."""

    def prescription(self, library: Library) -> Prescription:
        """Return the set with the doses that it means."""
        timing = library.planning.timing
        portions = (each.portion(library.exercises[each.id], timing) for each in self.exercises)
        return Prescription(self.head, tuple(portions))


@dataclass(frozen=True)
class Prescription:
    """A therapist's own set, checked against the library."""

    head: PrescriptionHead
    portions: tuple[Portion, ...]
    """In order."""

    def fitting(
        self, constraints: RoutineConstraints, library: Library, seen: Collection[SetWarning] | None = None
    ) -> Routine | None:
        """Return the set as a routine with what the result says against it, or None if nothing may be done.

        A therapist knows more of the person than coach does, so a warning takes nothing out: the person sees it and
        chooses. Only where no movement at all is allowed, as in an emergency or urgent case, there is no routine.

        Args:
            constraints: What the person may do.
            library: The library.
            seen: The warnings that the person has seen and chosen the set in spite of. Exercises with another warning,
                which came up since, are left out. None while the person is still choosing.
        """
        if constraints.scope is Scope.NONE:
            return None
        warnings = tuple(_warnings(self.portions, constraints, library))
        unseen = {each.exercise for each in warnings if seen is not None and each not in seen}
        portions = tuple(portion for portion in self.portions if portion.exercise.id not in unseen)
        if not portions:
            return None
        shown = tuple(each for each in warnings if each.exercise not in unseen)
        return Routine(
            portions=portions,
            steps=steps_of(portions, library.planning.timing, rounds=False),
            profiles=constraints.avoid,
            advice=(self.head.note,) if self.head.note else (),
            set_used=SetUsed(self.head.by, self.head.days, shown),
            rounds=False,
        )


def _warnings(portions: tuple[Portion, ...], constraints: RoutineConstraints, library: Library) -> Iterator[SetWarning]:
    planning = library.planning
    walking = {"walk", *planning.regions("warm-up")[:1], *planning.regions("cool-down")}
    for exercise in (portion.exercise for portion in portions):
        profile = next((name for name in exercise.avoid if name in constraints.avoid), None)
        if constraints.scope is Scope.WALK and exercise.region not in walking:
            yield SetWarning(exercise.id, "walk", None)
        elif constraints.scope is not Scope.FULL and exercise.stage > 1:
            yield SetWarning(exercise.id, "stage", None)
        elif profile is not None:
            yield SetWarning(exercise.id, "profile", profile)
