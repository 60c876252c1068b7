"""The body chart's picture: the chosen areas and the cursor can be seen, and every text can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageChops, ImageOps
from textual.color import Color

from coach.core.content.body_chart import BodyChart
from coach.drawing.body import draw_body
from coach.drawing.marks import Drawing, Mark
from coach.drawing.palette import EIGHT, Colour, Colours, Palette
from coach.themes import palette_of
from tests.support.colours import BY_NAME, luminance
from tests.support.shipped import shipped

COLOURS = Palette(ground="#000000", track="#303030", accent="#00ff00", ink="#e0e0e0")
CONSOLE = Palette(ground="black", track="blue", accent="cyan", ink="white")
PLAIN = Palette(ground="black", track="black", accent="white", ink="white")
LEAST, ROOMY = (34, 14), (60, 30)
TRACE = 8
CHOICES = [choice.id for choice in shipped().questions["where"].choices]


def chart() -> BodyChart:
    found = shipped().chart("where")
    assert found is not None
    return found


def bare() -> BodyChart:
    """One view of the body with nothing on it."""
    body = chart().body
    return replace(chart(), body=body.model_copy(update={"views": body.views[:1]}), areas=())


def drawn(*chosen: str, pointed: str = "", size: tuple[int, int] = ROOMY) -> Drawing:
    return draw_body(size, chart(), chosen, pointed, COLOURS)


def numbers(drawing: Drawing) -> dict[tuple[int, int], Mark]:
    return {(mark.column, mark.row): mark for mark in drawing.marks if mark.text.isdigit()}


def count(drawing: Drawing, colour: Colour) -> int:
    found = drawing.image.getcolors(drawing.image.width * drawing.image.height) or []
    return sum(times for times, each in found if each == colour)


def test_the_image_is_a_pixel_to_a_column_and_two_to_a_row() -> None:
    image = drawn().image

    assert (image.mode, image.size) == ("RGB", (60, 60))


def test_each_choice_has_the_number_on_the_body_that_it_has_in_the_list() -> None:
    for place, choice in enumerate(CHOICES, 1):
        filled = {mark.text for mark in numbers(drawn(choice)).values() if mark.ground == COLOURS["accent"]}
        assert filled == {str(place)}


@pytest.mark.parametrize("choice", CHOICES)
def test_the_areas_of_a_chosen_place_are_filled_around_its_numbers(choice: str) -> None:
    drawing, cells = drawn(choice), 0
    for (column, row), mark in numbers(drawing).items():
        beside = [drawing.image.getpixel((column + step, row * 2)) for step in (-1, 1)]
        cells += COLOURS["accent"] in beside
        assert (COLOURS["accent"] in beside) == (mark.ground == COLOURS["accent"])
    assert cells
    assert count(drawn(), COLOURS["accent"]) == 0


@pytest.mark.parametrize("chosen", [(), tuple(CHOICES)], ids=["nothing chosen", "all chosen"])
def test_only_the_number_of_the_row_under_the_cursor_stands_out(chosen: tuple[str, ...]) -> None:
    still = numbers(drawn(*chosen))
    for place, choice in enumerate(CHOICES, 1):
        moved = numbers(drawn(*chosen, pointed=choice))
        assert {moved[cell].text for cell in still if moved[cell] != still[cell]} == {str(place)}


@given(st.integers(LEAST[0], 130), st.integers(LEAST[1], 70))
def test_no_text_covers_another_or_leaves_the_picture_at_any_size(columns: int, rows: int) -> None:
    cells = [
        (mark.column + step, mark.row) for mark in drawn(size=(columns, rows)).marks for step in range(len(mark.text))
    ]

    assert len(set(cells)) == len(cells)
    assert all(0 <= column < columns and 0 <= row < rows for column, row in cells)


@pytest.mark.parametrize("size", [(20, 40), (120, 20)], ids=["narrow", "low"])
def test_a_body_stands_on_the_words_below_it(size: tuple[int, int]) -> None:
    image = draw_body(size, bare(), (), "", COLOURS).image

    ground = [image.crop((0, y, size[0], y + 1)).getbbox() is None for y in range(image.height)]
    assert ground[-3:] == [False, True, True]


@given(st.integers(14, 40), st.integers(10, 40), st.sampled_from(["all", "none"]))
def test_a_mirrored_body_is_drawn_mirrored(columns: int, rows: int, colours: Colours) -> None:
    drawing = draw_body((columns, rows), bare(), (), "", COLOURS, colours)
    body = drawing.image.crop((0, 0, columns, rows * 2 - 2))
    left, _, right, _ = body.getbbox() or (0, 0, 0, 0)
    body = body.crop((left, 0, right, body.height)).convert("L")

    # Where a corner lies just between two pixels, rounding may take one side's and leave the other's.
    off = ImageChops.difference(body, ImageOps.mirror(body)).histogram()
    assert sum(off[TRACE:]) <= 2


@pytest.mark.parametrize("size", [LEAST, (34, 19), ROOMY])
def test_a_console_of_eight_colours_gets_only_those_of_its_palette(size: tuple[int, int]) -> None:
    drawing = draw_body(size, chart(), CHOICES[:2], CHOICES[2], CONSOLE, "eight")

    assert {colour for _, colour in drawing.image.getcolors() or ()} == {
        EIGHT[name] for name in ("black", "blue", "cyan", "white")
    }
    assert not any(mark.bold for mark in drawing.marks)


def test_without_colour_the_body_is_light_and_a_chosen_place_a_hole_in_it() -> None:
    light = [
        count(draw_body((34, 19), chart(), chosen, "", PLAIN, "none"), PLAIN["ink"]) for chosen in ((), CHOICES[:1])
    ]

    assert light[0] > light[1] > 0


def light(colour: Colour) -> float:
    return luminance(Color(*colour))


@pytest.mark.parametrize("chosen", [(), tuple(CHOICES)], ids=["nothing chosen", "all chosen"])
@pytest.mark.parametrize(
    ("name", "colours", "least"),
    [
        ("coach-dark", "all", 4.5),
        ("coach-light", "all", 4.5),
        ("coach-console", "eight", 4.5),
        ("coach-contrast", "all", 7),
        ("coach-kiosk", "all", 7),
    ],
)
def test_every_text_on_the_body_has_contrast_enough(
    name: str, colours: Colours, least: float, chosen: tuple[str, ...]
) -> None:
    palette = palette_of(BY_NAME[name])

    for pointed in ("", *CHOICES):
        for mark in draw_body(LEAST, chart(), chosen, pointed, palette, colours).marks:
            dark, bright = sorted((light(mark.ink), light(mark.ground)))
            assert (bright + 0.05) / (dark + 0.05) >= least
