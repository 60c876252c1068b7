"""The characters that can be shown everywhere: in a PDF by its own font, on a kiosk's console by that of the kit."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from coach.loading.psf import parsed
from coach.resources import resource

FONTS: Final = {"": "DejaVuSansCondensed.ttf", "B": "DejaVuSansCondensed-Bold.ttf"}
"""The font's files by fpdf2's name of the style: plain, and bold."""


def font_file(style: str) -> Path:
    """Return the path of the font's file for a style."""
    return resource("export") / "fonts" / FONTS[style]


def lacking(texts: Iterable[str]) -> frozenset[str]:
    """Return the visible characters of texts that the font lacks."""
    signs = frozenset("".join(texts))
    return frozenset(sign for sign in signs if ord(sign) not in _own() and not _is_unseen(sign))


def lacking_on_console(texts: Iterable[str]) -> frozenset[str]:
    """Return the visible characters of texts that the Linux console cannot show by the fonts of the kiosk's kit."""
    signs = frozenset("".join(texts))
    return frozenset(sign for sign in signs if sign not in _of_console() and not _is_unseen(sign))


def named(signs: Iterable[str], most: int = 12) -> str:
    """Return characters by their code points, in order, at most so many: `U+65E5, U+672C`."""
    numbers = [f"U+{ord(sign):04X}" for sign in sorted(signs)]
    return ", ".join(numbers if len(numbers) <= most else [*numbers[:most], "…"])


def _is_unseen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf", "Cs")


@cache
def _own() -> frozenset[int]:
    # fontTools is slow to import, and few commands need it.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types

    tables = []
    for style in FONTS:
        with TTFont(font_file(style), lazy=True) as font:
            tables.append(frozenset[int](font.getBestCmap()))
    return frozenset.intersection(*tables)


@cache
def _of_console() -> frozenset[str]:
    fonts = sorted((resource("kiosk") / "setup" / "fonts").glob("*.psf"))
    return frozenset.intersection(*(parsed(font.read_bytes()).characters for font in fonts))
