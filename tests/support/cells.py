"""The cells of a screen as a terminal gets them, each with its two colours, and those whose text is hard to read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.color import Color
from rich.style import Style
from textual.screen import Screen

from tests.support.colours import VGA, contrast_of

_DRAWN = (
    range(0x2500, 0x25A0),  # box drawing and block elements: frames, bars, pictures
    range(0x25AC, 0x25AD),  # the segments of the line of steps, whose number is told beside it
    range(0x2800, 0x2900),  # braille, in which pictures can be drawn
    range(0x1CC00, 0x1CEC0),  # octants
    range(0x1FB00, 0x1FC00),  # sextants and other parts of pictures
)
"""Characters that draw something and are no text: WCAG 1.4.3 leaves out what is decoration."""

OWN = "default"
"""The colour that a terminal gives to a text, or to its ground, when it is told none."""


@dataclass(frozen=True)
class Cell:
    """One cell with a character."""

    column: int
    row: int
    text: str
    ink: str
    """The colour of the character as `#rrggbb`, as `ansi_NAME`, or OWN."""
    ground: str

    @property
    def drawn(self) -> bool:
        """Whether the character is part of a picture, a frame or a bar."""
        return any(ord(self.text[0]) in each for each in _DRAWN)

    @property
    def contrast(self) -> float:
        """The contrast of the text; endless where both colours are the terminal's own, since a person chose them."""
        if self.ink == self.ground == OWN:
            return float("inf")
        # A colour beside one of the terminal's own may not be seen at all.
        return 1.0 if OWN in (self.ink, self.ground) else contrast_of(self.ink, self.ground)


def cells(screen: Screen[Any]) -> Iterator[Cell]:
    """Yield each cell of a screen that is not blank."""
    for row, strip in enumerate(screen._compositor.render_strips()):
        column = 0
        for text, style, _ in strip:
            ink, ground = _colours(style or Style.null())
            for place, sign in enumerate(text, column):
                if not sign.isspace():
                    yield Cell(place, row, sign, ink, ground)
            column += len(text)


def hard_to_read(screen: Screen[Any], least: float) -> list[Cell]:
    """Return the cells of text whose contrast is less; what a dialog dims behind itself is not there to be read."""
    dialogs = [each.region for each in screen.query(".dialog")]
    return [
        cell
        for cell in cells(screen)
        if not cell.drawn
        and cell.contrast < least
        and (not dialogs or any(each.contains(cell.column, cell.row) for each in dialogs))
    ]


def described(name: str, cells: list[Cell]) -> str:
    """Say which cells of a screen were found, by the screen's name and the first few of them."""
    where = ", ".join(f"{cell.text!r} at {cell.column},{cell.row}: {cell.ink} on {cell.ground}" for cell in cells[:5])
    return f"{name}: {where}"


def _colours(style: Style) -> tuple[str, str]:
    ink, ground = _named(style.color), _named(style.bgcolor)
    return (ground, ink) if style.reverse else (ink, ground)


def _named(colour: Color | None) -> str:
    if colour is None or colour.is_default:
        return OWN
    return colour.triplet.hex if colour.triplet else list(VGA)[colour.number or 0]
