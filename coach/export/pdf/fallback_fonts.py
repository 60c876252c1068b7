"""Finds fonts on this computer for characters that the PDF's own font lacks, such as Japanese ones."""

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
"""The fonts to try, in order: first those with the most characters. Debian has them in packages named fonts-…"""


def fallbacks(signs: Iterable[str]) -> dict[Path, frozenset[str]]:
    """Return fonts that have some of these characters, each with those it is used for; some may be in no font."""
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
        # Given a path that is no font, TTFont would leave the file open.
        with file.open("rb") as stream, TTFont(stream, lazy=True, fontNumber=0) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError, struct.error, ValueError, KeyError, AssertionError):
        # A font that cannot be read is skipped.
        return frozenset()
