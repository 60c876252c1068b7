"""The order of steps: sets in rounds, so that one exercise is the rest of the other, and time to change position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from coach.core.content.planning import Timing
from coach.core.routine.plan import Portion, RoutineStep


@dataclass(frozen=True)
class _Set:
    """One set of an exercise."""

    portion: Portion
    number: int
    """Counted from 0."""


def steps_of(portions: tuple[Portion, ...], timing: Timing, *, rounds: bool = True) -> tuple[RoutineStep, ...]:
    """Return the steps of all portions, without those of length 0.

    Neighbouring core exercises in the same position of the body take turns, a set each, so that nobody rests and
    nobody gets up for it. With `rounds` false each exercise is done in full, rests and all, as a therapist's set is.
    """
    place, placed = 0, []
    for step in _steps(portions, timing, rounds=rounds):
        placed.append(replace(step, place=place))
        place += step.phase == "work"
    return tuple(placed)


def seconds_of(portions: tuple[Portion, ...], timing: Timing) -> int:
    """Return how many seconds all portions take, with sets in rounds."""
    return sum(step.seconds for step in _steps(portions, timing, rounds=True))


def _steps(portions: tuple[Portion, ...], timing: Timing, *, rounds: bool) -> Iterator[RoutineStep]:
    for each in _with_gaps(_sets(portions, rounds=rounds), timing, rounds=rounds):
        yield from (step for step in each if step.seconds)


def _sets(portions: tuple[Portion, ...], *, rounds: bool) -> Iterator[_Set]:
    """Yield the sets in the order in which they are done."""
    for (part, _), group in groupby(portions, key=lambda each: (each.exercise.part, each.exercise.stance)):
        together = list(group)
        if rounds and part == "core":
            most = max(portion.dose.sets for portion in together)
            yield from (_Set(each, number) for number in range(most) for each in together if number < each.dose.sets)
        else:
            yield from (_Set(each, number) for each in together for number in range(each.dose.sets))


def _with_gaps(sets: Iterator[_Set], timing: Timing, *, rounds: bool) -> Iterator[Iterator[RoutineStep]]:
    """Yield for each set what comes before it, then its work."""
    before: _Set | None = None
    for each in sets:
        yield _gap(before, each, timing, rounds=rounds)
        yield each.portion.set_steps(each.number, timing)
        before = each


def _gap(before: _Set | None, coming: _Set, timing: Timing, *, rounds: bool) -> Iterator[RoutineStep]:
    """Yield the step before a set: getting ready, a change of side that is rest enough, or a rest."""
    portion, number = coming.portion, coming.number
    exercise, sets, side = portion.exercise, portion.dose.sets, portion.first_side
    if before is not None and before.portion is portion:
        if rounds and exercise.sides == "each" and portion.only is None:
            yield RoutineStep("change", exercise, timing.change_s, side, number + 1, sets)
        else:
            yield RoutineStep("rest", exercise, portion.dose.rest_s, side, number + 1, sets)
        return
    moves = before is not None and before.portion.exercise.stance != exercise.stance
    seconds = timing.move_s if moves else timing.switch_s if number else timing.ready_s
    if number and before is not None and before.portion.exercise.region == exercise.region:
        # The same muscles have just worked, so that the other exercise was no rest.
        seconds = max(seconds, portion.dose.rest_s)
    yield RoutineStep("ready", exercise, seconds, side, number + 1, sets, moves=moves)
