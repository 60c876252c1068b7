"""Fits doses to the minutes: trims, grows and stretches them until a routine takes the requested time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coach.core.content.exercises import DOSE_SIZES, MOST_SETS, Dose, DoseSize, Exercise
from coach.core.content.planning import Plan, Timing
from coach.core.routine.plan import Portion

LEAST_REPETITIONS = 2
"""A set with fewer repetitions is dropped rather than trimmed further."""
LEAST_CORE = 2
"""The fewest core exercises to begin with: one from each region, or two if only one region is left."""
WORK_STEP_S = 5
"""The seconds by which work by time is trimmed."""


@dataclass(frozen=True)
class Budget:
    """The minutes to fill, and the dose to start from."""

    plan: Plan
    timing: Timing
    stage: int
    largest: DoseSize = "full"
    """No dose grows beyond this size."""

    @property
    def seconds(self) -> int:
        """The requested length."""
        return self.plan.minutes * 60

    def portion(self, exercise: Exercise) -> Portion:
        """Return the exercise with the plan's dose for this stage and at most the plan's sets."""
        size = min(self.plan.dose[self.stage - 1], self.largest, key=DOSE_SIZES.index)
        return Portion(exercise, first_sets(exercise.doses.of(size), self.plan.sets))

    def dose_choices(self, exercise: Exercise) -> list[Portion]:
        """Return the exercise with every dose that this budget allows, the shortest first."""
        return [each for each in dose_choices(exercise, self.timing, self.largest) if each.dose.sets <= self.plan.sets]

    def length(self, portions: list[Portion]) -> int:
        """Return the total seconds of the portions."""
        return sum(portion.seconds(self.timing) for portion in portions)


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
    lengths = {
        Portion(exercise, dose).seconds(timing): Portion(exercise, dose)
        for size in reversed(sizes)
        for dose in _ever_smaller(exercise.doses.of(size), by)
    }
    return [lengths[seconds] for seconds in sorted(lengths)]


def _ever_smaller(dose: Dose | None, by: int) -> Iterator[Dose]:
    while dose is not None:
        yield dose
        dose = trimmed(dose, by)


def fill_minutes(
    budget: Budget, warm_up: list[Exercise], core: list[Exercise], cool_down: list[Exercise]
) -> tuple[Portion, ...]:
    """Return portions, in order, that take the budget's seconds as closely as their doses allow.

    Starts with the plan's own counts and doses. If that is too long, the longest core doses shrink, then warm-up
    exercises go. If it is too short, the shortest core doses grow, further exercises come in, and at last the
    pulse-raising exercise is repeated. Work by time is then stretched to fill what remains.
    """
    draft = _Draft(budget, warm_up, core, cool_down)
    while draft.excess() > 0 and draft.shrink():
        pass
    while draft.shortfall() > 0 and draft.grow():
        pass
    # The exercise that came in last may be longer than the time that was missing.
    while draft.excess() > 0 and draft.shrink():
        pass
    return draft.stretched()


class _Draft:
    """The portions chosen so far, by part."""

    def __init__(
        self, budget: Budget, warm_up: list[Exercise], core: list[Exercise], cool_down: list[Exercise]
    ) -> None:
        regions = max(len({exercise.region for exercise in core}), LEAST_CORE)
        count = budget.plan.warm_up_count
        self.budget = budget
        self.warm_up = [budget.portion(exercise) for exercise in warm_up[:count]]
        self.core = [budget.portion(exercise) for exercise in core[:regions]]
        self.cool_down = [budget.portion(exercise) for exercise in cool_down]
        self.spare_warm_up = warm_up[count:]
        self.spare_core = core[regions:]

    def portions(self) -> list[Portion]:
        return [*self.warm_up, *self.core, *self.cool_down]

    def excess(self) -> int:
        """The seconds above the budget with all work by time at its shortest."""
        return self.budget.length([_at(portion, 0) for portion in self.portions()]) - self.budget.seconds

    def shortfall(self) -> int:
        """The seconds below the budget with all work by time at its longest."""
        return self.budget.seconds - self.budget.length([_at(portion, 1) for portion in self.portions()])

    def shrink(self) -> bool:
        return self._move(-1) or self._drop_warm_up()

    def grow(self) -> bool:
        return self._move(+1) or self._add() or self._repeat_first()

    def _move(self, direction: int) -> bool:
        """Shorten the longest core portion that can be (-1) or lengthen the shortest (+1); say whether one was."""
        timing = self.budget.timing
        order = sorted(range(len(self.core)), key=lambda index: direction * self.core[index].seconds(timing))
        for index in order:
            portion = self.core[index]
            seconds = portion.seconds(timing)
            choices = self.budget.dose_choices(portion.exercise)
            beyond = [choice for choice in choices if (choice.seconds(timing) - seconds) * direction > 0]
            if beyond:
                self.core[index] = beyond[0] if direction > 0 else beyond[-1]
                return True
        return False

    def _drop_warm_up(self) -> bool:
        if len(self.warm_up) <= 1:
            return False
        self.warm_up.pop()
        return True

    def _add(self) -> bool:
        """Add one more exercise, to the warm-up and the core in turn."""
        into_core = self.spare_core and (not self.spare_warm_up or len(self.core) <= len(self.warm_up))
        spare, part = (self.spare_core, self.core) if into_core else (self.spare_warm_up, self.warm_up)
        if not spare:
            return False
        part.append(self.budget.portion(spare.pop(0)))
        return True

    def _repeat_first(self) -> bool:
        """Give the pulse-raising exercise one more set."""
        if not self.warm_up or self.warm_up[0].exercise.stretch_s is None:
            return False
        first = self.warm_up[0]
        if first.dose.sets == MOST_SETS:
            return False
        self.warm_up[0] = replace(first, dose=first.dose.model_copy(update={"sets": first.dose.sets + 1}))
        return True

    def stretched(self) -> tuple[Portion, ...]:
        """The portions with all work by time stretched by the same share, so that the sum meets the budget."""
        low, high = 0, 1000
        while low < high:
            middle = (low + high + 1) // 2
            if self.budget.length([_at(portion, middle / 1000) for portion in self.portions()]) <= self.budget.seconds:
                low = middle
            else:
                high = middle - 1
        return tuple(_at(portion, low / 1000) for portion in self.portions())


def _at(portion: Portion, share: float) -> Portion:
    """Return the portion with work by time at a fraction of its stretch: 0 for the shortest, 1 for the longest."""
    stretch = portion.exercise.stretch_s
    if stretch is None:
        return portion
    seconds = round(stretch[0] + share * (stretch[1] - stretch[0]))
    return replace(portion, dose=portion.dose.model_copy(update={"work_s": seconds}))
