"""Pictures in pixels stand only where they are whole and nothing lies over them; elsewhere characters show them."""

from __future__ import annotations

from PIL import Image
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.app.terminal_app import TerminalApp
from coach.drawing.rungs import GRAIN
from coach.drivers.pixel_board import PixelBoard
from coach.widgets.chart import Chart
from coach.widgets.picture import Picture
from coach.widgets.pixel_pictures import PixelPictures
from tests.support.kitty_graphics import Graphics
from tests.support.settling import settle

SIZE = (40, 16)


class Dialog(ModalScreen[None]):
    """A dialog in the middle of the screen."""

    CSS = "Dialog { align: center middle; } Dialog Static { width: 10; height: 3; }"

    def compose(self) -> ComposeResult:
        yield Static("a dialog")


class Wall(TerminalApp):
    """An app that shows two pictures of ten by four cells in pixels, in a list that can be scrolled."""

    CSS = """
    Screen { layers: below above; }
    Picture { width: auto; height: auto; }
    #note { layer: above; width: 12; height: 2; offset: 4 2; display: none; }
    #tail { height: 20; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.graphics = Graphics()
        board = PixelBoard(lambda text: self.graphics.feed(text.encode()), first_id=1)
        self.rung, self.characters = "pixels", "sextants"
        self.pixel_pictures = PixelPictures(board)
        self.upper, self.lower = Picture("upper"), Picture("lower")

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield self.upper
            yield self.lower
            yield Static(id="tail")
        yield Static("a note", id="note")

    async def draw(self, colour: str = "red") -> None:
        """Show an image of this colour in both pictures."""
        for picture in (self.upper, self.lower):
            picture.show(image(colour))
        await settle(self)

    @property
    def rows(self) -> list[int]:
        """The first row of each picture that stands in pixels."""
        return sorted(row for _, row, _, _ in self.graphics.shown.values())


def image(colour: str, columns: int = 10, rows: int = 4) -> Image.Image:
    across, down = GRAIN["pixels"]
    return Image.new("RGB", (columns * across, rows * down), colour)


async def test_pictures_stand_where_their_widgets_are() -> None:
    app = Wall()
    async with app.run_test(size=SIZE):
        await app.draw()

        assert sorted(app.graphics.shown.values()) == [(0, 0, 10, 4), (0, 4, 10, 4)]


async def test_a_new_image_is_shown_without_drawing_a_cell() -> None:
    app = Wall()
    async with app.run_test(size=SIZE):
        await app.draw()
        in_characters = app.upper.image
        await app.draw("blue")

        shown = [app.graphics.images[number].getpixel((0, 0)) for number in app.graphics.shown]
        assert shown == [(0, 0, 255)] * 2
        assert app.upper.image is in_characters


async def test_what_lies_over_a_picture_takes_it_away_and_only_it_until_it_has_gone() -> None:
    app = Wall()
    async with app.run_test(size=SIZE):
        await app.draw()
        await app.draw("blue")
        note = app.query_one("#note")
        note.display = True
        await settle(app)

        assert app.rows == [4]
        assert app.upper.image is not None
        assert app.upper.image.getpixel((0, 0)) == (0, 0, 255)

        note.display = False
        await settle(app)

        assert app.rows == [0, 4]


async def test_a_dialog_takes_all_pictures_away_until_it_is_closed() -> None:
    app = Wall()
    async with app.run_test(size=SIZE) as pilot:
        await app.draw()
        dialog = Dialog()
        await app.push_screen(dialog)
        await settle(app)

        assert app.rows == []

        dialog.dismiss()
        await pilot.pause()
        await settle(app)

        assert app.rows == [0, 4]


async def test_a_picture_that_is_scrolled_stands_in_pixels_as_long_as_it_is_whole() -> None:
    app = Wall()
    async with app.run_test(size=SIZE):
        await app.draw()
        app.query_one(VerticalScroll).scroll_to(y=2, animate=False)
        await settle(app)

        assert app.rows == [2]


async def test_a_notice_in_the_corner_leaves_pictures_that_it_does_not_touch() -> None:
    app = Wall()
    async with app.run_test(size=SIZE):
        await app.draw()
        app.notify("done")
        await settle(app)

        assert app.rows == [0, 4]


async def test_a_picture_that_is_removed_leaves_nothing() -> None:
    app = Wall()
    async with app.run_test(size=SIZE):
        await app.draw()
        await app.upper.remove()
        await settle(app)

        assert app.rows == [0]


async def test_a_picture_of_another_size_stands_in_its_new_cells() -> None:
    app = Wall()
    async with app.run_test(size=SIZE):
        await app.draw()
        app.upper.show(image("green", rows=6))
        await settle(app)

        assert sorted(app.graphics.shown.values()) == [(0, 0, 10, 6), (0, 6, 10, 4)]


async def test_a_picture_with_words_on_it_is_drawn_in_characters() -> None:
    class Marked(Wall):
        def __init__(self) -> None:
            super().__init__()
            self.upper = Chart()

    app = Marked()
    async with app.run_test(size=SIZE):
        assert app.upper.cells.grain == GRAIN["sextants"]
        assert app.lower.cells.grain == GRAIN["pixels"]
