"""The picture widget: it shows what it was given and redraws what changed."""

from __future__ import annotations

from PIL import Image
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from coach.drawing.halfblocks import HalfBlocks
from coach.drawing.palette import Palette
from coach.drawing.ring import draw_ring
from coach.widgets.picture import Picture
from tests.support.settling import settle

PALETTE = Palette(ground="#101418", track="#27313a", accent="#5fc7b8", ink="#e8edf0")


class WatchedPicture(Picture):
    """A picture that notes which rows Textual asked it for."""

    def __init__(self) -> None:
        super().__init__("a ring")
        self.asked: set[int] = set()

    def render_line(self, y: int) -> Strip:
        """Return the row, and note that it was asked for."""
        self.asked.add(y)
        return super().render_line(y)


class Gallery(App[None]):
    """An app with one picture."""

    CSS = "Picture { width: auto; height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self.picture = WatchedPicture()

    def compose(self) -> ComposeResult:
        """The picture alone."""
        yield self.picture


def painted(picture: Picture) -> list[Strip]:
    """What the widget has put on the screen."""
    return picture.render_lines(Region(0, 0, *picture.size))


def plain(strips: list[Strip]) -> list[list[tuple[str, object, object]]]:
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

        assert plain(painted(app.picture)) == plain(HalfBlocks().strips(image))


async def test_a_picture_is_as_large_as_its_image() -> None:
    app = Gallery()
    async with app.run_test(size=(80, 24)):
        app.picture.show(draw_ring((20, 10), 0.6, "36", PALETTE))
        await settle(app)
        small = app.picture.size
        app.picture.show(draw_ring((30, 15), 0.6, "36", PALETTE))
        await settle(app)

        assert (small, app.picture.size) == ((20, 10), (30, 15))


async def test_a_picture_shown_before_the_app_runs_is_there_at_the_first_frame() -> None:
    app, image = Gallery(), draw_ring((20, 10), 0.6, "36", PALETTE)
    app.picture.show(image)
    async with app.run_test(size=(40, 20)):
        assert plain(painted(app.picture)) == plain(HalfBlocks().strips(image))


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
        assert plain(painted(app.picture)) == plain(HalfBlocks().strips(after))


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

        assert plain(painted(app.picture)) == [row[:9] for row in plain(HalfBlocks().strips(image)[:4])]


def test_a_picture_tells_in_words_what_it_shows() -> None:
    picture, image = Picture("36 seconds left"), Image.new("RGB", (4, 4))
    picture.show(image)
    assert picture.alternative == "36 seconds left"
    picture.show(image, "35 seconds left")
    assert picture.alternative == "35 seconds left"


async def test_a_picture_for_a_console_of_eight_colours_paints_named_colours() -> None:
    picture = Picture(colours="eight")
    picture.show(draw_ring((10, 5), 0.5, "7", PALETTE))

    colours = {
        part.style.bgcolor.name
        for y in range(5)
        for part in picture.render_line(y)
        if part.style and part.style.bgcolor
    }
    assert colours <= {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}
