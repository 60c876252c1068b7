"""Beats: what a figure does at a moment of a routine, getting ready, a repetition, work by time or rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from coach.core.moments import moment
from coach.core.routine import Step

BeatKind = Literal["ready", "hold", "move", "work", "rest"]


@dataclass(frozen=True)
class Beat:
    """A moment as a figure needs it."""

    kind: BeatKind
    """`ready`: the position, then the movement once, slowly; `hold`: one held repetition; `move`: one moving one;
    `work`: round after round in the figure's own time; `rest`: the position, breathing."""
    elapsed: float
    """Seconds since this repetition, or this stretch of time, began."""
    seconds: float
    """How long it takes in all."""
    repetition: int = 1
    """Counted from 1; alternating figures change sides with it."""


def beat_at(step: Step, elapsed: float) -> Beat:
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
