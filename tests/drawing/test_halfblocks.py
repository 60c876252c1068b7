"""Half blocks: as wide as the picture, in its colours, and only the rows that changed."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from rich.console import Console
from rich.style import Style

from coach.drawing.halfblocks import HalfBlocks, changed_cells, nearest
from coach.drawing.palette import EIGHT, Palette
from coach.drawing.ring import draw_ring

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
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
    (strip,) = HalfBlocks().strips(picture([RED], [BLUE]))

    (segment,) = strip
    assert (segment.text, names(segment.style)) == ("▀", ("#ff0000", "#0000ff"))


def test_a_cell_of_one_colour_is_a_space_on_that_background() -> None:
    (strip,) = HalfBlocks().strips(picture([GREEN], [GREEN]))

    (segment,) = strip
    assert (segment.text, names(segment.style)) == (" ", (None, "#00ff00"))


def test_neighbours_of_the_same_two_colours_share_a_segment() -> None:
    (strip,) = HalfBlocks().strips(picture([RED, RED, RED, BLUE, BLUE], [BLUE, BLUE, BLUE, BLUE, RED]))

    assert [segment.text for segment in strip] == ["▀▀▀", " ", "▀"]


@pytest.mark.parametrize("size", [(10, 5), (33, 9), (46, 22)])
def test_strips_are_exactly_as_wide_as_the_picture_and_half_as_many_as_its_pixels_are_high(
    size: tuple[int, int],
) -> None:
    strips = HalfBlocks().strips(draw_ring(size, 0.4, "24", PALETTE))

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
        for strip in HalfBlocks().strips(image)
    ]
    data = image.tobytes().hex()
    pixels = [f"#{data[start : start + 6]}" for start in range(0, len(data), 6)]
    assert [cell[half] for row in painted for half in (0, 1) for cell in row] == pixels


def test_a_row_seen_before_is_the_same_strip() -> None:
    half_blocks, image = HalfBlocks(), picture([RED, BLUE], [BLUE, RED])

    assert half_blocks.strips(image)[0] is half_blocks.strips(image.copy())[0]


def test_no_more_rows_are_kept_than_asked() -> None:
    half_blocks = HalfBlocks(keep=1)
    first, second = picture([RED], [BLUE]), picture([BLUE], [RED])
    before = half_blocks.strips(first)[0]
    half_blocks.strips(second)

    assert half_blocks.strips(first)[0] is not before
    assert half_blocks.strips(first)[0] == before


def test_only_what_changed_is_told_by_row_from_its_first_column_to_its_last() -> None:
    before = Image.new("RGB", (5, 8))
    after = before.copy()
    for position in ((2, 3), (4, 6), (1, 7)):
        after.putpixel(position, RED)

    assert changed_cells(before, after) == [(2, 1, 1), (1, 3, 4)]
    assert changed_cells(before, before.copy()) == []


def test_all_has_changed_where_there_was_no_picture_or_one_of_another_size() -> None:
    image = Image.new("RGB", (5, 8))
    everything = [(0, y, 5) for y in range(4)]

    assert changed_cells(None, image) == changed_cells(Image.new("RGB", (6, 8)), image) == everything


@given(data=st.data(), width=st.integers(1, 9), rows=st.integers(1, 4))
def test_beside_the_changed_cells_two_pictures_are_always_the_same(data: st.DataObject, width: int, rows: int) -> None:
    size, length = (width, rows * 2), width * rows * 6
    pixels = st.binary(min_size=length, max_size=length)
    before, after = (Image.frombytes("RGB", size, data.draw(pixels)) for _ in range(2))

    patched = before.copy()
    for x, y, wide in changed_cells(before, after):
        box = (x, y * 2, x + wide, y * 2 + 2)
        patched.paste(after.crop(box), box)

    assert patched.tobytes() == after.tobytes()


def test_a_second_less_on_the_ring_changes_few_cells() -> None:
    before, after = (draw_ring((46, 22), seconds / 60, "45", PALETTE) for seconds in (45.2, 45.0))

    assert 0 < sum(width for _, _, width in changed_cells(before, after)) <= 16


def test_eight_colour_mode_sends_only_the_eight_colours_even_for_a_smooth_picture() -> None:
    strips = HalfBlocks(colours="eight").strips(draw_ring((20, 10), 0.4, "24", PALETTE))

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
    with pytest.raises(ValueError, match="RGB image of even height"):
        HalfBlocks().strips(image)


@pytest.mark.whole
def test_half_blocks_load_without_pillow() -> None:
    check = "import sys, coach.widgets.picture; sys.exit('PIL' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0


def test_without_colours_shape_alone_tells_light_from_dark() -> None:
    image = Image.new("RGB", (4, 2))
    for position in ((0, 0), (0, 1), (1, 0), (2, 1)):
        image.putpixel(position, (255, 255, 255))
    (strip,) = HalfBlocks("none").strips(image)
    assert strip.text == "█▀▄ "
    assert all(segment.style is None for segment in strip)
