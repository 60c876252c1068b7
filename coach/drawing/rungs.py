"""The ladder of pictures: how finely a terminal can show one, from true pixels down to blocks of one colour.

Notcurses and Chafa climb the same ladder. Imports no Pillow, so that widgets can start without it.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from coach.drawing.palette import Colours

Rung = Literal["pixels", "octants", "sextants", "quadrants", "halves", "one-colour"]
"""How a picture reaches the screen."""

Grain = tuple[int, int]
"""How many dots a cell has, across and down; a cell is twice as high as wide."""

GRAIN: Final = MappingProxyType[Rung, Grain](
    {
        "pixels": (8, 16),
        "octants": (2, 4),
        "sextants": (2, 3),
        "quadrants": (2, 2),
        "halves": (1, 2),
        "one-colour": (1, 2),
    }
)
"""The dots of a cell on each rung, the finest first."""

IN_CELLS: Final[tuple[Rung, ...]] = ("halves", "quadrants", "sextants", "octants")
"""The rungs that draw in characters and colours, the lowest first."""


class RungChoice(NamedTuple):
    """The rung in force, and what decided."""

    rung: Rung
    why: Literal["colours", "told", "remembered", "found", "unknown"]


def rung_for(colours: Colours, told: Rung | None, remembered: str | None, found: Rung | None) -> RungChoice:
    """Return the rung on which pictures are drawn.

    Args:
        colours: How many colours the terminal shows; with few of them there are only half blocks.
        told: The rung that was named for this time.
        remembered: What the person chose before; anything but a rung counts as nothing.
        found: The finest rung that is known to be right on this terminal; None for one that is not known.
    """
    if colours != "all":
        return RungChoice("halves" if colours == "eight" else "one-colour", "colours")
    if told is not None:
        return RungChoice(told, "told")
    for rung in IN_CELLS:
        if rung == remembered:
            return RungChoice(rung, "remembered")
    return RungChoice("halves", "unknown") if found is None else RungChoice(found, "found")


class Cells(NamedTuple):
    """The size of a picture in cells, and the dots of each."""

    columns: int
    rows: int
    grain: Grain = GRAIN["halves"]


SizeInCells = Cells | tuple[int, int]
"""The size of a picture; columns and rows alone are for half blocks."""
