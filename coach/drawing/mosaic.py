"""Turns pictures into cells of blocks: each cell shows its dots in two colours, by a character and its background."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from coach.drawing.block_characters import CHARACTERS
from coach.drawing.palette import BRIGHT_WHITE, EIGHT, NAMED, Colour, Colours
from coach.drawing.rungs import GRAIN, Grain

if TYPE_CHECKING:
    from PIL import Image

CELLS_KEPT = 8192
"""How many cells are cached before the cache is cleared."""

NEAR = 4
"""Changed cells at most so far apart are sent as one run: to move the cursor takes as many bytes as what is between."""


Cell = tuple[str, Style | None]
"""A cell's character and its style."""


class CellStrip(Strip):
    """A row of a picture that also knows its cells."""

    __slots__ = ("cells",)

    def __init__(self, cells: Sequence[Cell]) -> None:
        """Make a strip in which neighbouring cells of the same style share a segment."""
        # A mosaic has one object for each style, and to compare styles takes far longer than to tell objects apart.
        runs = [list(run) for _, run in groupby(cells, key=lambda cell: id(cell[1]))]
        super().__init__([Segment("".join(sign for sign, _ in run), run[0][1]) for run in runs], len(cells))
        self.cells = cells


class Mosaic:
    """Turns pictures into strips, and caches the last `keep` rows, so that frames that repeat are made once.

    A cell of more than two colours is divided into the two that suit it best. With `eight` colours each becomes the
    nearest of the eight that a console knows by name, which are sent as SGR codes 30-37 and 40-47 if the theme has
    `ansi=True`; bright white stays so. With `none` light dots are drawn in the terminal's own foreground, and dark ones
    are left out.
    """

    def __init__(self, grain: Grain = GRAIN["halves"], colours: Colours = "all", keep: int = 512) -> None:
        self.grain = grain
        self._characters = CHARACTERS[grain]
        self._colours = colours
        self._keep = keep
        self._strips: dict[bytes, CellStrip] = {}
        self._cells: dict[bytes, Cell] = {}
        self._styles: dict[tuple[Colour, Colour | None], Style] = {}

    def strips(self, image: Image.Image) -> list[CellStrip]:
        """Return a strip for each row of cells; ValueError unless the image is RGB and of whole cells."""
        return [self._strip(row) for row in _rows(image, self.grain)]

    def _strip(self, row: bytes) -> CellStrip:
        """Return the strip of one row of cells, from the cache if it is there."""
        strip = self._strips.get(row)
        if strip is None:
            if len(self._strips) >= self._keep:
                del self._strips[next(iter(self._strips))]
            strip = self._strips[row] = CellStrip([self._cell(dots) for dots in _cells(row, self.grain)])
        return strip

    def _cell(self, dots: bytes) -> Cell:
        """Return a cell's character and its style, from the cache if they are there."""
        cell = self._cells.get(dots)
        if cell is None:
            if len(self._cells) >= CELLS_KEPT:
                self._cells.clear()
                self._styles.clear()
            cell = self._cells[dots] = self._divided(dots)
        return cell

    def _divided(self, dots: bytes) -> Cell:
        """Return a new cell: the colour of its first dot as character, the other as background."""
        colours = [(dots[start], dots[start + 1], dots[start + 2]) for start in range(0, len(dots), 3)]
        if self._colours == "none":
            return self._characters[_pattern([sum(colour) > 3 * 127 for colour in colours])], None
        full = len(self._characters) - 1
        if len(set(colours)) == 1:
            if self._is_ink_alone(colours[0]):
                return self._characters[full], self._style(EIGHT["black"], colours[0])
            return " ", self._style(colours[0], None)
        like_first = _like_first(colours)
        upper, lower = (
            _common([colour for colour, like in zip(colours, like_first, strict=True) if like is first])
            for first in (True, False)
        )
        pattern = _pattern(like_first)
        if self._is_ink_alone(lower):
            pattern, upper, lower = full ^ pattern, lower, upper
        return self._characters[pattern], self._style(lower, upper)

    def _is_ink_alone(self, colour: Colour) -> bool:
        """Say whether a colour can only be a character's: a console shows bright backgrounds as dark ones."""
        return self._colours == "eight" and colour == NAMED[BRIGHT_WHITE]

    def _style(self, ground: Colour, ink: Colour | None) -> Style:
        """Return the style of a cell; it has no foreground where all dots have the same colour."""
        style = self._styles.get((ground, ink))
        if style is None:
            colour = None if ink is None else self._colour(ink)
            style = self._styles[ground, ink] = Style(color=colour, bgcolor=self._colour(ground))
        return style

    def _colour(self, colour: Colour) -> Color:
        """Return a colour for Rich."""
        if self._colours == "eight":
            return Color.parse(nearest(colour))
        return Color.from_triplet(ColorTriplet(*colour))


