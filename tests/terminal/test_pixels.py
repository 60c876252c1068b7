"""A terminal that shows pixels gets the player's pictures so, and keeps none where they do not belong."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from psutil import STATUS_STOPPED, Process  # type: ignore[import-untyped]  # its types are a package of their own

from coach.core.library import Library
from tests.support.answering import AnsweringTerminal
from tests.support.kitty_graphics import Graphics
from tests.support.sessions import CTRL_Q, coach_command, keep_routine_left_now, to_player
from tests.support.terminal import Terminal

BESIDE = ("figure", "ring")


@contextmanager
def playing(folder: Path, library: Library) -> Iterator[AnsweringTerminal]:
    """Open the player with its two pictures."""
    keep_routine_left_now(folder)
    with AnsweringTerminal(coach_command(folder, "--no-sound")) as terminal:
        to_player(terminal, library)
        terminal.wait_for_pictures(len(BESIDE))
        yield terminal


def _grown(terminal: Terminal, before: int) -> bool:
    return len(terminal.raw) > before


def assert_apart(graphics: Graphics, columns: int, rows: int) -> None:
    """The pictures stand inside the window, and none over another."""
    cells = [
        (x, y)
        for left, top, wide, high in graphics.shown.values()
        for x in range(left, left + wide)
        for y in range(top, top + high)
    ]
    assert len(cells) == len(set(cells)) > 0
    assert max(x for x, _ in cells) < columns
    assert max(y for _, y in cells) < rows


def test_a_dialog_takes_the_pictures_away_and_gives_them_back(tmp_path: Path, library: Library) -> None:
    with playing(tmp_path, library) as terminal:
        assert_apart(terminal.graphics, 80, 24)
        terminal.press("?")
        terminal.wait_for_pictures(0)
        terminal.press("\x1b")
        terminal.wait_for_pictures(len(BESIDE))


def test_pictures_follow_the_window(tmp_path: Path, library: Library) -> None:
    with playing(tmp_path, library) as terminal:
        before = set(terminal.graphics.shown.values())
        terminal.resize(120, 36)
        terminal.wait_until(lambda: not before & set(terminal.graphics.shown.values()), "pictures in other places")
        terminal.wait_for_pictures(len(BESIDE))
        assert_apart(terminal.graphics, 120, 36)

        terminal.resize(70, 20)
        terminal.wait_until(lambda: terminal.fits(70), "pictures in a narrow window")
        assert_apart(terminal.graphics, 70, 20)


def test_at_the_end_no_picture_is_left(tmp_path: Path, library: Library) -> None:
    with playing(tmp_path, library) as terminal:
        terminal.press(CTRL_Q)

        assert terminal.finished() == 0
        assert not terminal.graphics.images


def test_a_signal_that_ends_the_program_leaves_no_picture(tmp_path: Path, library: Library) -> None:
    with playing(tmp_path, library) as terminal:
        terminal.signal(signal.SIGTERM)

        assert terminal.finished() == 0
        assert not terminal.graphics.images


def test_a_program_in_the_background_shows_no_picture_and_back_in_front_it_does(
    tmp_path: Path, library: Library
) -> None:
    with playing(tmp_path, library) as terminal:
        terminal.signal(signal.SIGTSTP)
        terminal.wait_until(lambda: Process(terminal.pid).status() == STATUS_STOPPED, "a stop")
        terminal.wait_for_pictures(0)
        assert not terminal.graphics.images
        terminal.signal(signal.SIGCONT)

        terminal.wait_for_pictures(len(BESIDE))


def test_the_next_exercise_shows_its_own_pictures_and_one_of_each(tmp_path: Path, library: Library) -> None:
    with playing(tmp_path, library) as terminal:
        for _ in range(3):
            before = len(terminal.raw)
            terminal.press("\x1b[C")
            terminal.wait_until(partial(_grown, terminal, before), "what the next step draws")
            terminal.wait_for_pictures(len(BESIDE))

        assert_apart(terminal.graphics, 80, 24)
