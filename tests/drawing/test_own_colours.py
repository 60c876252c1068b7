"""A picture of eight colours on the terminal's own ground, which may be dark or light."""

from __future__ import annotations

import itertools

import pytest
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from coach.drawing.own_colours import with_own_colours

SHOWN = {"black": "default-ground", "white": "default-ink", "cyan": "cyan", None: None}


def looks(style: Style) -> tuple[str | None, str | None]:
    """Return what a terminal shows as the colours of a character and of its cell."""

    def named(colour: Color | None, own: str) -> str | None:
        return colour and (own if colour.is_default else colour.name)

    ink, ground = named(style.color, "default-ink"), named(style.bgcolor, "default-ground")
    return (ground or "default-ground", ink or "default-ink") if style.reverse else (ink, ground)


@pytest.mark.parametrize(("ink", "ground"), itertools.permutations(["black", "white", "cyan"], 2))
def test_black_is_the_terminal_s_ground_and_white_its_text_whichever_of_them_is_in_front(ink: str, ground: str) -> None:
    (cell,) = with_own_colours(Strip([Segment("▀", Style(color=ink, bgcolor=ground))]))

    assert cell.text == "▀"
    assert cell.style is not None
    assert looks(cell.style) == (SHOWN[ink], SHOWN[ground])


def test_an_empty_cell_of_ink_is_a_block_of_the_terminal_s_text_colour() -> None:
    (cell,) = with_own_colours(Strip([Segment(" ", Style(bgcolor="white"))]))

    assert cell.style is not None
    assert looks(cell.style)[1] == "default-ink"


def test_colours_that_a_terminal_is_told_exactly_stay() -> None:
    exact = Strip([Segment("▀", Style(color="#000000", bgcolor="#ffffff"))])

    assert [each.style for each in with_own_colours(exact)] == [each.style for each in exact]
