"""The themes by their names, and how light a colour is."""

from __future__ import annotations

from textual.color import Color

from coach.themes import THEMES

BY_NAME = {theme.name: theme for theme in THEMES}


def luminance(colour: Color) -> float:
    """Return how light a colour is: its relative luminance as WCAG 2 has it."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
