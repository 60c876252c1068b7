"""The picture widget: it shows what it was given and redraws what changed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PIL import Image
from textual.app import ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from coach.drawing.mosaic import Mosaic
from coach.drawing.palette import Colours, Palette
from coach.drawing.ring import draw_ring
from coach.drawing.rungs import GRAIN, Rung
from coach.widgets.base_app import BaseApp
from coach.widgets.picture import Picture
from tests.support.settling import settle

PALETTE = Palette(ground="#101418", track="#27313a", accent="#5fc7b8", ink="#e8edf0")


class WatchedPicture(Picture):
    """A picture that notes which rows Textual asked it for."""

    def __init__(self, colours: Colours = "all") -> None:
        super().__init__("a ring", colours=colours)
        self.asked: set[int] = set()

    def render_line(self, y: int) -> Strip:
        """Return the row, and note that it was asked for."""
        self.asked.add(y)
        return super().render_line(y)


class Gallery(BaseApp):
    """An app with one picture."""

    CSS = "Picture { width: auto; height: auto; }"

    def __init__(self, first: Image.Image | None = None, colours: Colours = "all") -> None:
        super().__init__()
        self.picture = WatchedPicture(colours)
        self._first = first

    def compose(self) -> ComposeResult:
        """The picture alone, with its first image if there is one."""
        if self._first is not None:
            self.picture.show(self._first)
        yield self.picture


def painted(picture: Picture) -> list[Strip]:
    """What the widget has put on the screen."""
    return picture.render_lines(Region(0, 0, *picture.size))


def plain(strips: Sequence[Strip]) -> list[list[tuple[str, object, object]]]:
    """Each cell's character and two colours."""
    return [
        [
            (sign, part.style and part.style.color, part.style and part.style.bgcolor)
            for part in strip
            for sign in part.text
        ]
        for strip in strips
    ]


async def test_a_picture_paints_what_it_was_given() -> None:
    app, image = Gallery(), draw_ring((20, 10), 0.6, "36", PALETTE)
    async with app.run_test(size=(40, 20)):
        app.picture.show(image)
        await settle(app)

        assert plain(painted(app.picture)) == plain(Mosaic().strips(image))


async def test_a_picture_is_as_large_as_its_image() -> None:
    app = Gallery()
    async with app.run_test(size=(80, 24)):
        app.picture.show(draw_ring((20, 10), 0.6, "36", PALETTE))
        await settle(app)
        small = app.picture.size
        app.picture.show(draw_ring((30, 15), 0.6, "36", PALETTE))
        await settle(app)

        assert (small, app.picture.size) == ((20, 10), (30, 15))


async def test_a_picture_shown_while_the_screen_is_made_is_there_at_the_first_frame() -> None:
    image = draw_ring((20, 10), 0.6, "36", PALETTE)
    app = Gallery(image)
    async with app.run_test(size=(40, 20)):
        assert plain(painted(app.picture)) == plain(Mosaic().strips(image))


async def test_only_changed_rows_are_painted_again() -> None:
    app, before = Gallery(), Image.new("RGB", (8, 12))
    async with app.run_test(size=(40, 20)):
        app.picture.show(before)
        await settle(app)
        app.picture.asked.clear()
        after = before.copy()
        after.putpixel((3, 4), (255, 255, 255))
        after.putpixel((3, 11), (255, 255, 255))
        app.picture.show(after)
        await settle(app)

        assert app.picture.asked == {2, 5}
        assert plain(painted(app.picture)) == plain(Mosaic().strips(after))


async def test_the_same_picture_again_paints_nothing() -> None:
    app, image = Gallery(), draw_ring((20, 10), 0.6, "36", PALETTE)
    async with app.run_test(size=(40, 20)):
        app.picture.show(image)
        await settle(app)
        app.picture.asked.clear()
        app.picture.show(image.copy())
        await settle(app)

        assert app.picture.asked == set()


