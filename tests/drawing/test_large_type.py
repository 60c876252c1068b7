"""Large words fit, are as large as they can be, and give way to plain text where they could not be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from coach.core.content.levels import Place
from coach.core.library import Library
from coach.drawing.large_type import draw_large
from coach.drawing.rungs import GRAIN, Cells, Rung
from coach.drawing.small_letters import has_small
from tests.support.looks import LADDER

INK, GROUND = (240, 240, 240), (16, 20, 24)
PLACES: tuple[Place, ...] = ("home", "kiosk")
PLAYER, CARD = (72, 5), (95, 10)
"""Columns and rows for the phase and for the emergency's action in a window of 120 x 36."""
TITLE = (56, 4)
"""Columns and rows for the headline of the kiosk's first screen on a console of 120 x 33."""


def drawn(text: str, size: tuple[int, int], rung: Rung = "halves", *, smooth: bool = True) -> Image.Image | None:
    return draw_large(text, Cells(*size, GRAIN[rung]), (INK, GROUND), smooth)


def inked(image: Image.Image) -> tuple[int, int, int, int]:
    """Return where there is ink: left, top, right and bottom."""
    box = image.convert("L").point([255 * (value > 60) for value in range(256)]).getbbox()
    assert box is not None
    return box


@given(
    text=st.text("ABCxyzgÉÑ ", min_size=1, max_size=24),
    columns=st.integers(1, 130),
    rows=st.integers(0, 14),
    rung=st.sampled_from(LADDER),
)
def test_a_picture_of_words_has_all_the_columns_and_at_most_the_rows(
    text: str, columns: int, rows: int, rung: Rung
) -> None:
    image = drawn(text, (columns, rows), rung)

    if image is not None:
        across, down = GRAIN[rung]
        assert image.width == columns * across
        assert image.height % down == 0
        assert 0 < image.height <= rows * down


@pytest.mark.parametrize("rung", LADDER)
def test_a_word_is_as_high_as_its_rows_on_each_rung(rung: Rung) -> None:
    image = drawn("HOLD", (70, 5), rung)

    assert image is not None
    _, top, _, bottom = inked(image)
    assert (bottom - top) / GRAIN[rung][1] > 4.2


@pytest.mark.parametrize("rung", LADDER)
def test_a_word_looks_the_same_width_on_each_rung(rung: Rung) -> None:
    image, pixels = drawn("HOLD", (70, 5), rung), drawn("HOLD", (70, 5), "pixels")

    assert image is not None
    assert pixels is not None
    assert inked(image)[2] / GRAIN[rung][0] == pytest.approx(inked(pixels)[2] / GRAIN["pixels"][0], rel=0.15)


def test_words_break_into_lines_where_that_makes_them_larger() -> None:
    narrow, wide = drawn("CHANGE SIDE", (50, 12)), drawn("CHANGE SIDE", (110, 12))

    assert narrow is not None
    assert wide is not None
    rows = [max(narrow.crop((0, y, narrow.width, y + 1)).convert("L").tobytes()) > 60 for y in range(narrow.height)]
    assert "".join("#" if row else "." for row in rows).strip(".").count("..") >= 1
    assert inked(narrow)[2] > 40


def test_without_shades_there_are_only_two_colours() -> None:
    image = drawn("CHANGE SIDE", (110, 6), smooth=False)

    assert image is not None
    assert {colour for _, colour in image.getcolors() or ()} == {INK, GROUND}


@pytest.mark.parametrize(
    ("text", "size"),
    [("HOLD", (70, 3)), ("HOLD", (12, 8)), ("日本", (70, 8)), ("   ", (70, 8)), ("HOLD", (0, 8)), ("HOLD", (70, 0))],
    ids=["low", "narrow", "no-such-letters", "blank", "no-columns", "no-rows"],
)
def test_what_could_not_be_read_is_not_drawn(text: str, size: tuple[int, int]) -> None:
    assert drawn(text, size) is None


def test_every_phase_is_large_beside_the_ring(library: Library) -> None:
    words = library.words
    phases = [key for key in sorted(words.keys()) if key.startswith("player.large.")]
    small = [key for key in phases if drawn(words(key).upper(), PLAYER) is None]

    assert len(phases) > 10
    assert small == []


def test_every_emergency_action_is_large_on_its_card(library: Library) -> None:
    actions = [action for action in library.actions.values() if action.level == "emergency"]

    assert actions
    assert [each.id for each in actions for place in PLACES if drawn(each.at(place), CARD) is None] == []


def dots(image: Image.Image | None) -> list[str]:
    """Return the rows of a picture of two colours, without the empty space around them."""
    assert image is not None
    image = image.crop(inked(image))
    return ["".join(".#"[image.getpixel((x, y)) == INK] for x in range(image.width)) for y in range(image.height)]


def test_small_words_without_shades_have_strokes_of_one_dot_and_open_letters() -> None:
    assert dots(drawn("Sore back?", TITLE, smooth=False)) == [
        ".###...................#..............#.....##.",
        "#......................#..............#....#..#",
        "#.....##..#.#..##......###...##...###.#..#....#",
        ".##..#..#.##..#..#.....#..#....#.#....#.#....#.",
        "...#.#..#.#...####.....#..#..###.#....##....#..",
        "...#.#..#.#...#........#..#.#..#.#....#.#......",
        "###...##..#....###.....###...###..###.#..#..#..",
    ]


def test_small_words_without_shades_keep_their_marks_above_them() -> None:
    assert dots(drawn("ñÍ", (8, 5), smooth=False)) == [
        ".......#",
        "......#.",
        ".#.#....",
        "#.#..###",
        "......#.",
        "###...#.",
        "#..#..#.",
        "#..#..#.",
        "#..#..#.",
        "#..#.###",
    ]


def test_words_that_no_letter_of_seven_dots_writes_are_drawn_with_the_font() -> None:
    assert drawn("ЖИВОТ", (40, 5), smooth=False) is not None


def test_no_letter_of_seven_dots_looks_like_another() -> None:
    letters = "ABCDEFGHIJKLMNPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz123456789?!¡¿áéíóúüñÁÉÍÓÚÜÑ"
    shapes = {tuple(dots(drawn(f"{letter}H", (12, 6), smooth=False))) for letter in letters}

    assert len(shapes) == len(letters)


def test_every_emergency_action_and_headline_is_written_in_clear_letters_on_a_console(library: Library) -> None:
    actions = [each.at(place) for each in library.actions.values() if each.level == "emergency" for place in PLACES]

    assert [text for text in (*actions, library.words("kiosk.attract.large")) if not has_small(text)] == []
