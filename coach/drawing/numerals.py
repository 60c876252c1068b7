"""Draws numbers as large as a circle holds; very small ones in digits of three by five half cells."""

from __future__ import annotations

import re
from itertools import accumulate
from math import ceil, hypot

from PIL import Image, ImageDraw, ImageFont

from coach.drawing.painter import SCALE, scale_for
from coach.drawing.rungs import GRAIN, Grain

SMALLEST = 7
"""Below this height in dots the font's digits cannot be told apart."""

THIN = 14
"""Below this height in dots thickened strokes look ragged without antialiasing."""

WEIGHT = 0.02
"""The width added to each side of a stroke, as a share of the font size, to be readable from two metres."""

PROBE = 200
"""The font size at which proportions are measured."""

DIGITS = {
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# .## ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
}
"""The rows of each small digit, from the top; `#` is ink."""

SMALL = 5
"""The height of those digits in half cells."""

HALVES = GRAIN["halves"]


class Numerals:
    """Masks of numbers; the last `keep` are cached, so that a number is not drawn again for each frame."""

    def __init__(self, keep: int = 64) -> None:
        self._keep = keep
        self._masks: dict[tuple[str, float, bool, Grain], Image.Image] = {}

    def fitted(self, text: str, radius: float, smooth: bool, grain: Grain = HALVES) -> Image.Image:
        """Return the largest mask of `text` in a circle of `radius` half cells: an "L" image, 255 where there is ink.

        It is as wide as the text and as high as a zero, so that numbers with equally many digits have the same height.
        If not `smooth` it has only the values 0 and 255, and the grain must be that of half blocks.
        """
        key = text, radius, smooth, grain
        if key not in self._masks:
            if len(self._masks) >= self._keep:
                del self._masks[next(iter(self._masks))]
            self._masks[key] = _fitted(text, radius, smooth, grain)
        return self._masks[key]


def _fitted(text: str, radius: float, smooth: bool, grain: Grain) -> Image.Image:
    """Return a new mask for a number."""
    if not text.strip():
        return Image.new("L", (1, 1))
    across, down = grain[0], grain[1] / 2
    zeros = _written(_zeros(text), PROBE, 1, bold=True)
    tall = max(int(2 * radius * down * zeros.height / hypot(*zeros.size)), 3)
    if tall < max(SMALLEST, SMALL * down) and all(sign in DIGITS for sign in text):
        small = _small(text)
        if hypot(small.width - 1, small.height - 1) / 2 <= radius:
            return small.resize((small.width * across, round(small.height * down)), Image.Resampling.NEAREST)
    size = PROBE * tall / down / zeros.height
    if smooth:
        return _written(text, size, scale_for(grain), bold=True, grain=grain)
    if tall < THIN:
        return _written(text, size, 1, bold=False)
    return _written(text, size, SCALE, bold=True).point([0] * 128 + [255] * 128)


def _zeros(text: str) -> str:
    """Return the text with each digit replaced by a zero, from which its height and font size are measured."""
    return re.sub(r"\d", "0", text)


def _written(text: str, size: float, scale: int, bold: bool, grain: Grain = HALVES) -> Image.Image:
    """Return the text in Pillow's font, drawn `scale` times larger and reduced: as wide as its ink, as high as zeros.

    `size` is that of the font in half cells.

    If not `bold`, its strokes are as thin as the font's and not antialiased.
    """
    ink = _ink(text, size * scale, bold)
    left, _, right, _ = ink.getbbox() or (0, 0, 1, 1)
    _, top, _, bottom = _ink(_zeros(text), size * scale, bold).getbbox() or (0, 0, 1, 1)
    wide, high = scale // grain[0], 2 * scale // grain[1]
    width, height = max(round((right - left) / wide), 1) * wide, max(round((bottom - top) / high), 1) * high
    x, y = (left + right - width) // 2, (top + bottom - height) // 2
    return ink.crop((x, y, x + width, y + height)).reduce((wide, high))


def _ink(text: str, size: float, bold: bool) -> Image.Image:
    """Return the text with space around it, its characters further apart by as much as their strokes are thickened."""
    font, weight = ImageFont.load_default(size), size * WEIGHT if bold else 0
    starts = list(accumulate((ceil(font.getlength(sign) + 2 * weight) for sign in text), initial=ceil(size)))
    image = Image.new("L", (starts[-1] + ceil(size), ceil(size * 3)))
    pen = ImageDraw.Draw(image)
    pen.fontmode = "L" if bold else "1"
    for sign, start in zip(text, starts, strict=False):
        pen.text((start, ceil(size)), sign, fill=255, font=font, stroke_width=weight)
    return image


def _small(text: str) -> Image.Image:
    """Return the text in digits of three by five half cells, one apart."""
    mask = Image.new("L", (4 * len(text) - 1, SMALL))
    for place, sign in enumerate(text):
        for y, row in enumerate(DIGITS[sign].split()):
            for x, dot in enumerate(row):
                mask.putpixel((place * 4 + x, y), 255 if dot == "#" else 0)
    return mask
