"""The app's themes: four to choose from at home, one for the Linux console, and three for the kiosk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from weakref import WeakMethod, ref

from textual.app import App
from textual.theme import Theme
from textual.widget import Widget

from coach.drawing.palette import Colours, Palette
from coach.theme_colours import BRIGHTEST, DEFAULT, ROLES

DARK: Final = "coach-dark"
LIGHT: Final = "coach-light"
CONTRAST: Final = "coach-contrast"
ANSI: Final = "coach-ansi"
CONSOLE: Final = "coach-console"
KIOSK: Final = "coach-kiosk"
KIOSK_CONSOLE: Final = "coach-kiosk-console"
KIOSK_CONSOLE_CONTRAST: Final = "coach-kiosk-console-contrast"

CHOICES: Final = (DARK, LIGHT, CONTRAST, ANSI)
"""The themes that a person can choose, in the order in which the key goes through them; the console has its own."""

_NAMES: Final = (DARK, LIGHT, CONTRAST, ANSI, CONSOLE, KIOSK, KIOSK_CONSOLE, KIOSK_CONSOLE_CONTRAST)
"""The order of the columns in ROLES."""


def _theme(name: str, column: int) -> Theme:
    colours = {role: values[column] for role, values in ROLES.items()}
    return Theme(
        name,
        primary=colours["where"],
        secondary=colours["where"],
        accent=colours["accent"],
        warning=colours["urgent"],
        error=colours["emergency"],
        success=colours["self-care"],
        foreground=colours["ink"],
        background=colours["ground"],
        surface=colours["ground"],
        panel=colours["raised"],
        boost=colours["raised"],
        dark=name != LIGHT,
        ansi=colours["ink"].startswith("ansi_"),
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


THEMES: Final = tuple(_theme(name, column) for column, name in enumerate(_NAMES))


def theme_for(chosen: str | None, terminal: str | None) -> str:
    """Return the theme to start with.

    Args:
        chosen: The theme that the person chose, if any.
        terminal: The value of TERM; the Linux console shows only eight colours and has its own theme.
    """
    if terminal == "linux":
        return CONSOLE
    return chosen if chosen in CHOICES else DARK


def short_name(theme: str) -> str:
    """Return the name by which a person chooses a theme, and by which content has words for it."""
    return theme.removeprefix("coach-")


def theme_after(theme: str) -> str:
    """Return the theme that the key chooses next, from the name of the present one; the console's is its only one."""
    return CHOICES[(CHOICES.index(theme) + 1) % len(CHOICES)] if theme in CHOICES else theme


def kiosk_theme_for(terminal: str | None, *, contrast: bool = False) -> str:
    """Return the kiosk's theme for a terminal, by the value of TERM, with its usual or with high contrast."""
    if terminal == "linux":
        return KIOSK_CONSOLE_CONTRAST if contrast else KIOSK_CONSOLE
    return CONTRAST if contrast else KIOSK


def palette_of(theme: Theme, *, coloured: bool = True) -> Palette:
    """Return a theme's colours for pictures; if not `coloured`, white on black."""
    if not coloured:
        return Palette(**{name: "white" if name in _LIGHT else "black" for name in _IN_PICTURES})
    named = {name: _in_picture(theme, role) for name, role in _IN_PICTURES.items()}
    if theme.variables["ink"] == BRIGHTEST:
        # On red, and to be read from two metres, the white of the eight colours is too dark.
        named["words"] = BRIGHTEST.removeprefix("ansi_")
    return Palette(**named)


def _in_picture(theme: Theme, role: str) -> str:
    """Return a role's colour for pictures, which use only the eight normal colours of a console.

    The terminal's own two stand there as black and white, until `with_own_colours` puts them back.
    """
    colour = theme.variables[role]
    if colour == DEFAULT:
        return "black" if role in ("ground", "emergency-ground") else "white"
    return colour.removeprefix("ansi_").removeprefix("bright_")


def colours_of(theme: Theme, *, coloured: bool = True) -> Colours:
    """Return how many colours a picture may use in a theme."""
    if not coloured:
        return "none"
    return "eight" if theme.ansi else "all"


def code_colours(app: App[Any]) -> Colours:
    """Return how many colours a code for a phone may use: real black and white, unless the terminal lacks them."""
    if app.current_theme.name == ANSI and not app.no_color:
        return "all"
    return colours_of(app.current_theme, coloured=not app.no_color)


def on_own_ground(app: App[Any]) -> bool:
    """Say whether the ground of an app's theme is the terminal's own."""
    return app.current_theme.name == ANSI


def picture_colours(app: App[Any]) -> tuple[Palette, Colours]:
    """Return the palette and the number of colours for pictures in an app with its present theme."""
    coloured = not app.no_color
    return palette_of(app.current_theme, coloured=coloured), colours_of(app.current_theme, coloured=coloured)


def follow_theme(widget: Widget, recolour: Callable[[Palette, Colours], object]) -> None:
    """Have a method of a widget called with the colours for pictures whenever another theme is chosen.

    Call this on mount. A signal of Textual 8.2.8 holds a widget as long as it holds what it calls there, though the
    widget is gone; in the kiosk a visit's screen would stay in memory. So it holds the method weakly.
    """
    app, there, method = widget.app, ref(widget), WeakMethod(recolour)

    def follow(_: Theme) -> None:
        present, call = there(), method()
        if present is not None and call is not None:
            present.call_next(call, *picture_colours(app))

    app.theme_changed_signal.subscribe(widget, follow, immediate=True)


_IN_PICTURES: Final[Mapping[str, str]] = {
    "ground": "ground",
    "track": "track",
    "accent": "accent",
    "ink": "ink",
    "words": "ink",
    "ready": "urgent-bar",
    "rest": "muted",
    "card": "emergency-ground",
}
"""For each colour of a picture, the role in ROLES whose colour it has."""
_LIGHT: Final = ("accent", "ink", "words", "ready", "rest")
"""What is white where there are no colours; the rest is black."""
