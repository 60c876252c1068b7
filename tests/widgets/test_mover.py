"""The moving figure on the welcome screen: it follows the clock, one movement after the other, or stands still."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult

from coach.drawing.palette import Palette
from coach.widgets.base_app import BaseApp
from coach.widgets.mover import ROUNDS, Mover
from tests.support.clocks import FakeClock
from tests.support.settling import settle
from tests.support.shipped import shipped

PALETTE = Palette(ground="#0b0e11", track="#2b343b", accent="#6fd8c7", ink="#f2f5f6")
SIZE = (60, 20)


class Stage(BaseApp):
    """An app with a mover of two figures."""

    CSS = "Mover { width: 1fr; height: 1fr; }"

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        library = shipped()
        self.figures = list(library.figures.values())[:2]
        self.mover = Mover(self.figures, library.poses, clock, PALETTE, "all")

    def compose(self) -> ComposeResult:
        yield self.mover


async def test_the_figure_moves_by_the_clock_and_only_by_the_clock() -> None:
    clock = FakeClock(50.0)
    app = Stage(clock)
    async with app.run_test(size=SIZE):
        await settle(app)
        app.mover.look()
        first = app.mover.image
        app.mover.look()
        assert app.mover.image is first
        clock.advance(app.figures[0].loop_s / 3)
        app.mover.look()
        assert app.mover.image is not first


async def test_each_movement_is_shown_some_rounds_before_the_next_and_the_first_comes_again() -> None:
    clock = FakeClock(50.0)
    app = Stage(clock)
    async with app.run_test(size=SIZE):
        await settle(app)
        one, two = app.figures
        seen = []
        for seconds in (0.1, ROUNDS * one.loop_s, ROUNDS * two.loop_s):
            clock.advance(seconds)
            app.mover.look()
            seen.append(app.mover.alternative)
        assert seen == [one.words, two.words, one.words]


async def test_a_movement_that_came_before_is_drawn_once_and_kept() -> None:
    clock = FakeClock(0.0)
    app = Stage(clock)
    async with app.run_test(size=SIZE):
        await settle(app)
        app.mover.look()
        first = app.mover.image
        clock.advance(sum(ROUNDS * figure.loop_s for figure in app.figures))
        app.mover.look()
        assert app.mover.image is first


async def test_nothing_moves_where_animation_is_off() -> None:
    clock = FakeClock(50.0)
    app = Stage(clock)
    app.animation_level = "none"
    async with app.run_test(size=SIZE):
        await settle(app)
        app.mover.look()
        still = app.mover.image
        assert still is not None
        clock.advance(100)
        app.mover.look()
        assert app.mover.image is still


@pytest.mark.parametrize("size", [(19, 20), (60, 7)])
async def test_where_there_is_no_room_nothing_is_drawn(size: tuple[int, int]) -> None:
    app = Stage(FakeClock())
    async with app.run_test(size=size):
        await settle(app)
        app.mover.look()
        assert app.mover.image is None
