"""Pictures in pixels are sent once, stand where they belong, and go without a trace."""

from __future__ import annotations

from random import Random

import pytest

from coach.drivers import pixel_board
from coach.drivers.pixel_board import PixelBoard, PixelImage, Place
from tests.support.kitty_graphics import Graphics

PLACE = Place(3, 2, 10, 5)


class Board(PixelBoard):
    """A board with the terminal on which it draws."""

    def __init__(self) -> None:
        self.terminal = Graphics()
        self.told: list[str] = []
        super().__init__(self._drawn, first_id=7)

    def _drawn(self, text: str) -> None:
        self.told.append(text)
        self.terminal.feed(text.encode())


def image(colour: int = 0, size: tuple[int, int] = (60, 60)) -> PixelImage:
    return PixelImage.of(size, bytes([colour, 10, 20]) * (size[0] * size[1]))


def test_an_image_arrives_as_it_was_and_stands_in_its_place() -> None:
    board = Board()
    noise = Random(1).randbytes(60 * 60 * 3)
    board.show("figure", PixelImage.of((60, 60), noise), PLACE)

    assert [each.tobytes() for each in board.terminal.images.values()] == [noise]
    assert list(board.terminal.shown.values()) == [(3, 2, 10, 5)]


def test_a_frame_that_comes_again_is_not_sent_again() -> None:
    board = Board()
    frames = [image(1), image(2)]
    for _ in range(5):
        for frame in frames:
            board.show("figure", frame, PLACE)

    assert board.terminal.sent == 2
    assert len(board.terminal.shown) == 1
    assert max(len(told) for told in board.told[2:]) < 120


def test_the_new_frame_stands_before_the_old_one_goes() -> None:
    board = Board()
    board.show("figure", image(1), PLACE)
    board.show("figure", image(2), PLACE)

    assert 0 <= board.told[-1].index("a=p") < board.told[-1].index("a=d")


def test_a_picture_that_moves_stands_in_one_place() -> None:
    board, frame = Board(), image()
    board.show("figure", frame, PLACE)
    board.show("figure", frame, Place(0, 0, 10, 5))

    assert list(board.terminal.shown.values()) == [(0, 0, 10, 5)]
    assert board.terminal.sent == 1


def test_what_stands_already_is_not_told_again() -> None:
    board, frame = Board(), image()
    board.show("figure", frame, PLACE)
    board.show("figure", frame, PLACE)

    assert len(board.told) == 1


def test_a_hidden_picture_is_gone_and_the_other_stays() -> None:
    board = Board()
    board.show("figure", image(1), PLACE)
    board.show("ring", image(2), Place(20, 2, 5, 5))
    board.hide("figure")
    board.hide("figure")

    assert list(board.terminal.shown.values()) == [(20, 2, 5, 5)]


def test_at_the_end_the_terminal_keeps_nothing() -> None:
    board = Board()
    for colour in range(5):
        board.show("figure", image(colour), PLACE)
    board.clear()
    board.clear()

    assert not board.terminal.images
    assert not board.terminal.shown


def test_after_a_clear_a_picture_is_sent_anew() -> None:
    board, frame = Board(), image()
    board.show("figure", frame, PLACE)
    board.clear()
    board.show("figure", frame, PLACE)

    assert len(board.terminal.shown) == 1


def test_the_terminal_is_made_to_keep_so_much_and_no_more_and_what_is_shown_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    board, still = Board(), image(0)
    monkeypatch.setattr(pixel_board, "MOST_BYTES", still.weight * 4)
    board.show("ring", still, Place(20, 2, 5, 5))
    for colour in range(1, 20):
        board.show("figure", image(colour), PLACE)

        assert len(board.terminal.images) <= 4
        assert len(board.terminal.shown) == 2


def test_an_image_unpacks_to_what_it_was() -> None:
    frame = image(9)

    assert frame.rgb == bytes([9, 10, 20]) * 3600
    assert len(frame.packed) < frame.weight / 50
