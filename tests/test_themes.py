"""The themes: every text can be read on every ground it stands on."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from coach.core.levels import Level
from coach.themes import CHOICES, CONSOLE, DARK, LIGHT, THEMES, theme_for

BY_NAME = {theme.name: theme for theme in THEMES}
GROUNDS = ("ground", "raised")
URGENCIES = tuple(str(level) for level in Level)
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "where", *URGENCIES) for ground in GROUNDS),
    *((text, f"{level}-ground") for level in URGENCIES for text in ("ink", level)),
]


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2 has it."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, text: str, ground: str) -> float:
    lights = sorted(luminance(Color.parse(theme.variables[role])) for role in (text, ground))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
@pytest.mark.parametrize("name", CHOICES)
def test_text_has_contrast_enough_on_every_ground_it_stands_on(name: str, text: str, ground: str) -> None:
    assert contrast(BY_NAME[name], text, ground) >= 4.5


@pytest.mark.parametrize("name", CHOICES)
def test_the_place_where_you_are_stands_out_from_the_ground_beneath(name: str) -> None:
    assert contrast(BY_NAME[name], "where", "track") >= 3


def test_the_same_colours_have_a_name_in_every_theme() -> None:
    names = {frozenset(theme.variables) for theme in THEMES}

    assert len(names) == 1


def test_each_urgency_has_a_colour_of_its_own() -> None:
    for name in CHOICES:
        assert len({BY_NAME[name].variables[level] for level in URGENCIES}) == len(URGENCIES)


def test_the_console_s_theme_names_only_the_eight_colours() -> None:
    eight = {f"ansi_{name}" for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")}

    assert set(BY_NAME[CONSOLE].variables.values()) <= eight


@pytest.mark.parametrize(
    ("chosen", "terminal", "theme"),
    [
        (None, "xterm-256color", DARK),
        (LIGHT, "xterm-256color", LIGHT),
        ("no-such-theme", None, DARK),
        (CONSOLE, "xterm", DARK),
        (LIGHT, "linux", CONSOLE),
        (None, "linux", CONSOLE),
    ],
)
def test_the_theme_follows_the_choice_but_for_the_linux_console(
    chosen: str | None, terminal: str | None, theme: str
) -> None:
    assert theme_for(chosen, terminal) == theme