def _pattern(lit: Sequence[bool]) -> int:
    """Return the number of a pattern of dots: bit 0 is the first."""
    return sum(1 << place for place, each in enumerate(lit) if each)


def _like_first(colours: Sequence[Colour]) -> list[bool]:
    """Return which dots belong with the first one, when those furthest apart in colour are the two kinds."""
    distinct = list(dict.fromkeys(colours))
    one, other = max(combinations(distinct, 2), key=lambda pair: _apart(*pair))
    kind = {colour: _apart(colour, one) <= _apart(colour, other) for colour in distinct}
    return [kind[colour] is kind[colours[0]] for colour in colours]


def _apart(one: Colour, other: Colour) -> int:
    """Return the square of the distance of two colours in RGB."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2


def _common(colours: Sequence[Colour]) -> Colour:
    """Return the colour that at least half of them have, so that edges stay clean, or else their mean."""
    colour, often = Counter(colours).most_common(1)[0]
    if often > 1 and often * 2 >= len(colours):
        return colour
    red, green, blue = (round(sum(channel) / len(colours)) for channel in zip(*colours, strict=True))
    return red, green, blue


def nearest(colour: Colour) -> str:
    """Return the name of the one of the eight colours that is nearest to `colour` in RGB; bright white is its own."""
    return BRIGHT_WHITE if colour == NAMED[BRIGHT_WHITE] else min(EIGHT, key=lambda name: _apart(EIGHT[name], colour))


def changed_cells(before: Sequence[CellStrip], after: Sequence[CellStrip]) -> list[tuple[int, int, int]]:
    """Return the column, the row and the width of each run of cells in which two pictures of one size differ.

    Runs at most NEAR cells apart are one.
    """
    changed = []
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        if old is not new:
            cells = zip(old.cells, new.cells, strict=True)
            runs = _runs(x for x, (one, other) in enumerate(cells) if one != other)
            changed += [(first, y, last + 1 - first) for first, last in runs]
    return changed


def _runs(columns: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and the last column of each run."""
    runs: list[tuple[int, int]] = []
    for column in columns:
        near = runs and column - runs[-1][1] <= NEAR
        runs.append((runs.pop()[0] if near else column, column))
    return runs


def _rows(image: Image.Image, grain: Grain) -> list[bytes]:
    """Return the RGB bytes of each row of cells, one line of its dots after the other."""
    across, down = grain
    if image.mode != "RGB" or image.width % across or image.height % down:
        size = f"{image.mode} of {image.width} x {image.height}"
        raise ValueError(f"cells of {across} x {down} dots need an RGB image of whole cells, not {size}")
    data, step = image.tobytes(), image.width * 3 * down
    return [data[start : start + step] for start in range(0, len(data), step or 1)]


def _cells(row: bytes, grain: Grain) -> Iterator[bytes]:
    """Yield the RGB bytes of each cell in a row of cells."""
    across, down = grain
    line, step = len(row) // down, across * 3
    lines = ([row[x : x + step] for x in range(y, y + line, step)] for y in range(0, len(row), line))
    return map(b"".join, zip(*lines, strict=True))
