"""The characters that divide a cell into blocks: for each pattern of dots the one character that shows it.

Sources: the Unicode charts Block Elements (U+2580), Symbols for Legacy Computing (U+1FB00, Unicode 13) and Symbols for
Legacy Computing Supplement (U+1CC00, Unicode 16).
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from types import MappingProxyType
from typing import Final

from coach.drawing.rungs import GRAIN, Grain

_HALVES = {0b01: "▀", 0b10: "▄"}
_QUADRANTS = dict(enumerate(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"))

_SEXTANTS_FROM, _OCTANTS_FROM = 0x1FB00, 0x1CD00
"""From here on Unicode lists its sextants and octants by rising pattern, and leaves out what it had before."""

_OLDER_SEXTANTS = {0b010101: "▌", 0b101010: "▐"}
_OLDER_OCTANTS = {
    0b00_00_00_01: "\U0001cea8",
    0b00_00_00_10: "\U0001ceab",
    0b01_00_00_00: "\U0001cea3",
    0b10_00_00_00: "\U0001cea0",
    0b00_00_00_11: "\U0001fb82",
    0b00_11_11_11: "\U0001fb85",
    0b11_00_00_00: "▂",
    0b11_11_11_00: "▆",
    0b00_01_01_00: "\U0001fbe6",
    0b00_10_10_00: "\U0001fbe7",
}


def _quadrant_as_octant(pattern: int) -> int:
    """Return the octants that a quadrant pattern covers, each of its dots two octants high."""
    upper, lower = pattern & 0b11, pattern >> 2
    return upper | upper << 2 | lower << 4 | lower << 6


def _by_pattern(dots: int, older: Mapping[int, str], first: int) -> tuple[str, ...]:
    """Return a character for each pattern: an older one, or the next of Unicode's list that begins at `first`."""
    full = 2**dots - 1
    known, numbers = {0: " ", full: "█", **older}, count(first)
    return tuple(known.get(pattern) or chr(next(numbers)) for pattern in range(full + 1))


CHARACTERS: Final[Mapping[Grain, tuple[str, ...]]] = MappingProxyType(
    {
        GRAIN["halves"]: _by_pattern(2, _HALVES, 0),
        GRAIN["quadrants"]: _by_pattern(4, _QUADRANTS, 0),
        GRAIN["sextants"]: _by_pattern(6, _OLDER_SEXTANTS, _SEXTANTS_FROM),
        GRAIN["octants"]: _by_pattern(
            8,
            {_quadrant_as_octant(pattern): sign for pattern, sign in _QUADRANTS.items()} | _OLDER_OCTANTS,
            _OCTANTS_FROM,
        ),
    }
)
"""For each grain the characters by pattern: bit 0 is the dot at the top left, bit 1 the next in its row, and so on."""
