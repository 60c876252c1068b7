"""The themes: every text colour has enough contrast on every background it is used on."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from coach.core.content.levels import Level
from coach.themes import CHOICES, CONSOLE, DARK, KIOSK, KIOSK_CONSOLE, LIGHT, THEMES, kiosk_theme_for, theme_for
from tests.support.cases import in_turn
from tests.support.colours import BY_NAME, luminance

GROUNDS = ("ground", "raised")
URGENCIES = tuple(str(level) for level in Level)
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "where", *URGENCIES) for ground in GROUNDS),
    *((text, f"{level}-ground") for level in URGENCIES for text in ("ink", level)),
]

_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
_DIM = ("#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa")
_BRIGHT = ("#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff")
VGA = {
    **{f"ansi_{name}": colour for name, colour in zip(_NAMES, _DIM, strict=True)},
    **{f"ansi_bright_{name}": colour for name, colour in zip(_NAMES, _BRIGHT, strict=True)},
}
"""The sixteen colours of the Linux console (drivers/tty/vt/vt.c, default_red, default_grn and default_blu)."""


def contrast(theme: Theme, text: str, ground: str) -> float:
    shown = [theme.variables[role] for role in (text, ground)]
    lights = sorted(luminance(Color.parse(VGA.get(colour, colour))) for colour in shown)
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@in_turn(CHOICES, PAIRS)
def test_text_has_contrast_enough_on_every_ground_it_stands_on(name: str, pair: tuple[str, str]) -> None:
    assert contrast(BY_NAME[name], *pair) >= 4.5


@in_turn([KIOSK, KIOSK_CONSOLE], PAIRS)
def test_in_a_kiosk_each_text_has_seven_times_the_light_of_its_ground(name: str, pair: tuple[str, str]) -> None:
    assert contrast(BY_NAME[name], *pair) >= 7


def test_the_kiosk_s_theme_for_the_console_names_only_its_sixteen_colours() -> None:
    assert set(BY_NAME[KIOSK_CONSOLE].variables.values()) <= set(VGA)


def test_the_kiosk_s_theme_follows_the_terminal() -> None:
    assert kiosk_theme_for("linux") == KIOSK_CONSOLE
    assert kiosk_theme_for("xterm-256color") == kiosk_theme_for(None) == KIOSK


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
