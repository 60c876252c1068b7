"""The themes: every text colour has enough contrast on every background it is used on."""

from __future__ import annotations

import pytest

from coach.core.content.levels import Level
from coach.themes import (
    ANSI,
    CHOICES,
    CONSOLE,
    CONTRAST,
    DARK,
    KIOSK,
    KIOSK_CONSOLE,
    LIGHT,
    THEMES,
    kiosk_theme_for,
    theme_after,
    theme_for,
)
from tests.support.cases import in_turn
from tests.support.colours import BY_NAME, VGA, contrast_of

GROUNDS = ("ground", "raised")
MEASURED = tuple(name for name in (*CHOICES, CONSOLE) if name != ANSI)
"""The themes whose colours are known: those of `ANSI` are the terminal's own."""
URGENCIES = tuple(str(level) for level in Level)
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "where", *URGENCIES) for ground in GROUNDS),
    ("lit-ink", "lit-ground"),
    *((text, f"{level}-ground") for level in URGENCIES for text in ("ink", level)),
]


def contrast(name: str, text: str, ground: str) -> float:
    colours = BY_NAME[name].variables
    return contrast_of(colours[text], colours[ground])


@in_turn(MEASURED, PAIRS)
def test_text_has_contrast_enough_on_every_ground_it_stands_on(name: str, pair: tuple[str, str]) -> None:
    assert contrast(name, *pair) >= 4.5


@in_turn([KIOSK, KIOSK_CONSOLE], PAIRS)
def test_in_a_kiosk_each_text_has_seven_times_the_light_of_its_ground(name: str, pair: tuple[str, str]) -> None:
    assert contrast(name, *pair) >= 7


@in_turn(PAIRS)
def test_with_high_contrast_each_text_has_seven_times_the_light_of_its_ground(pair: tuple[str, str]) -> None:
    assert contrast(CONTRAST, *pair) >= 7


@in_turn(PAIRS)
def test_on_the_terminal_s_own_ground_each_text_has_the_terminal_s_own_colour(pair: tuple[str, str]) -> None:
    assert {BY_NAME[ANSI].variables[role] for role in pair} == {"ansi_default"}


def colours(name: str) -> set[str]:
    return {colour for role, colour in BY_NAME[name].variables.items() if role != "lit-style"}


def test_the_kiosk_s_theme_for_the_console_names_only_its_sixteen_colours() -> None:
    assert colours(KIOSK_CONSOLE) <= set(VGA)


def test_the_kiosk_s_theme_follows_the_terminal() -> None:
    assert kiosk_theme_for("linux") == KIOSK_CONSOLE
    assert kiosk_theme_for("xterm-256color") == kiosk_theme_for(None) == KIOSK


@pytest.mark.parametrize("name", [DARK, LIGHT, CONTRAST])
def test_the_place_where_you_are_stands_out_from_the_ground_beneath(name: str) -> None:
    assert contrast(name, "accent", "track") >= 3


def test_the_same_colours_have_a_name_in_every_theme() -> None:
    names = {frozenset(theme.variables) for theme in THEMES}

    assert len(names) == 1


def test_each_urgency_has_a_colour_of_its_own() -> None:
    for name in CHOICES:
        assert len({BY_NAME[name].variables[f"{level}-bar"] for level in URGENCIES}) == len(URGENCIES)


def test_the_console_s_theme_names_only_the_eight_colours() -> None:
    eight = {f"ansi_{name}" for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")}

    assert colours(CONSOLE) <= eight


def test_the_key_goes_through_all_themes_and_comes_back() -> None:
    theme, seen = DARK, []
    for _ in CHOICES:
        theme = theme_after(theme)
        seen.append(theme)

    assert set(seen) == set(CHOICES)
    assert theme == DARK


def test_the_console_has_no_other_theme() -> None:
    assert theme_after(CONSOLE) == CONSOLE


@pytest.mark.parametrize(
    ("chosen", "terminal", "theme"),
    [
        (None, "xterm-256color", DARK),
        (LIGHT, "xterm-256color", LIGHT),
        (ANSI, "xterm", ANSI),
        (CONTRAST, "linux", CONSOLE),
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
