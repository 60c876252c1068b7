"""The app's themes: dark, light, one for the eight colours of the Linux console, and two for the kiosk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from textual.app import App
from textual.theme import Theme

from coach.drawing.palette import Colours, Palette

DARK: Final = "coach-dark"
LIGHT: Final = "coach-light"
CONSOLE: Final = "coach-console"
KIOSK: Final = "coach-kiosk"
KIOSK_CONSOLE: Final = "coach-kiosk-console"


_ROLES: Final = {
    "ground": ("#101418", "#f7f5f0", "ansi_black", "#0b0e11", "ansi_black"),
    "raised": ("#1b2227", "#e9e5dc", "ansi_black", "#161c21", "ansi_black"),
    "track": ("#2b343b", "#d3cec2", "ansi_blue", "#2b343b", "ansi_blue"),
    "ink": ("#e8ecee", "#1c2226", "ansi_white", "#f2f5f6", "ansi_bright_white"),
    "muted": ("#9aa5ab", "#566068", "ansi_white", "#b9c3c8", "ansi_white"),
    "where": ("#5fc9b8", "#0b6a5e", "ansi_cyan", "#6fd8c7", "ansi_bright_cyan"),
    "emergency": ("#ff8a7d", "#a3160c", "ansi_red", "#ffa79d", "ansi_bright_white"),
    "emergency-ground": ("#3a1716", "#fbe3df", "ansi_black", "#2a0f0e", "ansi_red"),
    "urgent": ("#f3b95f", "#7d4a00", "ansi_yellow", "#f7c474", "ansi_bright_yellow"),
    "urgent-ground": ("#33260f", "#f8e8cb", "ansi_black", "#261c0a", "ansi_black"),
    "clinician": ("#8fb8f0", "#1f4f96", "ansi_cyan", "#a6c8f5", "ansi_cyan"),
    "clinician-ground": ("#182438", "#e0e9f7", "ansi_black", "#131d2e", "ansi_black"),
    "self-care": ("#7fd494", "#22632f", "ansi_green", "#8fe0a2", "ansi_bright_green"),
    "self-care-ground": ("#14291b", "#e0f0e1", "ansi_black", "#0f2015", "ansi_black"),
}
"""What each colour is for, with its value in the dark, light, console, kiosk and kiosk console themes.

A kiosk is read from further away and in any light, so its texts have a contrast of at least 7:1 (WCAG 1.4.6). Its
console can use the bright colours, since the font that `coach kiosk setup` installs has 256 glyphs.
"""


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
        ansi=column in (2, 4),
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


THEMES: Final = tuple(_theme(name, column) for column, name in enumerate((DARK, LIGHT, CONSOLE, KIOSK, KIOSK_CONSOLE)))
CHOICES: Final = (DARK, LIGHT)
"""The themes that a person can choose; the console always has its own."""


def theme_for(chosen: str | None, terminal: str | None) -> str:
    """Return the theme to start with.

    Args:
        chosen: The theme that the person chose, if any.
        terminal: The value of TERM; the Linux console shows only eight colours and has its own theme.
    """
    if terminal == "linux":
        return CONSOLE
    return chosen if chosen in CHOICES else DARK


def kiosk_theme_for(terminal: str | None) -> str:
    """Return the kiosk's theme for a terminal, by the value of TERM."""
    return KIOSK_CONSOLE if terminal == "linux" else KIOSK


def palette_of(theme: Theme, *, coloured: bool = True) -> Palette:
    """Return a theme's colours for pictures; if not `coloured`, white on black."""
    if not coloured:
        return Palette(ground="black", track="black", accent="white", ink="white", ready="white", rest="white")
    named = {name: theme.variables[role].removeprefix("ansi_") for name, role in _IN_PICTURES.items()}
    # Pictures use only the console's eight normal colours.
    return Palette(**{name: colour.removeprefix("bright_") for name, colour in named.items()})


def colours_of(theme: Theme, *, coloured: bool = True) -> Colours:
    """Return how many colours a picture may use in a theme."""
    if not coloured:
        return "none"
    return "eight" if theme.ansi else "all"


def picture_colours(app: App[Any]) -> tuple[Palette, Colours]:
    """Return the palette and the number of colours for pictures in an app with its present theme."""
    coloured = not app.no_color
    return palette_of(app.current_theme, coloured=coloured), colours_of(app.current_theme, coloured=coloured)


_IN_PICTURES: Final[Mapping[str, str]] = {
    "ground": "ground",
    "track": "track",
    "accent": "where",
    "ink": "ink",
    "ready": "urgent",
    "rest": "muted",
}
"""For each colour of a picture, the role in _ROLES whose colour it has."""
