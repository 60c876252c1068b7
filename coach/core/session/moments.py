"""A moment within a step: the current repetition, what the figure does, and the names of side and step."""

from __future__ import annotations

from dataclasses import dataclass

from coach.core.figure.beat import Beat
from coach.core.routine.plan import RoutineStep, Side
from coach.core.words import Words


@dataclass(frozen=True)
class Moment:
    """What the person is doing at a moment of a work step."""

    repetition: int
    """Counted from 1; 0 for work by time."""
    resting: bool
    """Whether this is the gap between two holds."""
    left: float
    """Seconds left of this repetition or gap, or of work by time."""
    length: float
    """Seconds that it takes in all."""


def moment(step: RoutineStep, elapsed: float) -> Moment:
    """Return what the person is doing `elapsed` seconds into a work step."""
    if not step.repetitions:
        return Moment(0, False, step.seconds - elapsed, step.seconds)
    cycle = step.each_s + step.gap_s
    number = min(int(elapsed // cycle), step.repetitions - 1)
    into = elapsed - number * cycle
    if into >= step.each_s and number + 1 < step.repetitions:
        return Moment(number + 1, True, cycle - into, step.gap_s)
    return Moment(number + 1, False, max(step.each_s - into, 0.0), step.each_s)


def beat_at(step: RoutineStep, elapsed: float) -> Beat:
    """Return what the figure does `elapsed` seconds into a step."""
    if step.phase == "rest":
        # Which side an alternating set ended on is not known here; its figure is back at the start at once.
        from_hold = step.is_hold and step.exercise.sides != "alternate"
        return Beat("rest", elapsed, step.seconds, from_hold=from_hold)
    if step.phase != "work":
        return Beat("ready", elapsed, step.seconds)
    now = moment(step, elapsed)
    into = now.length - now.left
    if not step.repetitions:
        return Beat("work", into, now.length)
    if now.resting:
        return Beat("rest", into, now.length, now.repetition, from_hold=True)
    return Beat("hold" if step.is_hold else "move", into, now.length, now.repetition)


def side_words(step: RoutineStep, defaults: tuple[str, str]) -> str | None:
    """Return the name of the step's side, or None if both sides work at once.

    Args:
        step: The step.
        defaults: The names of the first and the second side if the exercise has none of its own.
    """
    if step.side is None:
        return None
    names = step.exercise.side_words or defaults
    return names[_ORDER[step.side]]


_ORDER: dict[Side, int] = {"first": 0, "second": 1}


def step_name(step: RoutineStep, words: Words) -> str:
    """Return the name of a step's exercise, with its side if it has one: "Side bridge · Left side"."""
    side = side_words(step, (words("player.first-side"), words("player.second-side")))
    return f"{step.exercise.name} · {side}" if side else step.exercise.name
