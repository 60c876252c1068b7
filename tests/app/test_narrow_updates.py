"""What is sent to the terminal while a picture moves."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from rich.segment import Segment
from textual.strip import Strip

from coach.app.narrow_updates import NarrowUpdate
from coach.core.library import Library
from coach.drawing.rungs import Rung
from tests.support.sessions import RIGHT, SPACE, coach, keep_routine_left_now, to_player

REDRAW = "\x0c"

CHOPS = [{0: Strip([Segment("abcd")], 4), 4: None, 6: Strip([Segment("ghij")], 4)}]
ENDS = [[4, 6, 10]]


@pytest.mark.parametrize(
    ("spans", "sent"),
    [
        ([(0, 1, 3)], "\x1b[1;2Hbc"),
        ([(0, 0, 4)], "\x1b[1;1Habcd"),
        ([(0, 2, 8)], "\x1b[1;3Hcd\x1b[1;7Hgh"),
        ([(0, 0, 1), (0, 9, 12)], "\x1b[1;1Ha\x1b[1;10Hj"),
        ([(0, 4, 6)], ""),
    ],
)
def test_only_cells_within_the_spans_are_sent(spans: list[tuple[int, int, int]], sent: str) -> None:
    update = NarrowUpdate(CHOPS, spans, ENDS)

    assert update.render_segments(Console(file=StringIO(), color_system=None)) == sent


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
