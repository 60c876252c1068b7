"""Mosaics: as many cells as the picture has, in its colours, and only the rows that changed."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from textual.strip import Strip

from coach.drawing.block_characters import CHARACTERS
from coach.drawing.mosaic import Mosaic, changed_cells, nearest
from coach.drawing.palette import EIGHT, Colour, Palette, colour
from coach.drawing.ring import draw_ring
from coach.drawing.rungs import GRAIN, Grain

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
HALVES = GRAIN["halves"]
PALETTE = Palette(ground="#101418", track="#27313a", accent="#5fc7b8", ink="#e8edf0")


def picture(*rows: list[tuple[int, int, int]]) -> Image.Image:
    """An image of the given rows of pixels."""
    image = Image.new("RGB", (len(rows[0]), len(rows)))
    image.putdata([pixel for row in rows for pixel in row])
    return image


def names(style: Style | None) -> tuple[str | None, str | None]:
    """The names of a style's colour and background, None where it has none."""
    assert style is not None
    return (style.color and style.color.name), (style.bgcolor and style.bgcolor.name)


def test_a_cell_shows_its_upper_pixel_as_character_and_its_lower_one_as_background() -> None:
    (strip,) = Mosaic().strips(picture([RED], [BLUE]))

    (segment,) = strip
    assert (segment.text, names(segment.style)) == ("▀", ("#ff0000", "#0000ff"))


def test_a_cell_of_one_colour_is_a_space_on_that_background() -> None:
    (strip,) = Mosaic().strips(picture([GREEN], [GREEN]))

    (segment,) = strip
    assert (segment.text, names(segment.style)) == (" ", (None, "#00ff00"))


def test_neighbours_of_the_same_two_colours_share_a_segment() -> None:
    (strip,) = Mosaic().strips(picture([RED, RED, RED, BLUE, BLUE], [BLUE, BLUE, BLUE, BLUE, RED]))

    assert [segment.text for segment in strip] == ["▀▀▀", " ", "▀"]


def dots_of(strip: Strip, grain: Grain) -> list[list[Colour]]:
    """The dots that a strip shows: the colours of each of its cells, from the top left."""
    shown = []
    for part in strip:
        assert part.style is not None
        assert part.style.bgcolor is not None
        ground, ink = part.style.bgcolor.get_truecolor(), part.style.color and part.style.color.get_truecolor()
        for sign in part.text:
            pattern = CHARACTERS[grain].index(sign)
            lit = [pattern >> place & 1 for place in range(grain[0] * grain[1])]
            assert ink is not None or not any(lit)
            shown.append([(*(ink if each and ink else ground),) for each in lit])
    return shown


def dots_in(image: Image.Image, grain: Grain, row: int) -> list[list[Colour]]:
    """The dots of each cell in a row of an image's cells, from the top left."""
    across, down = grain
    shown = []
    for x in range(0, image.width, across):
        data = image.crop((x, row * down, x + across, row * down + down)).tobytes()
        shown.append([(data[start], data[start + 1], data[start + 2]) for start in range(0, len(data), 3)])
    return shown


COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


@given(
    data=st.data(), grain=st.sampled_from(list(CHARACTERS)), columns=st.integers(1, 5), pair=st.tuples(COLOURS, COLOURS)
)
def test_cells_of_two_colours_show_exactly_the_dots_of_the_picture(
    data: st.DataObject, grain: Grain, columns: int, pair: tuple[Colour, Colour]
) -> None:
    across, down = grain
    image = Image.new("RGB", (columns * across, down))
    count = columns * across * down
    image.putdata(data.draw(st.lists(st.sampled_from(pair), min_size=count, max_size=count)))

    (strip,) = Mosaic(grain).strips(image)

    assert dots_of(strip, grain) == dots_in(image, grain, 0)
    assert strip.cell_length == len(strip.text) == columns


def test_a_colour_that_half_of_a_kind_have_stays_as_it_is() -> None:
    dark, light, edge = (10, 10, 10), (240, 240, 240), (60, 60, 60)
    (strip,) = Mosaic((2, 2)).strips(picture([light, edge], [dark, dark]))

    assert dots_of(strip, (2, 2)) == [[light, dark, dark, dark]]


def test_a_cell_of_many_colours_is_divided_between_those_furthest_apart() -> None:
    dark, dim, pale, light = (10, 10, 10), (30, 30, 30), (200, 200, 200), (240, 240, 240)
    (strip,) = Mosaic((2, 2)).strips(picture([light, pale], [dim, dark]))

    assert dots_of(strip, (2, 2)) == [[(220, 220, 220)] * 2 + [(20, 20, 20)] * 2]


