"""Turns pictures into half blocks: each cell shows two pixels, the upper as a character, the lower as background."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from coach.drawing.palette import EIGHT, Colour, Colours

if TYPE_CHECKING:
    from PIL import Image

UPPER_HALF = "\N{UPPER HALF BLOCK}"
LOWER_HALF = "\N{LOWER HALF BLOCK}"
FULL = "\N{FULL BLOCK}"

STYLES_KEPT = 4096
"""How many pairs of colours are cached before the cache is cleared."""


class HalfBlocks:
    """Turns pictures into strips, and caches the last `keep` rows, so that frames that repeat are made once.

    With `eight` colours each pixel becomes the nearest of the eight that a console knows by name, which are sent as SGR
    codes 30-37 and 40-47 if the theme has `ansi=True`. With `none` light pixels are drawn in the terminal's own
    foreground, and dark ones are left out.
    """

    def __init__(self, colours: Colours = "all", keep: int = 512) -> None:
        self._colours = colours
        self._keep = keep
        self._strips: dict[bytes, Strip] = {}
        self._styles: dict[tuple[bytes, bytes], Style] = {}

    def strips(self, image: Image.Image) -> list[Strip]:
        """Return a strip for each row of cells; ValueError unless the image is RGB and its height even."""
        return [self._strip(row) for row in _rows(image)]

    def _strip(self, row: bytes) -> Strip:
        """Return the strip of one row of cells, from the cache if it is there."""
        strip = self._strips.get(row)
        if strip is None:
            if len(self._strips) >= self._keep:
                del self._strips[next(iter(self._strips))]
            strip = self._strips[row] = self._made(row)
        return strip

    def _made(self, row: bytes) -> Strip:
        """Return a new strip, in which neighbouring cells of the same two colours share a segment."""
        if self._colours == "none":
            return _uncoloured(row)
        half = len(row) // 2
        pixels = [row[start : start + 3] for start in range(0, len(row), 3)]
        cells = zip(pixels[: half // 3], pixels[half // 3 :], strict=True)
        segments = [
            Segment((" " if upper == lower else UPPER_HALF) * len(list(run)), self._style(upper, lower))
            for (upper, lower), run in groupby(cells)
        ]
        return Strip(segments, half // 3)

    def _style(self, upper: bytes, lower: bytes) -> Style:
        """Return the style of a cell; it has no foreground where both halves have the same colour."""
        style = self._styles.get((upper, lower))
        if style is None:
            if len(self._styles) >= STYLES_KEPT:
                self._styles.clear()
            ground = self._colour(lower)
            style = Style(bgcolor=ground) if upper == lower else Style(color=self._colour(upper), bgcolor=ground)
            self._styles[upper, lower] = style
        return style

    def _colour(self, pixel: bytes) -> Color:
        """Return the pixel's colour for Rich."""
        red, green, blue = pixel
        if self._colours == "eight":
            return Color.parse(nearest((red, green, blue)))
        return Color.from_triplet(ColorTriplet(red, green, blue))


def _uncoloured(row: bytes) -> Strip:
    """Return a strip without colours: light pixels become full, upper or lower blocks."""
    half = len(row) // 2
    light = [sum(row[start : start + 3]) > 3 * 127 for start in range(0, len(row), 3)]
    cells = zip(light[: half // 3], light[half // 3 :], strict=True)
    blocks = {(True, True): FULL, (True, False): UPPER_HALF, (False, True): LOWER_HALF, (False, False): " "}
    return Strip([Segment("".join(blocks[cell] for cell in cells))], half // 3)


def nearest(colour: Colour) -> str:
    """Return the name of the one of the eight colours that is nearest to `colour` in RGB."""
    return min(EIGHT, key=lambda name: sum((a - b) ** 2 for a, b in zip(EIGHT[name], colour, strict=True)))


def changed_cells(before: Image.Image | None, after: Image.Image) -> list[tuple[int, int, int]]:
    """Return, for each row of cells in which `after` differs, the first column, the row and the width that changed.

    Where `before` is None or of another size, all rows are returned in full width. ValueError unless each image is RGB
    and its height even.
    """
    rows = _rows(after)
    if before is None or before.size != after.size:
        return [(0, y, after.width) for y in range(len(rows))]
    changed = []
    for y, (old, new) in enumerate(zip(_rows(before), rows, strict=True)):
        if old != new:
            first, last = _ends(old, new, after.width)
            changed.append((first, y, last + 1 - first))
    return changed


def _ends(old: bytes, new: bytes, width: int) -> tuple[int, int]:
    """Return the first and the last column in which two rows of cells differ."""
    pixels = [byte // 3 % width for byte in range(len(new)) if old[byte] != new[byte]]
    return min(pixels), max(pixels)


def _rows(image: Image.Image) -> list[bytes]:
    """Return the RGB bytes of each row of cells: its upper pixels, then its lower ones."""
    if image.mode != "RGB" or image.height % 2:
        raise ValueError(f"half blocks need an RGB image of even height, not {image.mode} of height {image.height}")
    data, step = image.tobytes(), image.width * 6
    return [data[start : start + step] for start in range(0, len(data), step or 1)]
