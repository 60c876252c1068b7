"""Beats: what a figure does at a moment of a routine, getting ready, a repetition, work by time or rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