@pytest.mark.parametrize("grain", CHARACTERS)
def test_each_pattern_of_dots_has_a_character_of_its_own(grain: Grain) -> None:
    signs = CHARACTERS[grain]

    assert len(signs) == len(set(signs)) == 2 ** (grain[0] * grain[1])
    assert {len(sign) for sign in signs} == {1}
    assert {cell_len(sign) for sign in signs} == {1}


@pytest.mark.parametrize("pattern", range(64))
def test_a_sextant_is_named_by_its_dots(pattern: int) -> None:
    older = {0: "SPACE", 21: "LEFT HALF BLOCK", 42: "RIGHT HALF BLOCK", 63: "FULL BLOCK"}
    dots = "".join(str(place + 1) for place in range(6) if pattern >> place & 1)

    assert unicodedata.name(CHARACTERS[2, 3][pattern]) == older.get(pattern, f"BLOCK SEXTANT-{dots}")


@pytest.mark.parametrize(
    ("dots", "sign"),
    # The Unicode chart of Symbols for Legacy Computing Supplement, at the ends of its rows and beside its gaps.
    [
        ("3", 0x1CD00),
        ("5", 0x1CD09),
        ("45", 0x1CD10),
        ("1236", 0x1CD1F),
        ("146", 0x1CD20),
        ("23456", 0x1CD35),
        ("17", 0x1CD36),
        ("2357", 0x1CD49),
        ("1234567", 0x1CD70),
        ("58", 0x1CD80),
        ("2368", 0x1CD94),
        ("1234568", 0x1CDAB),
        ("678", 0x1CDCB),
        ("35678", 0x1CDDE),
        ("2345678", 0x1CDE5),
        ("1", 0x1CEA8),
        ("2", 0x1CEAB),
        ("7", 0x1CEA3),
        ("8", 0x1CEA0),
        ("12", 0x1FB82),
        ("123456", 0x1FB85),
        ("35", 0x1FBE6),
        ("46", 0x1FBE7),
        ("78", 0x2582),
        ("345678", 0x2586),
        ("1357", 0x258C),
        ("2468", 0x2590),
        ("1234", 0x2580),
        ("13", 0x2598),
        ("2457", 0x259E),
    ],
)
def test_an_octant_is_the_character_that_unicode_lists_for_its_dots(dots: str, sign: int) -> None:
    assert CHARACTERS[2, 4][sum(1 << int(dot) - 1 for dot in dots)] == chr(sign)


def test_the_octants_fill_their_whole_block_of_unicode_in_order() -> None:
    listed = [ord(sign) for sign in CHARACTERS[2, 4] if 0x1CD00 <= ord(sign) < 0x1CE00]

    assert listed == list(range(0x1CD00, 0x1CDE6))


@pytest.mark.parametrize("size", [(10, 5), (33, 9), (46, 22)])
def test_strips_are_exactly_as_wide_as_the_picture_and_half_as_many_as_its_pixels_are_high(
    size: tuple[int, int],
) -> None:
    strips = Mosaic().strips(draw_ring(size, 0.4, "24", PALETTE))

    assert len(strips) == size[1]
    assert {strip.cell_length for strip in strips} == {len(strip.text) for strip in strips} == {size[0]}


def test_every_pixel_of_the_picture_is_in_its_strips() -> None:
    image = draw_ring((20, 10), 0.4, "24", PALETTE)

    painted = [
        [
            (lower if upper is None else upper, lower)
            for part in strip
            for upper, lower in [names(part.style)] * len(part.text)
        ]
        for strip in Mosaic().strips(image)
    ]
    data = image.tobytes().hex()
    pixels = [f"#{data[start : start + 6]}" for start in range(0, len(data), 6)]
    assert [cell[half] for row in painted for half in (0, 1) for cell in row] == pixels


def test_a_row_seen_before_is_the_same_strip() -> None:
    mosaic, image = Mosaic(), picture([RED, BLUE], [BLUE, RED])

    assert mosaic.strips(image)[0] is mosaic.strips(image.copy())[0]


def test_no_more_rows_are_kept_than_asked() -> None:
    mosaic = Mosaic(keep=1)
    first, second = picture([RED], [BLUE]), picture([BLUE], [RED])
    before = mosaic.strips(first)[0]
    mosaic.strips(second)

    assert mosaic.strips(first)[0] is not before
    assert mosaic.strips(first)[0] == before


def changed(before: Image.Image, after: Image.Image, grain: Grain = HALVES) -> list[tuple[int, int, int]]:
    """The runs of cells that change from one picture to the next."""
    mosaic = Mosaic(grain)
    return changed_cells(mosaic.strips(before), mosaic.strips(after))


