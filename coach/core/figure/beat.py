"""Beats: what a figure does at a moment of a routine (get ready, repeat, work by time, rest)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BeatKind = Literal["ready", "hold", "move", "work", "rest"]


@dataclass(frozen=True)
class Beat:
    """A moment of a routine, as far as a figure needs to know it."""

    kind: BeatKind
    """`ready`: the start position, then the movement once, slowly; `hold`: one repetition, held to its very end;
    `move`: one moving repetition; `work`: continuous rounds at the figure's own pace; `rest`: the start position,
    breathing."""
    elapsed: float
    """Seconds since this repetition, or this phase, began."""
    seconds: float
    """Seconds that it takes in all."""
    repetition: int = 1
    """Counted from 1; alternating figures change sides with each."""
    from_hold: bool = False
    """Whether a hold has just ended, out of which a rest leads first."""
