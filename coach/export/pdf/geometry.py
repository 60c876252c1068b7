"""The sizes of a page and of its text, in millimetres."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from coach.core.blocks import Block

GAP: Final = 6.0
"""Between two columns."""
_TO_MILLIMETRES: Final = 25.4 / 72


@dataclass(frozen=True)
class Style:
    """How the words of one kind of block look."""

    size: float
    """Points."""
    bold: bool = False
    before: float = 0.0
    """Millimetres of space above, except at the top of a column."""
    leading: float = 1.25
    """From one line to the next, as a multiple of the size."""

    @property
    def line(self) -> float:
        """Millimetres from one line to the next."""
        return self.size * self.leading * _TO_MILLIMETRES


@dataclass(frozen=True)
class Paper:
    """The size of a page, and its margin on each side."""

    width: float
    height: float
    margin: float
    columns: int = 2
    """How many columns the text below a title has, side by side."""

    @property
    def inside(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.inside - GAP * (self.columns - 1)) / self.columns


@dataclass(frozen=True)
class PlacedText:
    """A block at its place: its upper left corner, and the size of its box."""

    block: Block
    style: Style
    x: float
    y: float
    width: float
    height: float


Measure = Callable[[Block, Style, float], float]
"""Returns the height of a block in a style and a width."""
