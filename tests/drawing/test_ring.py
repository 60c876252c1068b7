"""The countdown ring: where its colours are, and that its number stays inside."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from PIL import Image

from coach.drawing.numerals import Numerals
from coach.drawing.palette import EIGHT, Palette
from coach.drawing.ring import draw_ring
from coach.drawing.rungs import GRAIN, Cells, Rung
from tests.support.cases import in_turn
from tests.support.looks import LADDER

COLOURS = Palette(ground="#000000", track="#0000ff", accent="#00ff00", ink="#ff0000")
CONSOLE = Palette(ground="black", track="blue", accent="cyan", ink="white")
SIZES = [(10, 5), (12, 6), (14, 7), (20, 10), (24, 12), (30, 15), (46, 22), (60, 30), (50, 10), (12, 20)]


def at(image: Image.Image, across: float, down: float) -> tuple[int, ...]:
    """The colour at a place given as shares of the picture's width and height."""
    pixel = image.getpixel((int(across * image.width), int(down * image.height)))
    assert isinstance(pixel, tuple)
    return pixel


def inked(image: Image.Image) -> list[tuple[int, int]]:
    """The pixels that hold more than a trace of the number's red."""
    red = image.getchannel("R").tobytes()
    return [(place % image.width, place // image.width) for place, share in enumerate(red) if share > 80]


@pytest.mark.parametrize("rung", LADDER)
def test_the_image_has_the_dots_of_its_cells(rung: Rung) -> None:
    image = draw_ring(Cells(30, 15, GRAIN[rung]), 0.5, "30", COLOURS)

    assert (image.mode, image.size) == ("RGB", (30 * GRAIN[rung][0], 15 * GRAIN[rung][1]))


@in_turn(LADDER, ["7", "45", "888"])
def test_a_number_is_as_large_and_as_central_on_every_rung(rung: Rung, text: str) -> None:
    across, down = GRAIN[rung][0], GRAIN[rung][1] / 2
    for size in ((14, 7), (30, 15), (46, 22)):
        usual, finer = (inked(draw_ring(Cells(*size, grain), 0.5, text, COLOURS)) for grain in ((1, 2), GRAIN[rung]))

        for axis, dots in ((0, across), (1, down)):
            before, after = ([place[axis] for place in inks] for inks in (usual, finer))
            assert (max(after) + 1 - min(after)) / dots >= max(before) - min(before) - 0.5
            middle = (max(after) + 1 + min(after)) / 2 / dots
            assert abs(middle - (size[0] / 2, size[1])[axis]) <= 1


@pytest.mark.parametrize("rung", LADDER)
def test_the_band_is_as_wide_on_every_rung(rung: Rung) -> None:
    image = draw_ring(Cells(40, 20, GRAIN[rung]), 1.0, "", COLOURS)

    middle = image.getchannel("G").crop((image.width // 2, 0, image.width // 2 + 1, image.height // 2))
    assert sum(middle.tobytes()) / 255 / (GRAIN[rung][1] / 2) == pytest.approx(3, abs=0.2)


def test_a_full_ring_shows_the_accent_all_the_way_round() -> None:
    image = draw_ring((40, 20), 1.0, "8", COLOURS)

    places = [(0.55, 0.04), (0.96, 0.5), (0.5, 0.96), (0.03, 0.5), (0.45, 0.04)]
    assert {at(image, *place) for place in places} == {COLOURS["accent"]}


def test_an_empty_ring_shows_only_its_track() -> None:
    image = draw_ring((40, 20), 0.0, "0", COLOURS)

    places = [(0.55, 0.04), (0.96, 0.5), (0.5, 0.96), (0.03, 0.5), (0.45, 0.04)]
    assert {at(image, *place) for place in places} == {COLOURS["track"]}
    assert max(image.getchannel("G").tobytes()) == 0


def test_half_a_ring_is_the_right_half_from_twelve_o_clock() -> None:
    image = draw_ring((40, 20), 0.5, "5", COLOURS)

    assert at(image, 0.55, 0.04) == at(image, 0.96, 0.5) == at(image, 0.55, 0.96) == COLOURS["accent"]
    assert at(image, 0.45, 0.04) == at(image, 0.03, 0.5) == at(image, 0.44, 0.96) == COLOURS["track"]


def test_the_accent_shrinks_as_time_runs_out() -> None:
    lengths = [
        sum(draw_ring((30, 15), share / 10, "7", COLOURS).getchannel("G").tobytes()) for share in range(10, -1, -1)
    ]

    assert all(later < earlier for earlier, later in pairwise(lengths))


def test_a_part_below_nothing_or_above_all_is_held_within_the_ring() -> None:
    assert draw_ring((20, 10), -0.1, "1", COLOURS) == draw_ring((20, 10), 0.0, "1", COLOURS)
    assert draw_ring((20, 10), 1.1, "1", COLOURS) == draw_ring((20, 10), 1.0, "1", COLOURS)


@in_turn(SIZES, ["7", "10", "45", "88", "888"])
def test_the_number_stays_inside_the_ring(size: tuple[int, int], text: str) -> None:
    image = draw_ring(size, 0.5, text, COLOURS)
    radius = min(image.size) / 2

    reach = [hypot(x + 0.5 - image.width / 2, y + 0.5 - image.height / 2) for x, y in inked(image)]
    assert 0 < max(reach) <= radius - 0.5


@in_turn([size for size in SIZES if size[0] >= 14], ["7", "10", "45", "888"])
def test_the_number_is_centred(size: tuple[int, int], text: str) -> None:
    image = draw_ring(size, 0.5, text, COLOURS)

    across, down = zip(*inked(image), strict=True)
    assert abs((min(across) + max(across) + 1) / 2 - image.width / 2) <= 1
    assert abs((min(down) + max(down) + 1) / 2 - image.height / 2) <= 1


@pytest.mark.parametrize(("size", "text", "height"), [((10, 5), "7", 5), ((14, 7), "888", 5), ((46, 22), "7", 22)])
def test_the_number_is_large(size: tuple[int, int], text: str, height: int) -> None:
    rows = [y for _, y in inked(draw_ring(size, 0.5, text, COLOURS))]

    assert max(rows) - min(rows) + 1 >= height


def test_numbers_of_as_many_digits_have_one_height() -> None:
    numerals = Numerals()

    assert len({numerals.fitted(text, 18, True).height for text in ("10", "11", "27", "38", "45", "69")}) == 1


def test_no_number_leaves_the_ring_empty() -> None:
    assert inked(draw_ring((20, 10), 0.5, "", COLOURS)) == []


@in_turn(SIZES, ["7", "45", "120"])
def test_a_console_of_eight_colours_gets_only_those_of_its_palette(size: tuple[int, int], text: str) -> None:
    colours = draw_ring(size, 0.6, text, CONSOLE, smooth=False).getcolors()

    assert colours is not None
    assert {colour for _, colour in colours} == {EIGHT[name] for name in ("black", "blue", "cyan", "white")}


def test_a_kept_number_changes_nothing_in_the_picture() -> None:
    numerals = Numerals(keep=1)
    for text in ("45", "44", "45"):
        assert draw_ring((30, 15), 0.5, text, COLOURS, numerals=numerals) == draw_ring((30, 15), 0.5, text, COLOURS)


def test_a_ring_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one cell"):
        draw_ring((0, 5), 0.5, "7", COLOURS)


def test_a_palette_says_which_colour_it_lacks() -> None:
    with pytest.raises(KeyError, match="no 'track', only ground"):
        draw_ring((10, 5), 0.5, "7", Palette(ground="black"))


def test_a_palette_takes_hex_or_one_of_the_eight_names_and_nothing_else() -> None:
    assert Palette(ground="#5fc7b8")["ground"] == (95, 199, 184)
    with pytest.raises(ValueError, match="'orange' is no colour"):
        Palette(ground="orange")
