"""The colours of a picture, named by what they are for. Imports no Pillow, so that widgets can start without it."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Literal

Colour = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""

Colours = Literal["all", "eight", "none"]
"""Which colours are sent to a terminal: any, the eight with names, or none."""

EIGHT = MappingProxyType(
    {
        "black": (0, 0, 0),
        "red": (170, 0, 0),
        "green": (0, 170, 0),
        "yellow": (170, 85, 0),
        "blue": (0, 0, 170),
        "magenta": (170, 0, 170),
        "cyan": (0, 170, 170),
        "white": (170, 170, 170),
    }
)
"""The eight colours that every terminal knows by name, as the Linux console shows them."""

BRIGHT_WHITE = "bright_white"
NAMED = MappingProxyType({**EIGHT, BRIGHT_WHITE: (255, 255, 255)})
"""Those, and the brightest one, which a console has only where its font leaves it bright colours."""

HEX = re.compile(r"#[0-9a-fA-F]{6}")


def colour(text: str) -> Colour:
    """Return the colour that `text` names, "#5fc7b8" or one of the names in NAMED; ValueError for anything else."""
    if text in NAMED:
        return NAMED[text]
    if not HEX.fullmatch(text):
        raise ValueError(f"{text!r} is no colour: write #rrggbb or one of {', '.join(NAMED)}")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return a mix of two colours, with `share` of the other (0 to 1)."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Palette:
    """The colours of a picture by what they are for: `Palette(ground="#101418", accent="cyan")["accent"]`.

    For a console of eight colours, each must be given by its name.
    """

    def __init__(self, **colours: str) -> None:
        self._colours = {name: colour(text) for name, text in colours.items()}

    def __getitem__(self, name: str) -> Colour:
        """Return the colour for `name`; KeyError, which lists those there are, if there is none."""
        try:
            return self._colours[name]
        except KeyError:
            raise KeyError(f"the palette has no {name!r}, only {', '.join(self._colours)}") from None

    def wearing(self, **roles: str) -> Palette:
        """Return a palette in which some names have the colour of another: `wearing(accent="rest")`.

        KeyError, which lists those there are, if it lacks one of them.
        """
        worn = Palette()
        worn._colours = {**self._colours, **{name: self[other] for name, other in roles.items()}}
        return worn
