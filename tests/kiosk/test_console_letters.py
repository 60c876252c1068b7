"""Larger letters on the Linux console: which font is loaded where, by a kernel that is played here.

No test can have a real console: the requests are those of `linux/kd.h`, and nothing else of it is tried.
"""

from __future__ import annotations

import ctypes
import errno
import os
import pty
import struct
from copy import copy

import pytest

from coach.kiosk.console_letters import KDFONTOP, ConsoleLetters
from coach.kiosk.letters import Cells
from coach.kiosk.setup import FONTS
from coach.loading.psf import ConsoleFont, doubled, parsed, rows

OPERATION = struct.Struct("@5IP")
SMALL, MIDDLE, LARGE = (parsed((FONTS / f"coach-{name}.psf").read_bytes()) for name in ("8x16", "12x24", "16x32"))


class Console:
    """A console of so many dots, with a font.

    `tall` says whether its kernel is Linux 6.3 or later; `highest` is the highest font that its driver shows.
    """

    def __init__(self, width: int, height: int, font: ConsoleFont, *, tall: bool = True, highest: int = 128) -> None:
        self.dots, self.font, self.tall, self.highest = (width, height), font, tall, highest

    @property
    def size(self) -> Cells:
        return Cells(self.dots[0] // self.font.width, self.dots[1] // self.font.height)

    def ioctl(self, _: int, request: int, operation: bytearray) -> int:
        """Do as con_font_op in drivers/tty/vt/vt.c does."""
        assert request == KDFONTOP
        does, flags, width, height, count, address = OPERATION.unpack(operation)
        assert flags == 0
        if does in (4, 5) and not self.tall:
            raise OSError(errno.ENOSYS, "no such operation")
        pitch = height if does in (4, 5) else 32
        if does in (1, 5):
            if self.font.width > width or self.font.height > height:
                raise OSError(errno.ENOSPC, "the font is larger")
            if address:
                room = (self.font.width + 7) // 8 * pitch
                given = b"".join(glyph.ljust(room, b"\0") for glyph in self.font.glyphs)
                ctypes.memmove(address, given, len(given))
            operation[:] = OPERATION.pack(does, 0, self.font.width, self.font.height, len(self.font.glyphs), address)
            return 0
        if height > min(pitch, self.highest):
            raise OSError(errno.EINVAL, "too high")
        span = (width + 7) // 8
        taken = ctypes.string_at(address, count * span * pitch)
        glyphs = tuple(taken[at : at + span * height] for at in range(0, len(taken), span * pitch))
        self.font = ConsoleFont(width, height, glyphs, self.font.drawn)
        return 0


def letters(console: Console) -> ConsoleLetters:
    return ConsoleLetters(0, console.ioctl)


@pytest.mark.parametrize(
    ("dots", "font", "tall", "cells"),
    [
        # What the guide names: capitals half as high again.
        ((1920, 1080), LARGE, True, (80, 22)),
        ((1920, 1080), MIDDLE, True, (80, 22)),
        ((1280, 800), MIDDLE, True, (80, 25)),
        ((1024, 768), MIDDLE, False, (64, 24)),
        ((1920, 1080), MIDDLE, False, (120, 33)),
    ],
)
def test_the_largest_font_is_loaded_that_leaves_sixty_columns_and_twenty_rows(
    dots: tuple[int, int], font: ConsoleFont, tall: bool, cells: tuple[int, int]
) -> None:
    console = Console(*dots, font, tall=tall)
    kept = letters(console)
    assert kept.can_grow(console.size)
    assert kept.use(larger=True, size=console.size)
    assert console.size == cells
    assert kept.use(larger=False, size=console.size)
    assert console.font == font


@pytest.mark.parametrize(
    ("dots", "font", "tall"), [((1920, 1080), LARGE, False), ((1280, 800), LARGE, True), ((640, 480), SMALL, True)]
)
def test_where_no_larger_font_fits_or_the_kernel_takes_none_it_is_not_offered(
    dots: tuple[int, int], font: ConsoleFont, tall: bool
) -> None:
    console = Console(*dots, font, tall=tall)
    kept = letters(console)
    assert not kept.can_grow(console.size)
    assert not kept.use(larger=True, size=console.size)
    assert console.font == font


def test_a_kernel_that_refuses_a_high_font_is_not_asked_again_and_gets_the_next_one() -> None:
    console = Console(1920, 1080, MIDDLE, highest=32)
    kept = letters(console)
    assert kept.can_grow(console.size)
    assert kept.use(larger=True, size=console.size)
    assert console.font.height == LARGE.height
    assert kept.use(larger=False, size=console.size)
    assert console.font == MIDDLE
    console = Console(1920, 1080, LARGE, highest=32)
    kept = letters(console)
    assert not kept.use(larger=True, size=console.size)
    assert not kept.can_grow(console.size)
    assert console.font == LARGE


def test_letters_that_a_killed_process_left_larger_are_the_usual_ones_in_the_next() -> None:
    console = Console(1920, 1080, LARGE)
    main = letters(console)
    main.note_usual()
    assert copy(main).use(larger=True, size=console.size)
    assert console.font != LARGE
    after = copy(main)
    assert after.use(larger=False, size=console.size)
    assert console.font == LARGE
    assert after.use(larger=True, size=console.size)


def test_a_font_that_is_none_of_the_kit_s_is_left_alone() -> None:
    # Its glyphs may draw other characters, which the console was told when it was loaded.
    other = ConsoleFont(16, 32, (*LARGE.glyphs[1:], LARGE.glyphs[0]), LARGE.drawn)
    console = Console(1920, 1080, other)
    assert not letters(console).can_grow(console.size)


def test_a_terminal_that_is_no_console_has_no_larger_letters() -> None:
    ours, theirs = pty.openpty()
    try:
        kept = ConsoleLetters(theirs)
        assert not kept.can_grow(Cells(200, 80))
        assert not kept.use(larger=True, size=Cells(200, 80))
        assert kept.use(larger=False, size=Cells(200, 80))
    finally:
        os.close(ours)
        os.close(theirs)


def test_the_kit_s_fonts_draw_the_same_characters_in_the_same_places() -> None:
    assert SMALL.drawn == MIDDLE.drawn == LARGE.drawn


@pytest.mark.parametrize("font", [SMALL, MIDDLE, LARGE])
def test_a_font_twice_as_large_has_each_dot_four_times(font: ConsoleFont) -> None:
    twice = doubled(font)
    for small, large in zip(font.glyphs, twice.glyphs, strict=True):
        expected = ["".join(2 * dot for dot in row) for row in rows(font, small) for _ in range(2)]
        assert rows(twice, large) == expected
