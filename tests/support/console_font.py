"""The console fonts of the kiosk: `python -m tests.support.console_font FOLDER`.

FOLDER holds the source: the fonts that Debian's console-setup-linux 1.221 puts into /usr/share/consolefonts, made from
Terminus Font (SIL Open Font License 1.1). None of at most 256 glyphs there has half blocks. Ours have fewer letters and
more shapes: letters and signs are taken as they are, the shapes are drawn here.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

from coach.kiosk.setup import FONTS
from coach.loading.psf import MOST_GLYPHS, ConsoleFont, parsed, written

SOURCES = {
    "coach-8x16.psf": "Uni2-Terminus16.psf.gz",
    "coach-12x24.psf": "Uni2-TerminusBold24x12.psf.gz",
    "coach-16x32.psf": "Uni2-TerminusBold32x16.psf.gz",
}
"""Each of ours, and what it is made from."""
LETTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x100))))
"""Each has its own number for its place: the console clears with glyph 0x20, whatever that shows."""
SIGNS = "–‘’“”•…←↑→↓≠≤≥−─│┌┐└┘░▒€"  # noqa: RUF001
"""Taken from the source, too."""
ALSO = {" ": "\u00a0", "-": "\u2010\u2011", "?": "\ufffd", "▶": "►", "◀": "◄", "♦": "◆"}
"""Characters that share another's glyph; U+FFFD is shown for what the font lacks."""

Inside = Callable[[float, float], bool]
"""Whether a point lies in a shape: x and y from 0 to 1, from the left and from the top."""


def _block(left: float, top: float, right: float, bottom: float) -> Inside:
    return lambda x, y: left <= x < right and top <= y < bottom


def _corner(left: bool, top: bool) -> Inside:
    """Three quarters of a cell, the whole left or right and the whole top or bottom among them."""
    return lambda x, y: (x < 0.5) == left or (y < 0.5) == top


def _disc(x: float, y: float) -> bool:
    """A circle in a cell that is twice as high as wide."""
    return (x - 0.5) ** 2 + (2 * (y - 0.5)) ** 2 <= 0.42**2


def _ring(x: float, y: float) -> bool:
    return _disc(x, y) and (x - 0.5) ** 2 + (2 * (y - 0.5)) ** 2 > 0.27**2


def _square(x: float, y: float) -> bool:
    return max(abs(x - 0.5), 2 * abs(y - 0.5)) <= 0.4


def _diamond(x: float, y: float) -> bool:
    return abs(x - 0.5) + 1.6 * abs(y - 0.5) <= 0.45


def _hollow_diamond(x: float, y: float) -> bool:
    return 0.27 < abs(x - 0.5) + 1.6 * abs(y - 0.5) <= 0.45


def _pointing_up(x: float, y: float) -> bool:
    return 0.26 <= y < 0.74 and abs(x - 0.5) <= y - 0.26


def _pointing_right(x: float, y: float) -> bool:
    return 0.1 <= x <= 0.9 and 2 * abs(y - 0.5) <= 0.5 * (0.9 - x) / 0.8


SHAPES: dict[str, Inside] = {
    "▲": _pointing_up,
    "▼": lambda x, y: _pointing_up(x, 1 - y),
    "▶": _pointing_right,
    "◀": lambda x, y: _pointing_right(1 - x, y),
    "♦": _diamond,
    "◇": _hollow_diamond,
    "■": _square,
    "—": _block(0, 15 / 32, 1, 17 / 32),
    "▀": _block(0, 0, 1, 1 / 2),
    "▔": _block(0, 0, 1, 1 / 8),
    "▐": _block(1 / 2, 0, 1, 1),
    "▙": _corner(left=True, top=False),
    "▛": _corner(left=True, top=True),
    "▜": _corner(left=False, top=True),
    "▟": _corner(left=False, top=False),
    "▬": _block(0, 3 / 8, 1, 5 / 8),
    "○": _ring,
    "●": _disc,
    **{chr(0x2580 + part): _block(0, 1 - part / 8, 1, 1) for part in range(1, 9)},
    **{chr(0x2590 - part): _block(0, 0, part / 8, 1) for part in range(1, 8)},
}
"""Half blocks paint the pictures, eighths the scroll bars and the edge of a card; they must meet without a gap.

The signs of the four levels are drawn, too: the source has one glyph for ▲ and ↑, and an emergency is no arrow.
"""


def _painted(inside: Inside, width: int, height: int) -> bytes:
    """Return a shape as a glyph, each pixel judged at its centre."""
    span = (width + 7) // 8 * 8
    raster = (
        "".join(str(int(x < width and inside((x + 0.5) / width, (y + 0.5) / height))) for x in range(span))
        for y in range(height)
    )
    return b"".join(int(line, 2).to_bytes(span // 8, "big") for line in raster)


def made(source: ConsoleFont) -> ConsoleFont:
    """Return our font from its source."""
    places = {ord(letter): letter for letter in LETTERS}
    free = [number for number in range(MOST_GLYPHS) if number not in places]
    places |= dict(zip(free, (*SIGNS, *SHAPES), strict=False))
    assert set(places.values()) == {*LETTERS, *SIGNS, *SHAPES}, "there is no room for every character"
    width, height = source.width, source.height
    blank = _painted(lambda _x, _y: False, width, height)
    glyphs, drawn = [blank] * MOST_GLYPHS, [frozenset[str]()] * MOST_GLYPHS
    for number, character in places.items():
        shape = SHAPES.get(character)
        glyphs[number] = _painted(shape, width, height) if shape else source.glyph(character)
        drawn[number] = frozenset(character + ALSO.get(character, ""))
    return ConsoleFont(width, height, tuple(glyphs), tuple(drawn))


if __name__ == "__main__":
    for name, file in SOURCES.items():
        raw = gzip.decompress((Path(sys.argv[1]) / file).read_bytes())
        (FONTS / name).write_bytes(written(made(parsed(raw))))
