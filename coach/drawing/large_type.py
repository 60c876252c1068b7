"""Draws words so large that they can be read from two metres, for what somebody on the floor must know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate, combinations, pairwise

from PIL import Image, ImageDraw, ImageFont

from coach.drawing.palette import Colour
from coach.drawing.rungs import GRAIN, Cells, Grain, SizeInCells
from coach.drawing.small_letters import GAP, draw_small, has_small, small_width
from coach.loading.glyphs import font_file

Lines = tuple[str, ...]

LEAST_ROWS, LEAST_DOTS = 3.0, 7
"""The lowest capital letters that are drawn, in rows of cells and in dots; below that plain text is clearer."""
LEADING = 0.2
"""The space between two lines, as a share of the font size."""
MOST_LINES = 4
"""How many lines words may be broken into."""
PROBE = 128
"""The font size at which words are measured."""
STEEP = [min(max(round((ink - 70) * 2.3), 0), 255) for ink in range(256)]
HARD = [255 * (ink >= 112) for ink in range(256)]
"""How much ink a dot gets, by what the font would give it: the edges of small letters blur with all its shades."""
CLEAR_AT_ALL = 10
"""From this height of a capital on, in dots, letters without shades keep their holes open."""
CLEAR = 32
"""From this font size on letters are clear as the font has them."""
FINE = 4
"""The factor by which letters are drawn too large where dots are not square, before they are scaled down."""


def draw_large(
    text: str,
    size_in_cells: SizeInCells,
    colours: tuple[Colour, Colour],
    smooth: bool = True,
) -> Image.Image | None:
    """Return an RGB image of `text` as large as fits, broken into lines; None where plain text is easier to read.

    That is where the letters would be too small, or the font lacks one of them.

    Args:
        text: Words with spaces between them.
        size_in_cells: The columns and rows that there are. The image has all the columns and the rows that it needs.
        colours: The ink's and the ground's.
        smooth: Whether to antialias; if not, the image has only those two colours.
    """
    columns, rows, grain = Cells(*size_in_cells)
    across, down = grain
    if not text.strip() or not _has_letters(text):
        return None
    # All is measured in dots' heights; a cell is twice as high as wide.
    size, lines = max((_largest(lines, columns * down / 2, rows * down), lines) for lines in _broken(text))
    capital = -_font(size).getbbox("H", anchor="ls")[1]
    if not smooth and grain == GRAIN["halves"] and capital < CLEAR_AT_ALL and has_small(text):
        small = _small(text, columns, rows, colours)
        if small is not None:
            return small
    if capital < max(LEAST_DOTS, LEAST_ROWS * down):
        return None
    top, bottom = _reach(lines, size)
    pitch = bottom - top + round(size * LEADING)
    used = -(-(pitch * (len(lines) - 1) + bottom - top) // down)
    image = Image.new("RGB", (columns * across, used * down), colours[1])
    for number, line in enumerate(lines):
        image.paste(colours[0], (0, number * pitch), _inked(line, size, (top, bottom), smooth, grain))
    return image


def _small(text: str, columns: int, rows: int, colours: tuple[Colour, Colour]) -> Image.Image | None:
    """Return an image of `text` in the letters of seven dots on as few lines as fit; None if it does not."""
    for lines in _broken(text, small_width):
        masks = [draw_small(line) for line in lines]
        used = -(-(sum(mask.height + GAP for mask in masks) - GAP) // 2)
        if max(mask.width for mask in masks) <= columns and used <= rows:
            image, top = Image.new("RGB", (columns, 2 * used), colours[1]), 0
            for mask in masks:
                image.paste(colours[0], (0, top), mask)
                top += mask.height + GAP
            return image
    return None


def _broken(text: str, width: Callable[[str], float] | None = None) -> Iterator[Lines]:
    """Yield the best way to break a text at its spaces into one line, into two, and so on: the narrowest.

    `width` says how wide a line is; without it the font does.
    """
    width = _font(PROBE).getlength if width is None else width
    words = text.split()
    for count in range(min(MOST_LINES, len(words))):
        ways = (
            tuple(" ".join(words[start:end]) for start, end in pairwise((0, *ends, len(words))))
            for ends in combinations(range(1, len(words)), count)
        )
        yield min(ways, key=lambda lines: max(map(width, lines)))


def _largest(lines: Lines, wide: float, high: int) -> int:
    """Return the largest font size at which lines fit into a width and a height; at least 1."""
    top, bottom = _reach(lines, PROBE)
    in_all = (bottom - top) * len(lines) + PROBE * LEADING * (len(lines) - 1)
    size = int(PROBE * min(wide / max(_width(line, PROBE) for line in lines), high / in_all))
    while size > 1 and not _fits(lines, size, wide, high):
        size -= 1
    return max(size, 1)


def _fits(lines: Lines, size: int, wide: float, high: int) -> bool:
    """Say whether hinted letters, which are a little larger or smaller than their size says, fit."""
    top, bottom = _reach(lines, size)
    in_all = (bottom - top) * len(lines) + round(size * LEADING) * (len(lines) - 1)
    return in_all <= high and all(_width(line, size) <= wide for line in lines)


def _reach(lines: Lines, size: int) -> tuple[int, int]:
    """Return how far lines reach above and below the base line: the first is negative."""
    boxes = [_font(size).getbbox(line, anchor="ls") for line in ("O", *lines)]
    return int(min(box[1] for box in boxes)), int(max(box[3] for box in boxes))


def _starts(line: str, size: int) -> list[int]:
    """Return where each letter begins, and where the line ends: on whole dots, so that each letter is as sharp."""
    return list(accumulate((round(_font(size).getlength(sign)) for sign in line), initial=0))


def _width(line: str, size: int) -> int:
    return _starts(line, size)[-1]


def _inked(line: str, size: int, reach: tuple[int, int], smooth: bool, grain: Grain) -> Image.Image:
    """Return the mask of a line, as high as it reaches."""
    aspect = grain[1] / 2 / grain[0]
    # Only where dots are square can the font's hints put strokes on whole dots.
    fine = 1 if aspect == 1 else FINE
    top, bottom = reach[0] * fine, reach[1] * fine
    mask = Image.new("L", (_width(line, size * fine), bottom - top))
    pen = ImageDraw.Draw(mask)
    for sign, start in zip(line, _starts(line, size * fine), strict=False):
        pen.text((start, -top), sign, fill=255, font=_font(size * fine), anchor="ls")
    if fine != 1:
        mask = mask.resize((int(mask.width / fine / aspect), mask.height // fine), Image.Resampling.BOX)
    if smooth and size >= CLEAR:
        return mask
    return mask.point(STEEP if smooth else HARD)


def _has_letters(text: str) -> bool:
    """Say whether the font has every letter of a text."""
    absent = bytes(_font(PROBE).getmask("\uffff"))
    return all(bytes(_font(PROBE).getmask(sign)) != absent for sign in set(text) - {" "})


@lru_cache(maxsize=32)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file("B"), size)
