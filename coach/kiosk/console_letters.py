"""Larger letters on the Linux console: another of the kit's fonts, or one of them with each dot doubled.

See `KDFONTOP` in the manual page ioctl_console(2) and in the kernel's `include/uapi/linux/kd.h`. A program may load a
font into the console that controls it without any right of root's. Linux before 6.9 shows no font higher than 32 dots;
from 6.3 on it says so only when one is loaded.
"""

from __future__ import annotations

import fcntl
import struct
from array import array
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from coach.kiosk.letters import LEAST_COLUMNS, LEAST_ROWS, Cells
from coach.kiosk.setup import FONTS
from coach.loading.psf import ConsoleFont, doubled, parsed

KDFONTOP: Final = 0x4B72
SET, GET, SET_TALL, GET_TALL = 0, 1, 4, 5
"""What `KDFONTOP` does; the last two also know fonts that are higher than USUAL_HEIGHT."""
USUAL_HEIGHT, TALL_HEIGHT = 32, 128
"""The highest glyph, in dots, and the room for each of a font that is not tall, however high it is."""
WIDEST, MOST_GLYPHS = 64, 512
_OPERATION: Final = struct.Struct("@5IP")
"""`struct console_font_op`: what to do, flags, the width, height and number of glyphs, and where their dots are."""

Ioctl = Callable[[int, int, bytearray], int]


class ConsoleLetters:
    """The letters of the console whose font the kit has set.

    Only fonts of the kit are exchanged for each other: they have the same characters in the same places, so the console
    need not be told anew which glyph draws which.

    Args:
        tty: The file descriptor of the console.
        ioctl: Does a request of the kernel's on it.
    """

    def __init__(self, tty: int, ioctl: Ioctl = fcntl.ioctl) -> None:
        self._tty, self._ioctl = tty, ioctl
        self._usual: ConsoleFont | None = None
        """What was there before the letters became larger; None if it is none of the kit's, or nobody has noted it."""
        self._no_tall = False
        """Whether a font higher than USUAL_HEIGHT has been refused."""

    def note_usual(self) -> None:
        """Take note of the present letters as the usual ones, for processes that know of no larger ones before them."""
        self._usual = self._present()

    def can_grow(self, size: Cells) -> bool:
        """Say whether the console has a font of the kit, and room for larger letters."""
        return any(self._larger(size))

    def use(self, *, larger: bool, size: Cells) -> bool:
        """Load a larger font, or the usual one; the kernel tells of the new size by SIGWINCH."""
        usual, present = self._usual, self._present()
        if not larger:
            return usual is None or usual == present or self._load(usual)
        if present is None or not any(self._load(font) for font in self._larger(size)):
            return False
        self._usual = usual or present
        return True

    def _larger(self, size: Cells) -> Iterator[ConsoleFont]:
        """Yield the fonts that are larger than the present one and leave room enough, the largest first."""
        present = self._present()
        if present is None:
            return
        columns, rows = size.columns * present.width, size.rows * present.height
        for font in sorted(_fonts(), key=lambda font: font.height, reverse=True):
            fits = columns // font.width >= LEAST_COLUMNS and rows // font.height >= LEAST_ROWS
            shown = font.height <= USUAL_HEIGHT or (self._knows_tall() and not self._no_tall)
            if fits and shown and font.height > present.height:
                yield font

    def _present(self) -> ConsoleFont | None:
        """Return the console's font; None if it is none of the kit's, or there is no console."""
        tall = self._knows_tall()
        pitch, widest = (TALL_HEIGHT, WIDEST) if tall else (USUAL_HEIGHT, USUAL_HEIGHT)
        dots = array("B", bytes(MOST_GLYPHS * pitch * (widest // 8)))
        operation = _operation(GET_TALL if tall else GET, widest, pitch, MOST_GLYPHS, dots)
        if not self._does(operation):
            return None
        _, _, width, height, count, _ = _OPERATION.unpack(operation)
        span = (width + 7) // 8
        glyphs = tuple(bytes(dots[at : at + span * height]) for at in range(0, count * span * pitch, span * pitch))
        return next((font for font in _fonts() if font.glyphs == glyphs and font.width == width), None)

    def _load(self, font: ConsoleFont) -> bool:
        tall = font.height > USUAL_HEIGHT
        room = (font.width + 7) // 8 * (font.height if tall else USUAL_HEIGHT)
        dots = array("B", b"".join(glyph.ljust(room, b"\0") for glyph in font.glyphs))
        loaded = self._does(_operation(SET_TALL if tall else SET, font.width, font.height, len(font.glyphs), dots))
        self._no_tall = self._no_tall or (tall and not loaded)
        return loaded

    def _knows_tall(self) -> bool:
        """Say whether the kernel knows fonts higher than USUAL_HEIGHT."""
        return self._does(_operation(GET_TALL, WIDEST, TALL_HEIGHT, MOST_GLYPHS, None))

    def _does(self, operation: bytearray) -> bool:
        try:
            self._ioctl(self._tty, KDFONTOP, operation)
        except OSError:
            return False
        return True


def _operation(does: int, width: int, height: int, count: int, dots: array[int] | None) -> bytearray:
    """Return a request; `dots` must live until it is done."""
    address = dots.buffer_info()[0] if dots is not None else 0
    return bytearray(_OPERATION.pack(does, 0, width, height, count, address))


@cache
def _fonts() -> tuple[ConsoleFont, ...]:
    """Return the kit's fonts, as they are and larger."""
    return tuple(_made())


def _made() -> Iterator[ConsoleFont]:
    for file in sorted(FONTS.glob("*.psf")):
        font = parsed(file.read_bytes())
        yield from (font, doubled(font))