async def test_changed_rows_are_painted_in_place_within_padding_and_border() -> None:
    app, before = Gallery(), Image.new("RGB", (8, 12))
    async with app.run_test(size=(40, 20)):
        app.picture.styles.padding = 1
        app.picture.styles.border = ("solid", "white")
        app.picture.show(before)
        await settle(app)
        after = before.copy()
        after.putpixel((3, 4), (255, 0, 0))
        app.picture.show(after)
        await settle(app)

        row = app.picture.render_lines(Region(0, 4, 12, 1))[0]
        assert row.text == "│    ▀     │"


@pytest.mark.parametrize("rung", ["quadrants", "sextants", "octants"])
async def test_a_picture_is_as_fine_as_the_app_draws_them(rung: Rung) -> None:
    app = Gallery()
    app.rung = rung
    async with app.run_test(size=(40, 20)):
        app.picture.styles.width, app.picture.styles.height = 20, 10
        await settle(app)
        image = draw_ring(app.picture.cells, 0.6, "36", PALETTE)
        app.picture.show(image)
        await settle(app)

        assert image.size == (20 * GRAIN[rung][0], 10 * GRAIN[rung][1])
        assert plain(painted(app.picture)) == plain(Mosaic(GRAIN[rung]).strips(image))


async def test_a_picture_follows_when_the_app_draws_them_finer() -> None:
    app = Gallery()
    async with app.run_test(size=(40, 20)):
        for rung in ("halves", "octants"):
            app.rung = rung
            app.picture.show(draw_ring(app.picture.cells._replace(columns=20, rows=10), 0.6, "36", PALETTE))
            await settle(app)

        assert app.picture.size == (20, 10)
        assert {cell for row in plain(painted(app.picture)) for cell, _, _ in row} > {" ", "▌"}


async def test_a_picture_on_its_own_rung_stays_there() -> None:
    app, code = Gallery(), Picture(rung="halves")
    app.rung = "octants"
    async with app.run_test(size=(40, 20)):
        await app.mount(code)

        assert (code.cells.grain, app.picture.cells.grain) == (GRAIN["halves"], GRAIN["octants"])


async def test_where_colours_are_few_pictures_are_in_half_blocks() -> None:
    app, few, none = Gallery(), Picture(colours="eight"), Picture(colours="none")
    app.rung = "octants"
    async with app.run_test(size=(40, 20)):
        await app.mount(few, none)

        assert few.cells.grain == none.cells.grain == GRAIN["halves"]


async def test_a_picture_larger_than_its_image_is_filled_with_the_background() -> None:
    app = Gallery()
    async with app.run_test(size=(40, 20)):
        app.picture.styles.width, app.picture.styles.height = 12, 8
        app.picture.show(Image.new("RGB", (4, 4), (255, 0, 0)))
        await settle(app)

        strips = painted(app.picture)
        assert [strip.cell_length for strip in strips] == [12] * 8
        assert strips[7].text == " " * 12


async def test_a_picture_smaller_than_its_image_shows_the_top_left_corner() -> None:
    app, image = Gallery(), draw_ring((20, 10), 0.6, "36", PALETTE)
    async with app.run_test(size=(40, 20)):
        app.picture.styles.width, app.picture.styles.height = 9, 4
        app.picture.show(image)
        await settle(app)

        assert plain(painted(app.picture)) == [row[:9] for row in plain(Mosaic().strips(image)[:4])]


def test_a_picture_tells_in_words_what_it_shows() -> None:
    picture, image = Picture("36 seconds left", rung="halves"), Image.new("RGB", (4, 4))
    picture.show(image)
    assert picture.alternative == "36 seconds left"
    picture.show(image, "35 seconds left")
    assert picture.alternative == "35 seconds left"


async def test_a_picture_for_a_console_of_eight_colours_paints_named_colours() -> None:
    app = Gallery(colours="eight")
    async with app.run_test():
        app.picture.show(draw_ring((10, 5), 0.5, "7", PALETTE))
        await settle(app)

        colours = {
            part.style.bgcolor.name
            for y in range(5)
            for part in app.picture.render_line(y)
            if part.style and part.style.bgcolor
        }
        assert colours <= {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}
