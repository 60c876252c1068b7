"""The project's own themes: dark, light, and eight colours for the Linux console."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from textual.theme import Theme

from coach.drawing.palette import Colours, Palette

DARK: Final = "coach-dark"
LIGHT: Final = "coach-light"
CONSOLE: Final = "coach-console"


_ROLES: Final = {
    "ground": ("#101418", "#f7f5f0", "ansi_black"),
    "raised": ("#1b2227", "#e9e5dc", "ansi_black"),
    "track": ("#2b343b", "#d3cec2", "ansi_blue"),
    "ink": ("#e8ecee", "#1c2226", "ansi_white"),
    "muted": ("#9aa5ab", "#566068", "ansi_white"),
    "where": ("#5fc9b8", "#0b6a5e", "ansi_cyan"),
    "emergency": ("#ff8a7d", "#a3160c", "ansi_red"),
    "emergency-ground": ("#3a1716", "#fbe3df", "ansi_black"),
    "urgent": ("#f3b95f", "#7d4a00", "ansi_yellow"),
    "urgent-ground": ("#33260f", "#f8e8cb", "ansi_black"),
    "clinician": ("#8fb8f0", "#1f4f96", "ansi_cyan"),
    "clinician-ground": ("#182438", "#e0e9f7", "ansi_black"),
    "self-care": ("#7fd494", "#22632f", "ansi_green"),
    "self-care-ground": ("#14291b", "#e0f0e1", "ansi_black"),
}
"""What a colour is for, with its value in the dark, the light and the console theme."""


def _theme(name: str, column: int) -> Theme:
    colours = {role: values[column] for role, values in _ROLES.items()}
    return Theme(
        name,
        primary=colours["where"],
        secondary=colours["where"],
        accent=colours["where"],
        warning=colours["urgent"],
        error=colours["emergency"],
        success=colours["self-care"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["raised"],
        boost=colours["raised"],
        dark=column != 1,
        ansi=column == 2,
        variables={
            **colours,
            "ansi-background": colours["ground"],
            "ansi-foreground": colours["ink"],
            "block-cursor-foreground": colours["ink"],
            "block-cursor-background": colours["raised"],
            "scrollbar": colours["track"],
            "scrollbar-hover": colours["track"],
            "scrollbar-active": colours["where"],
            "scrollbar-background": colours["ground"],
            "scrollbar-background-hover": colours["ground"],
            "scrollbar-background-active": colours["ground"],
            "scrollbar-corner-color": colours["ground"],
        },
    )


THEMES: Final = (_theme(DARK, 0), _theme(LIGHT, 1), _theme(CONSOLE, 2))
CHOICES: Final = (DARK, LIGHT)
"""What a person can choose; the console's theme follows from the terminal."""


def theme_for(chosen: str | None, terminal: str | None) -> str:
    """Return the theme to start with.

    Args:
        chosen: What the person chose, if anything.
        terminal: The value of TERM; the Linux console shows eight colours and gets its own theme.
    """
    if terminal == "linux":
        return CONSOLE
    return chosen if chosen in CHOICES else DARK


def palette_of(theme: Theme, *, coloured: bool = True) -> Palette:
    """Return a theme's colours for pictures; without colour, light on dark for what must be seen."""
    if not coloured:
        return Palette(ground="black", track="black", accent="white", ink="white", ready="white", rest="white")
    return Palette(**{name: theme.variables[role].removeprefix("ansi_") for name, role in _IN_PICTURES.items()})


def colours_of(theme: Theme, *, coloured: bool = True) -> Colours:
    """Return how many colours a picture may use under a theme."""
    if not coloured:
        return "none"
    return "eight" if theme.name == CONSOLE else "all"


_IN_PICTURES: Final[Mapping[str, str]] = {
    "ground": "ground",
    "track": "track",
    "accent": "where",
    "ink": "ink",
    "ready": "urgent",
    "rest": "muted",
}
"""The names of colours in pictures, each with the role whose colour it is."""
