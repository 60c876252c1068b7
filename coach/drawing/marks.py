"""A picture with texts on it: the texts stand in cells of their own, so that they stay sharp at any size."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from coach.drawing.palette import Colour


@dataclass(frozen=True)
class Mark:
    """A text on the picture, in cells of its own."""

    column: int
    row: int
    text: str
    ink: Colour
    """The colour of its letters."""
    ground: Colour
    """The colour behind them."""
    bold: bool


@dataclass(frozen=True)
class Drawing:
    """A picture, and the texts to put on it."""

    image: Image.Image
    marks: tuple[Mark, ...]
