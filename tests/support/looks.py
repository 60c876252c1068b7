"""What a real terminal should show of a program's cells and pixels, to be compared with its picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from PIL import Image, ImageChops, ImageStat
from pyte.screens import Char

from coach.drawing.block_characters import CHARACTERS
from coach.drawing.rungs import GRAIN, Grain, Rung
from tests.support.kitty_graphics import Graphics

Box = tuple[int, int, int, int]
LADDER = tuple[Rung, ...](GRAIN)
"""All rungs, the finest first."""
_BLOCKS = {
    sign: (grain, pattern)
    for rung in LADDER[1:]
    for grain in (GRAIN[rung],)
    for pattern, sign in enumerate(CHARACTERS[grain])
    if sign != " "
}
"""Each block character with its grain and pattern."""
_OWN: Mapping[Rung, frozenset[str]] = {
    "octants": frozenset(map(chr, range(0x1CD00, 0x1CDE6))),
    "sextants": frozenset(map(chr, range(0x1FB00, 0x1FB3C))),
    "quadrants": frozenset("▖▗▘▙▚▛▜▝▞▟"),
    "halves": frozenset("▀▄"),
}
"""The characters that no coarser rung has, the finest first."""
_PLACED = re.compile(rb"\x1b_Ga=p,")


def rung_drawn(raw: bytes) -> Rung:
    """Return the finest rung of the pictures in what a program wrote."""
    if _PLACED.search(raw):
        return "pixels"
    drawn = set(raw.decode("utf-8", "replace"))
    return next(rung for rung, signs in _OWN.items() if not drawn.isdisjoint(signs))


def blocks_wrong(cells: list[list[Char]], picture: Image.Image, cell: tuple[float, float]) -> Iterator[float]:
    """Yield for each cell of blocks in the 24-bit colours of a picture how far it is from what it should look like.

    0 is exactly so; 255 would be white in place of black.
    """
    for row, line in enumerate(cells):
        for column, sign in enumerate(line):
            if sign.data in _BLOCKS and sign.data != "█" and len(sign.fg) == len(sign.bg) == 6:
                box = (column * cell[0], row * cell[1], (column + 1) * cell[0], (row + 1) * cell[1])
                left, top, right, bottom = map(round, box)
                there = picture.crop((left, top, right, bottom))
                yield _apart(_block(sign).resize(there.size, Image.Resampling.BOX), there)


def pixels_wrong(graphics: Graphics, picture: Image.Image, cell: tuple[float, float]) -> list[float]:
    """Return for each image that stands in pixels how far its place in a picture is from it."""
    wrong = []
    for number, (column, row, columns, rows) in graphics.shown.items():
        box = (column * cell[0], row * cell[1], (column + columns) * cell[0], (row + rows) * cell[1])
        left, top, right, bottom = map(round, box)
        there = picture.crop((left, top, right, bottom))
        wrong.append(_apart(graphics.images[number].resize(there.size, Image.Resampling.BOX), there))
    return wrong


def _block(sign: Char) -> Image.Image:
    """Return a cell in its two colours, twelve pixels across and twenty-four down."""
    grain, pattern = _BLOCKS[sign.data]
    dots: Grain = (grain[0], grain[1])
    image = Image.new("RGB", dots)
    colours = [bytes.fromhex(sign.fg), bytes.fromhex(sign.bg)]
    if sign.reverse:
        colours.reverse()
    image.putdata([tuple(colours[0 if pattern >> dot & 1 else 1]) for dot in range(dots[0] * dots[1])])
    return image.resize((12, 24), Image.Resampling.NEAREST)


def _apart(one: Image.Image, other: Image.Image) -> float:
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def share_of(picture: Image.Image, colour: tuple[int, int, int], near: int = 12) -> float:
    """Return which part of a picture has a colour, or one that differs by no more than `near` in any channel."""
    plain = Image.new("RGB", picture.size, colour)
    most = ImageChops.difference(picture, plain).split()
    far = ImageChops.lighter(ImageChops.lighter(most[0], most[1]), most[2])
    return sum(far.histogram()[: near + 1]) / (picture.width * picture.height)