def test_only_what_changed_is_told_by_row_and_what_is_near_together_as_one() -> None:
    before = Image.new("RGB", (12, 8))
    after = before.copy()
    for position in ((2, 3), (4, 6), (1, 7), (9, 6), (10, 7)):
        after.putpixel(position, RED)

    assert changed(before, after) == [(2, 1, 1), (1, 3, 4), (9, 3, 2)]
    assert changed(before, before.copy()) == []


def test_what_looks_the_same_has_not_changed() -> None:
    dark, near, light = (10, 10, 10), (12, 12, 12), (240, 240, 240)

    assert changed(picture([light, dark], [dark, dark]), picture([light, near], [dark, dark]), (2, 2)) == []


@given(data=st.data(), grain=st.sampled_from(list(CHARACTERS)), columns=st.integers(1, 12), rows=st.integers(1, 3))
def test_beside_the_changed_cells_two_pictures_always_look_the_same(
    data: st.DataObject, grain: Grain, columns: int, rows: int
) -> None:
    size = columns * grain[0], rows * grain[1]
    pixels = st.lists(st.sampled_from([RED, GREEN, BLUE]), min_size=size[0] * size[1], max_size=size[0] * size[1])
    before, after = Image.new("RGB", size), Image.new("RGB", size)
    before.putdata(data.draw(pixels))
    after.putdata(data.draw(pixels))
    mosaic = Mosaic(grain)
    old, new = mosaic.strips(before), mosaic.strips(after)

    shown = [list(strip.cells) for strip in old]
    for x, y, wide in changed_cells(old, new):
        shown[y][x : x + wide] = new[y].cells[x : x + wide]

    assert shown == [list(strip.cells) for strip in new]


def test_a_second_less_on_the_ring_changes_few_cells() -> None:
    before, after = (draw_ring((46, 22), seconds / 60, "45", PALETTE) for seconds in (45.2, 45.0))

    assert 0 < sum(width for _, _, width in changed(before, after)) <= 16


def test_eight_colour_mode_sends_only_the_eight_colours_even_for_a_smooth_picture() -> None:
    strips = Mosaic(colours="eight").strips(draw_ring((20, 10), 0.4, "24", PALETTE))

    assert {name for strip in strips for part in strip for name in names(part.style)} <= {*EIGHT, None}
    console = Console(file=StringIO(), force_terminal=True, color_system="standard")
    codes = {
        code for strip in strips for code in strip.render(console).replace("\x1b[", "m").split("m") if code.isascii()
    }
    numbers = {int(number) for code in codes for number in code.split(";") if number.strip()}
    assert numbers <= {0, *range(30, 38), *range(40, 48)}


@pytest.mark.parametrize("name", EIGHT)
def test_each_of_the_eight_colours_is_sent_by_its_own_name(name: str) -> None:
    assert nearest(EIGHT[name]) == name


@pytest.mark.parametrize("image", [Image.new("RGB", (3, 3)), Image.new("L", (4, 4))])
def test_an_image_that_is_no_picture_for_cells_is_refused(image: Image.Image) -> None:
    with pytest.raises(ValueError, match="RGB image of whole cells"):
        Mosaic().strips(image)


@pytest.mark.whole
def test_mosaics_load_without_pillow() -> None:
    check = "import sys, coach.widgets.picture; sys.exit('PIL' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_without_colours_shape_alone_tells_light_from_dark() -> None:
    image = Image.new("RGB", (4, 2))
    for position in ((0, 0), (0, 1), (1, 0), (2, 1)):
        image.putpixel(position, (255, 255, 255))
    (strip,) = Mosaic(colours="none").strips(image)
    assert strip.text == "█▀▄ "
    assert all(segment.style is None for segment in strip)


@pytest.mark.parametrize(
    ("upper", "lower", "shown"),
    [
        ("bright_white", "bright_white", ("█", "bright_white", "black")),
        ("bright_white", "red", ("▀", "bright_white", "red")),
        ("red", "bright_white", ("▄", "bright_white", "red")),
        ("red", "white", ("▀", "red", "white")),
    ],
)
def test_on_a_console_bright_white_is_always_the_character_and_never_its_background(
    upper: str, lower: str, shown: tuple[str, str, str]
) -> None:
    image = Image.new("RGB", (1, 2), colour(upper))
    image.putpixel((0, 1), colour(lower))
    (strip,) = Mosaic(colours="eight").strips(image)
    ((sign, style),) = strip.cells

    assert style is not None
    assert style.color is not None
    assert style.bgcolor is not None
    assert (sign, style.color.name, style.bgcolor.name) == shown
