"""What is drawn and sent to the terminal when a part of the screen changes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Static

from coach.core.library import Library
from coach.drawing.rungs import Rung
from coach.screens.narrow_updates import NarrowUpdate, Part
from coach.screens.screen_fixes import FixedScreen
from tests.support.sessions import RIGHT, SPACE, coach, keep_routine_left_now, to_player
from tests.support.settling import settle

REDRAW = "\x0c"

SIZE = 40, 12
Cells = dict[tuple[int, int], tuple[str, Style | None]]
"""The sign and the style of each cell, by its row and column."""


class Counting(Static):
    """Counts how often it is drawn."""

    drawn = 0

    def render_lines(self, crop: Region) -> list[Strip]:
        """Count, and draw."""
        self.drawn += 1
        return super().render_lines(crop)


class Stacked(FixedScreen[None]):
    """A text that fills the screen, with one over it, and one that is half out of sight."""

    CSS = """
    Stacked { layers: usual above; }
    .beneath { height: 12; }
    .over { layer: above; offset: 7 2; width: 20; height: 5; }
    .scrolled { layer: above; offset: 33 8; width: 20; height: 9; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.beneath = Counting("beneath " * 60, classes="beneath")
        self.over = Static("over " * 40, classes="over")
        self.scrolled = Static("scrolled " * 40, classes="scrolled")

    def compose(self) -> ComposeResult:
        """Yield the three."""
        yield self.beneath
        yield self.over
        yield self.scrolled

    def whole(self) -> Cells:
        """Return all cells."""
        return _cells(Part(row, 0, strip) for row, strip in enumerate(self._compositor.render_strips()))

    def sent(self, *changed: Region) -> Cells:
        """Return the cells of the update that follows a change of some places."""
        self._compositor._dirty_regions.update(changed)
        update = self._compositor.render_partial_update()
        assert update is None or isinstance(update, NarrowUpdate)
        return {} if update is None else _cells(update.parts)


def _cells(parts: Iterable[Part]) -> Cells:
    """Return the cells of parts, none of which holds a cell of another."""
    cells: Cells = {}
    for row, column, strip in parts:
        signs = [(sign, segment.style) for segment in strip for sign in segment.text]
        there = {(row, column + along): each for along, each in enumerate(signs)}
        assert not cells.keys() & there.keys()
        cells |= there
    return cells


@asynccontextmanager
async def stacked() -> AsyncIterator[Stacked]:
    """Run an app with that screen."""
    app, screen = App[None](), Stacked()
    async with app.run_test(size=SIZE):
        await app.push_screen(screen)
        await settle(app)
        screen._compositor._dirty_regions.clear()
        yield screen


places = st.builds(Region, st.integers(0, 39), st.integers(0, 11), st.integers(1, 45), st.integers(1, 14))


@settings(max_examples=40)
@given(st.lists(places, min_size=1, max_size=5))
def test_an_update_holds_just_the_cells_that_changed_as_a_whole_redraw_shows_them(changed: list[Region]) -> None:
    async def check() -> None:
        async with stacked() as screen:
            whole = screen.whole()
            within = {cell for cell in whole if any(each.contains(*reversed(cell)) for each in changed)}
            assert screen.sent(*changed) == {cell: whole[cell] for cell in within}
            assert screen.sent() == {}

    asyncio.run(check())


async def test_what_another_widget_covers_is_not_drawn() -> None:
    async with stacked() as screen:
        before = screen.beneath.drawn
        assert screen.sent(screen.over.region)
        assert screen.beneath.drawn == before
        assert screen.sent(screen.over.region.grow((0, 1, 0, 0)))
        assert screen.beneath.drawn == before + 1


def test_each_part_is_sent_to_where_it_stands() -> None:
    update = NarrowUpdate([Part(0, 3, Strip([Segment("cd")], 2)), Part(4, 0, Strip([Segment("gh")], 2))])
    console = Console(file=StringIO(), color_system=None)

    assert update.render_segments(console) == "\x1b[1;4Hcd\x1b[5;1Hgh"


@pytest.mark.whole
@pytest.mark.parametrize("rung", ["halves", "octants"])
def test_what_moved_stands_on_the_terminal_as_a_whole_redraw_shows_it(
    tmp_path: Path, library: Library, rung: Rung
) -> None:
    keep_routine_left_now(tmp_path)
    with coach(tmp_path, "--no-sound", "--pictures", rung) as terminal:
        to_player(terminal, library)
        terminal.press(RIGHT)
        terminal.wait_until(lambda: library.words("player.ready") not in terminal.text, "work")
        terminal.listen(1.5)
        terminal.press(SPACE)
        terminal.wait(library.words("player.paused"))
        terminal.settle()
        moved = terminal.cells
        before = len(terminal.raw)
        terminal.press(REDRAW)
        terminal.wait_until(lambda: len(terminal.raw) > before, "the redraw")
        terminal.settle()

        assert terminal.cells == moved
