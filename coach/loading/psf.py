"""Reads fonts of the Linux console in PC screen font format (PSF), versions 1 and 2, and writes version 2.

The format has a header, one bitmap a glyph (each row padded to whole bytes), then for each glyph the characters that it
draws. See the header `linux/kd.h` and Andries Brouwer, "PSF font format".
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MOST_GLYPHS = 256
"""With more glyphs the console takes a bit of each cell's colour for them, and the eight bright colours are lost."""

_MAGIC_1, _MAGIC_2 = b"\x36\x04", b"\x72\xb5\x4a\x86"
_HEADER_2 = struct.Struct("<4s7I")
_TWICE = tuple(int("".join(2 * bit for bit in f"{byte:08b}"), 2).to_bytes(2) for byte in range(256))
"""Each byte with every bit twice."""


class NoFontError(Exception):
    """The bytes are not a PC screen font, or a damaged one."""


@dataclass(frozen=True)
class ConsoleFont:
    """A font of the console."""

    width: int
    """Of a glyph, in pixels."""
    height: int
    glyphs: tuple[bytes, ...]
    """The bitmap of each glyph: its rows from the top, padded to whole bytes, the leftmost pixel in the highest bit."""
    drawn: tuple[frozenset[str], ...]
    """The characters that each glyph draws."""

    @property
    def characters(self) -> frozenset[str]:
        """Every character that the font can draw."""
        return frozenset().union(*self.drawn)

    def glyph(self, character: str) -> bytes:
        """Return the bitmap that draws a character.

        Raises:
            KeyError: The font cannot draw it.
        """
        for glyph, drawn in zip(self.glyphs, self.drawn, strict=True):
            if character in drawn:
                return glyph
        raise KeyError(character)


def parsed(raw: bytes) -> ConsoleFont:
    """Return the font that these bytes hold.

    Raises:
        NoFontError: They hold no font, or only a part of one.
    """
    try:
        if raw.startswith(_MAGIC_1):
            mode, height = raw[2], raw[3]
            start, count, width, size = 4, 512 if mode & 1 else 256, 8, height
            table, wide = bool(mode & 6), True
        elif raw.startswith(_MAGIC_2):
            _, _, start, flags, count, size, height, width = _HEADER_2.unpack_from(raw)
            table, wide = bool(flags & 1), False
        else:
            raise NoFontError("no PC screen font")
        end = start + count * size
        if len(raw) < end or size != height * ((width + 7) // 8):
            raise NoFontError("a part of a PC screen font")
        glyphs = tuple(raw[start + number * size : start + (number + 1) * size] for number in range(count))
        drawn = (_drawn_1 if wide else _drawn_2)(raw[end:]) if table else iter(())
        return ConsoleFont(width, height, glyphs, tuple(next(drawn, frozenset()) for _ in range(count)))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise NoFontError("a damaged PC screen font") from error


def _drawn_1(table: bytes) -> Iterator[frozenset[str]]:
    """Yield each glyph's characters: version 1 has 16-bit numbers, 0xFFFE before sequences, 0xFFFF at the end."""
    units = [unit for (unit,) in struct.iter_unpack("<H", table)]
    while 0xFFFF in units:
        end = units.index(0xFFFF)
        single = units[: units.index(0xFFFE)] if 0xFFFE in units[:end] else units[:end]
        yield frozenset(map(chr, single))
        units = units[end + 1 :]


def _drawn_2(table: bytes) -> Iterator[frozenset[str]]:
    """Yield each glyph's characters: version 2 has UTF-8, 0xFE before sequences, 0xFF at the end."""
    for entry in table.split(b"\xff")[:-1]:
        yield frozenset(entry.split(b"\xfe")[0].decode("utf-8"))


def written(font: ConsoleFont) -> bytes:
    """Return a font as the bytes of a version 2 file, the characters of each glyph in order of their numbers."""
    size = font.height * ((font.width + 7) // 8)
    header = _HEADER_2.pack(_MAGIC_2, 0, _HEADER_2.size, 1, len(font.glyphs), size, font.height, font.width)
    return header + b"".join(font.glyphs) + b"".join(_entry(drawn) for drawn in font.drawn)


def _entry(drawn: frozenset[str]) -> bytes:
    return "".join(sorted(drawn)).encode() + b"\xff"


def doubled(font: ConsoleFont) -> ConsoleFont:
    """Return a font each of whose dots is two dots wide and high."""
    span, wide = (font.width + 7) // 8, (2 * font.width + 7) // 8

    def twice(glyph: bytes) -> bytes:
        lines = (glyph[at : at + span] for at in range(0, len(glyph), span))
        return b"".join(2 * b"".join(_TWICE[byte] for byte in line)[:wide] for line in lines)

    return ConsoleFont(2 * font.width, 2 * font.height, tuple(map(twice, font.glyphs)), font.drawn)


def capital_height(font: ConsoleFont) -> int:
    """Return how many dots high a capital is.

    Raises:
        KeyError: The font has no capitals.
    """
    inked = [number for number, line in enumerate(rows(font, font.glyph("H"))) if "#" in line]
    return inked[-1] - inked[0] + 1 if inked else 0


def rows(font: ConsoleFont, glyph: bytes) -> Sequence[str]:
    """Return a glyph as lines of `#` and `.`, for people and for tests."""
    span = (font.width + 7) // 8
    lines = (glyph[row * span : (row + 1) * span] for row in range(font.height))
    return ["".join(f"{byte:08b}" for byte in line)[: font.width].translate({48: ".", 49: "#"}) for line in lines]
