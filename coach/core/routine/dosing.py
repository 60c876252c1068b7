"""Fits doses to the minutes: a routine never takes longer than was asked for, and is not filled up to take as long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from coach.core.content.exercises import DOSE_SIZES, Dose, DoseSize, Exercise
from coach.core.content.planning import Plan, Timing
from coach.core.routine.plan import Portion
from coach.core.routine.rounds import seconds_of

LEAST_REPETITIONS = 2
"""A set with fewer repetitions is dropped rather than trimmed further."""
LEAST_CORE = 2
"""The fewest core exercises to begin with: one from each region, or two if only one region is left."""
WORK_STEP_S = 5
"""The seconds by which work by time is trimmed."""

Order = Callable[[list[Portion]], tuple[Portion, ...]]
"""Puts portions in the order in which they are done."""


@dataclass(frozen=True)
class Budget:
    """The minutes that a routine may take, and the dose to start from."""

    plan: Plan
    timing: Timing
    stage: int
    largest: DoseSize = "full"
    """No dose grows beyond this size."""
    order: Order = tuple
    least: Mapping[str, int] = field(default_factory=dict)
    """By exercise, the fewest repetitions a side in all its sets."""

    @property
    def seconds(self) -> int:
        """The requested length."""
        return self.plan.minutes * 60

    def portion(self, exercise: Exercise) -> Portion:
        """Return the exercise with the plan's dose for this stage and at most the plan's sets."""
        size = min(self.plan.dose[self.stage - 1], self.largest, key=DOSE_SIZES.index)
        portion = Portion(exercise, first_sets(exercise.doses.of(size), self.plan.sets))
        return portion if self._enough(portion) else next(iter(self.dose_choices(exercise)), portion)

    def dose_choices(self, exercise: Exercise) -> list[Portion]:
        """Return the exercise with every dose that this budget allows, the shortest first."""
        choices = dose_choices(exercise, self.timing, self.largest)
        return [each for each in choices if each.dose.sets <= self.plan.sets and self._enough(each)]

    def _enough(self, portion: Portion) -> bool:
        return portion.repetitions >= self.least.get(portion.exercise.id, 0)

    def length(self, portions: list[Portion]) -> int:
        """Return the total seconds of the portions, in their order."""
        return seconds_of(self.order(portions), self.timing)

    def fits(self, portions: list[Portion]) -> bool:
        """Say whether the portions take no longer than was asked for."""
        return self.length(portions) <= self.seconds


def first_sets(dose: Dose, sets: int) -> Dose:
    """Return the dose with only its first `sets` sets."""
    kept = min(sets, dose.sets)
    return dose.model_copy(update={"sets": kept, "reps": dose.reps[:kept]})


def trimmed(dose: Dose, by: int = 1) -> Dose | None:
    """Return the next smaller dose (fewer repetitions in the last set, then one set less), or None at the smallest.

    Args:
        dose: The dose to make smaller.
        by: Repetitions to remove at once; 2 keeps alternating sides even.
    """
    if dose.work_s is not None:
        if dose.sets > 1:
            return first_sets(dose, dose.sets - 1)
        least = WORK_STEP_S * 3
        return dose.model_copy(update={"work_s": dose.work_s - WORK_STEP_S}) if dose.work_s > least else None
    reps = [dose.repetitions(number) for number in range(dose.sets)]
    if reps[-1] - by >= LEAST_REPETITIONS:
        return dose.model_copy(update={"reps": (*reps[:-1], reps[-1] - by)})
    return dose.model_copy(update={"reps": tuple(reps[:-1]), "sets": dose.sets - 1}) if dose.sets > 1 else None


def dose_choices(exercise: Exercise, timing: Timing, largest: DoseSize = "full") -> list[Portion]:
    """Return the exercise with every dose up to a size, the shortest first, no two of the same length."""
    by = 2 if exercise.sides in ("alternate", "split") else 1
    sizes = DOSE_SIZES[: DOSE_SIZES.index(largest) + 1]
    every = (Portion(exercise, dose) for size in reversed(sizes) for dose in _ever_smaller(exercise.doses.of(size), by))
    lengths = {portion.seconds(timing): portion for portion in every}
    return [lengths[seconds] for seconds in sorted(lengths)]


def _ever_smaller(dose: Dose | None, by: int) -> Iterator[Dose]:
    while dose is not None:
        yield dose
        dose = trimmed(dose, by)


def fit_minutes(
    budget: Budget, warm_up: list[Exercise], core: list[Exercise], cool_down: list[Exercise]
) -> tuple[Portion, ...]:
    """Return portions, in order, that take no longer than the budget.

    Starts with the plan's own counts and doses. If that is too long, the longest core doses shrink, then warm-up
    exercises go. While there is time, the shortest core doses grow and further core exercises come in, as far as they
    fit; what time is left then stays unused.
    """
    draft = _Draft(budget, warm_up, core, cool_down)
    while not draft.fits and draft.shrink():
        pass
    while draft.grow():
        pass
    return budget.order(draft.portions())


class _Ladder:
    """The doses that a core exercise may have, and the one that it has for now."""

    def __init__(self, exercise: Exercise, budget: Budget) -> None:
        self._timing = budget.timing
        self._doses = [(each.seconds(budget.timing), each) for each in budget.dose_choices(exercise)]
        self.full = False
        """Whether its next longer dose no longer fits."""
        self.set(budget.portion(exercise))

    def set(self, portion: Portion) -> None:
        """Give the exercise a dose."""
        self.portion = portion
        self._seconds = portion.seconds(self._timing)
        self.work_s = portion.work_seconds(self._timing)

    @property
    def seconds_a_side(self) -> float:
        """The seconds of work on one side."""
        return self.work_s / (2 if self.portion.exercise.sides == "each" else 1)

    def shorter(self) -> Portion | None:
        """Return the next shorter dose, or None at the shortest."""
        return next((each for seconds, each in reversed(self._doses) if seconds < self._seconds), None)

    def longer(self) -> Portion | None:
        """Return the next longer dose, or None at the longest."""
        return next((each for seconds, each in self._doses if seconds > self._seconds), None)


class _Draft:
    """The portions chosen so far, by part."""

    def __init__(
        self, budget: Budget, warm_up: list[Exercise], core: list[Exercise], cool_down: list[Exercise]
    ) -> None:
        regions = max(len({exercise.region for exercise in core}), LEAST_CORE)
        self._budget = budget
        self._warm_up = [budget.portion(exercise) for exercise in warm_up[: budget.plan.warm_up_count]]
        self._core = [_Ladder(exercise, budget) for exercise in core[:regions]]
        self._cool_down = [budget.portion(exercise) for exercise in cool_down]
        self._spare = core[regions:]
        self._length = budget.length(self.portions())

    @property
    def fits(self) -> bool:
        """Whether all of it takes no longer than was asked for."""
        return self._length <= self._budget.seconds

    def portions(self) -> list[Portion]:
        return [*self._warm_up, *(each.portion for each in self._core), *self._cool_down]

    def shrink(self) -> bool:
        """Give the longest core exercise that can be shortened a shorter dose, or leave out a warm-up exercise."""
        for ladder in reversed(self._by_length()):
            shorter = ladder.shorter()
            if shorter is not None:
                self._set(ladder, shorter)
                return True
        if len(self._warm_up) <= 1:
            return False
        self._warm_up.pop()
        self._length = self._budget.length(self.portions())
        return True

    def grow(self) -> bool:
        """Give the shortest core exercise that can take it a longer dose, or add one; say whether that fitted."""
        # What does not fit now will not fit later, as no exercise becomes shorter.
        for ladder in self._by_length():
            before, length, longer = ladder.portion, self._length, ladder.longer()
            if longer is not None and not ladder.full:
                self._set(ladder, longer)
                if self.fits:
                    return True
                ladder.set(before)
                ladder.full, self._length = True, length
        while self._spare:
            exercise = self._spare.pop(0)
            length = self._budget.length([*self.portions(), self._budget.portion(exercise)])
            if length <= self._budget.seconds:
                self._core.append(_Ladder(exercise, self._budget))
                self._length = length
                return True
        return False

    def _set(self, ladder: _Ladder, portion: Portion) -> None:
        """Give a core exercise a dose. With as many sets as before, nothing but its own work becomes longer."""
        alike = (portion.dose.sets, portion.dose.rest_s) == (ladder.portion.dose.sets, ladder.portion.dose.rest_s)
        before = ladder.work_s
        ladder.set(portion)
        self._length = self._length + ladder.work_s - before if alike else self._budget.length(self.portions())

    def _by_length(self) -> list[_Ladder]:
        """The core exercises, the one that works a side for the shortest time first."""
        return sorted(self._core, key=lambda each: each.seconds_a_side)
