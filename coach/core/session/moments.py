"""Moments of a step: which repetition is under way, what the figure does, and what side and step are called."""

from __future__ import annotations

from dataclasses import dataclass

from coach.core.figure.beat import Beat
from coach.core.routine.plan import RoutineStep, Side
from coach.core.words import Words


@dataclass(frozen=True)
class Moment:
    """What the person does at a moment of a work step."""

    repetition: int
    """Counted from 1; 0 where the work goes by time."""
    resting: bool
    """Whether this is the gap between two holds."""
    left: float
    """Seconds left of this repetition, gap or time."""
    length: float
    """Seconds of the whole repetition, gap or time."""


def moment(step: RoutineStep, elapsed: float) -> Moment:
    """Return what is done `elapsed` seconds into a step."""
    if not step.repetitions:
        return Moment(0, False, step.seconds - elapsed, step.seconds)
    cycle = step.each_s + step.gap_s
    number = min(int(elapsed // cycle), step.repetitions - 1)
    into = elapsed - number * cycle
    if into >= step.each_s and number + 1 < step.repetitions:
        return Moment(number + 1, True, cycle - into, step.gap_s)
    return Moment(number + 1, False, max(step.each_s - into, 0.0), step.each_s)


def beat_at(step: RoutineStep, elapsed: float) -> Beat:
    """Return the beat `elapsed` seconds into a step of a routine."""
    if step.phase != "work":
        return Beat("rest" if step.phase == "rest" else "ready", elapsed, step.seconds)
    now = moment(step, elapsed)
    into = now.length - now.left
    if not step.repetitions:
        return Beat("work", into, now.length)
    if now.resting:
        return Beat("rest", into, now.length, now.repetition)
    return Beat("hold" if step.held else "move", into, now.length, now.repetition)


def side_words(step: RoutineStep, defaults: tuple[str, str]) -> str | None:
    """Return what the step's side is called, or None where both work at once.

    Args:
        step: The step.
        defaults: What the first and the second side are called if the exercise does not say.
    """
    if step.side is None:
        return None
    names = step.exercise.side_words or defaults
    return names[_ORDER[step.side]]


_ORDER: dict[Side, int] = {"first": 0, "second": 1}


def step_name(step: RoutineStep, words: Words) -> str:
    """Return what is done in a step, with its side where it has one: "Side bridge · Left side"."""
    side = side_words(step, (words("player.first-side"), words("player.second-side")))
    return f"{step.exercise.name} · {side}" if side else step.exercise.name
