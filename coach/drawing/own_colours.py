"""Puts a picture of eight colours on the terminal's own ground, whether that is dark or light."""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color, ColorType
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

_GROUND, _INK = 0, 7
"""The numbers of black and white among the eight colours."""
_OWN = Color.parse("default")


def with_own_colours(strip: Strip) -> Strip:
    """Return a strip whose black is the terminal's own background, and whose white is its own text colour."""
    return Strip([Segment(text, _own(style or Style.null())) for text, style, _ in strip], strip.cell_length)


@lru_cache(256)
def _own(style: Style) -> Style:
    """Return the style of a cell.

    A terminal's own two colours can only be text and background as they are. Where black is the colour of the
    character, or white that of the cell, the two change places by reverse video.
    """
    ink, ground = style.color, style.bgcolor
    if _is(ink, _GROUND) or _is(ground, _INK):
        return Style(color=_as_ink(ground), bgcolor=_as_ground(ink), bold=style.bold, reverse=not style.reverse)
    return Style(color=_as_ink(ink), bgcolor=_as_ground(ground), bold=style.bold, reverse=style.reverse)


def _is(colour: Color | None, number: int) -> bool:
    return colour is not None and colour.type == ColorType.STANDARD and colour.number == number


def _as_ink(colour: Color | None) -> Color | None:
    return _OWN if _is(colour, _INK) else colour


def _as_ground(colour: Color | None) -> Color | None:
    return _OWN if _is(colour, _GROUND) else colour
