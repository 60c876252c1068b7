"""Fonts of this computer for signs that the PDF's own has not, such as those of Japanese."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]  # it has no types

FOLDERS: Final = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))
NAMES: Final = (
    "NotoSansCJK-Regular.*",
    "DroidSansFallbackFull.*",
    "wqy-*.tt?",
    "ipag.ttf",
    "Nanum*Gothic.ttf",
    "NotoSans*-Regular.?t?",
    "Arial Unicode.ttf",
    "FreeSans.?t?",
)
"""In the order in which they are tried: first those of many signs. Debian has them in packages fonts-…"""


def fallbacks(signs: Iterable[str]) -> dict[Path, frozenset[str]]:
    """Return fonts that have signs, each with those for which it is wanted; what no font has is in none of them."""
    open_signs = frozenset(signs)
    found: dict[Path, frozenset[str]] = {}
    candidates = _candidates()
    while open_signs and (file := next(candidates, None)):
        has = _signs_of(file)
        here = frozenset(sign for sign in open_signs if ord(sign) in has)
        if here:
            found[file] = here
            open_signs -= here
    return found


def _candidates() -> Iterator[Path]:
    return (file for name in NAMES for folder in FOLDERS for file in sorted(folder.rglob(name)))


def _signs_of(file: Path) -> frozenset[int]:
    try:
        # Of a file that is no font, its reader would leave the file open.
        with file.open("rb") as stream, TTFont(stream, lazy=True, fontNumber=0) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, struct.error, ValueError, KeyError, AssertionError):
        # A font that cannot be read helps nobody; the next may.
        return frozenset()
