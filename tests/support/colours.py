"""The themes by their names, how light a colour is, and how two stand out from each other."""

from __future__ import annotations

import math

from textual.color import Color

from coach.themes import THEMES

BY_NAME = {theme.name: theme for theme in THEMES}

_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_DIM = ("#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa")
_BRIGHT = ("#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff")
VGA = {
    **{f"ansi_{name}": colour for name, colour in zip(_NAMES, _DIM, strict=True)},
    **{f"ansi_bright_{name}": colour for name, colour in zip(_NAMES, _BRIGHT, strict=True)},
}
"""The sixteen colours of the Linux console (drivers/tty/vt/vt.c, default_red, default_grn and default_blu)."""
VGA_IN_PYTE = {
    f"{bright}{'brown' if name == 'yellow' else name}": colour
    for bright, colours in (("", _DIM), ("bright", _BRIGHT))
    for name, colour in zip(_NAMES, colours, strict=True)
}
"""The same by the names of pyte."""

BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""For each kind of colour blindness the matrix by which linear RGB is seen, at full severity.

G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation of Color Vision
Deficiency, IEEE Transactions on Visualization and Computer Graphics 15 (2009), 1291-1298, table of severity 1.0.
"""


def seen_by(kind: str, colour: Color) -> Color:
    """Return a colour as a person with one of the kinds of `BLINDNESS` sees it."""
    linear = [_linear(part) for part in colour.rgb]
    seen = (sum(share * part for share, part in zip(row, linear, strict=True)) for row in BLINDNESS[kind])
    red, green, blue = (round(255 * _gamma(min(max(part, 0.0), 1.0))) for part in seen)
    return Color(red, green, blue)


def _gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def apart(one: Color, other: Color) -> float:
    """Return how far two colours are apart: CIE 1976, in L*a*b*, where 2.3 can just be told apart side by side."""
    return math.dist(_lab(one), _lab(other))


def _lab(colour: Color) -> tuple[float, float, float]:
    red, green, blue = (_linear(part) for part in colour.rgb)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def _linear(part: int) -> float:
    return part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4


def luminance(colour: Color) -> float:
    """Return how light a colour is: its relative luminance as WCAG 2 has it."""
    red, green, blue = map(_linear, colour.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_of(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 has it, from 1 to 21; a name is that of the Linux console."""
    dark, light = sorted(luminance(Color.parse(VGA.get(colour, colour))) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)
