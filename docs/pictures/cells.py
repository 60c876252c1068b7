"""Draws a terminal's screen as a picture: letters in a font, and blocks as the rectangles that they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from pyte.screens import Char

from coach.drawing.block_characters import CHARACTERS
from coach.drawing.palette import EIGHT, Colour, colour

FONTS: Final = Path("/usr/share/fonts/truetype/dejavu")
"""Where Debian's fonts-dejavu-core puts its fonts."""
WIDTH, HEIGHT, SIZE = 9, 18, 15
"""A cell in pixels, and the font's size in it."""
INK, GROUND = EIGHT["white"], EIGHT["black"]
"""What a terminal shows where a program names no colours."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a rectangle in a cell, from 0 to 1."""


def _boxes(across: int, down: int, pattern: int) -> Iterator[Box]:
    for dot in range(across * down):
        if pattern >> dot & 1:
            y, x = divmod(dot, across)
            yield x / across, y / down, (x + 1) / across, (y + 1) / down


def _blocks() -> Mapping[str, tuple[Box, ...]]:
    """Return the rectangles of each character that is made of them."""
    found = {
        sign: tuple(_boxes(*grain, pattern))
        for grain, signs in CHARACTERS.items()
        for pattern, sign in enumerate(signs)
        if sign != " "
    }
    for eighth in range(1, 8):
        found[chr(0x2580 + eighth)] = ((0, 1 - eighth / 8, 1, 1),)
        found[chr(0x2590 - eighth)] = ((0, 0, eighth / 8, 1),)
    return found | {"▔": ((0, 0, 1, 1 / 8),), "▕": ((7 / 8, 0, 1, 1),)}


BLOCKS: Final = _blocks()


class ScreenPainter:
    """Draws screens in one font; OSError if it is not on this computer."""

    def __init__(self, fonts: Path = FONTS) -> None:
        names = {False: "DejaVuSansMono.ttf", True: "DejaVuSansMono-Bold.ttf"}
        self._fonts = {bold: ImageFont.truetype(fonts / name, SIZE) for bold, name in names.items()}

    def drawn(self, cells: Sequence[Sequence[Char]]) -> Image.Image:
        """Return an RGB image of rows of cells."""
        image = Image.new("RGB", (len(cells[0]) * WIDTH, len(cells) * HEIGHT), GROUND)
        pen = ImageDraw.Draw(image)
        for y, row in enumerate(cells):
            for x, cell in enumerate(row):
                self._draw(pen, cell, x * WIDTH, y * HEIGHT)
        return image

    def _draw(self, pen: ImageDraw.ImageDraw, cell: Char, left: int, top: int) -> None:
        ink, ground = _named(cell.fg, INK), _named(cell.bg, GROUND)
        if cell.reverse:
            ink, ground = ground, ink
        _fill(pen, (0, 0, 1, 1), left, top, ground)
        if cell.data in BLOCKS:
            for box in BLOCKS[cell.data]:
                _fill(pen, box, left, top, ink)
        elif cell.data.strip():
            pen.text((left, top), cell.data, fill=ink, font=self._fonts[cell.bold])


def _fill(pen: ImageDraw.ImageDraw, box: Box, left: int, top: int, fill: Colour) -> None:
    x, y, to_x, to_y = (round(part * length) for part, length in zip(box, (WIDTH, HEIGHT) * 2, strict=True))
    pen.rectangle((left + x, top + y, left + to_x - 1, top + to_y - 1), fill=fill)


def _named(name: str, default: Colour) -> Colour:
    """Return the colour that pyte has for a cell."""
    return default if name == "default" else colour(name if name in EIGHT else f"#{name}")
