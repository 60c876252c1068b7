"""In real terminals the player's pictures reach the rung that is right there, and look as they should."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import mean

import pytest

from coach.core.library import Library
from coach.drawing.rungs import Rung
from tests.support.browser import needs_browser
from tests.support.browsers import browser
from tests.support.console_picture import console_picture
from tests.support.in_browser import player_in
from tests.support.kitty_graphics import Graphics
from tests.support.looks import blocks_wrong, pixels_wrong, rung_drawn, share_of
from tests.support.real_terminals import TMUX, WINDOWS, ShownTerminal, shown, skip_where_missing
from tests.support.served_pages import coach_command as served_command
from tests.support.served_pages import served
from tests.support.sessions import LOOK_S, SPACE, coach_command, keep_routine_left_now, to_player
from tests.support.terminal import COLOURFUL, Terminal

pytestmark = pytest.mark.long

ACCENT = (0x5F, 0xC9, 0xB8)
"""The dark theme's colour of what works."""
READY = (0xF3, 0xB9, 0x5F)
"""The dark theme's colour of the ring before an exercise."""
LEAST_ACCENT = 0.0003
"""A part of the window that one arm of a figure is sure to fill."""
MOST_WRONG = 6.0
"""A letter in place of a block, or none, is many times as far from right."""


@contextmanager
def playing(name: str, folder: Path, library: Library, *arguments: str) -> Iterator[ShownTerminal]:
    """Open the coach in the player, at the start of the first exercise, in a window of its own."""
    window = WINDOWS[name]
    skip_where_missing(window)
    keep_routine_left_now(folder / "data")
    command = coach_command(folder / "data", "--no-sound", *arguments)
    with shown(window, command, folder, COLORTERM="truecolor") as terminal:
        to_player(terminal, library)
        yield terminal


@pytest.mark.parametrize(
    ("name", "rung"), [("kitty", "pixels"), ("foot", "sextants"), ("xterm", "halves"), ("tmux in kitty", "halves")]
)
def test_each_terminal_gets_the_finest_pictures_that_are_right_on_it(
    tmp_path: Path, library: Library, name: str, rung: Rung
) -> None:
    with playing(name, tmp_path, library) as terminal:
        terminal.wait_until(lambda: rung_drawn(terminal.raw) == rung, f"pictures on {rung}")
        terminal.listen(1.0)

        assert rung_drawn(terminal.raw) == rung


@pytest.mark.parametrize("name", ["foot", "xterm"])
def test_the_blocks_of_pictures_are_no_letters_and_have_their_colours(
    tmp_path: Path, library: Library, name: str
) -> None:
    with playing(name, tmp_path, library) as terminal:
        terminal.listen(LOOK_S)
        terminal.press(SPACE)
        terminal.wait(library.words("player.held"))
        picture = terminal.picture(tmp_path)
        wrong = list(blocks_wrong(terminal.cells, picture, terminal.cell_size))

    assert len(wrong) > 40
    assert mean(wrong) < MOST_WRONG
    assert share_of(picture, ACCENT) > LEAST_ACCENT


def test_in_tmux_the_title_stays_as_it_was(tmp_path: Path, library: Library) -> None:
    with playing("tmux in xterm", tmp_path, library):
        told = subprocess.run([*TMUX, "display-message", "-p", "#T"], capture_output=True, text=True, check=True)

    assert "a=q" not in told.stdout


def test_pixels_stand_in_their_place_as_they_were_sent(tmp_path: Path, library: Library) -> None:
    with playing("kitty", tmp_path, library) as terminal:
        terminal.wait_until(lambda: rung_drawn(terminal.raw) == "pixels", "pixels")
        terminal.listen(LOOK_S)
        terminal.press(SPACE)
        terminal.wait(library.words("player.held"))
        picture = terminal.picture(tmp_path)
        graphics = Graphics()
        graphics.feed(terminal.raw)
        wrong = pixels_wrong(graphics, picture, terminal.cell_size)

    assert len(wrong) == 2
    assert max(wrong) < MOST_WRONG
    assert share_of(picture, ACCENT) > LEAST_ACCENT


def test_pixels_leave_no_trace_behind_a_dialog(tmp_path: Path, library: Library) -> None:
    with playing("kitty", tmp_path, library) as terminal:
        terminal.wait_until(lambda: rung_drawn(terminal.raw) == "pixels", "pixels")
        assert share_of(terminal.picture(tmp_path), READY) > LEAST_ACCENT
        terminal.press("?")
        terminal.wait(library.words("help.where"))
        picture = terminal.picture(tmp_path)

    assert share_of(picture, READY) == 0


@needs_browser
async def test_in_a_browser_pictures_are_half_blocks(tmp_path: Path, library: Library) -> None:
    keep_routine_left_now(tmp_path / "data")
    with served(served_command("--data", tmp_path / "data", "serve")) as server:
        async with browser(server, tmp_path) as page:
            await player_in(page, library)
            picture = await page.picture()

    assert rung_drawn(page.raw) == "halves"
    assert share_of(picture, READY) + share_of(picture, ACCENT) > LEAST_ACCENT


def test_the_linux_console_has_every_sign_of_the_player(tmp_path: Path, library: Library) -> None:
    keep_routine_left_now(tmp_path)
    environment = {**COLOURFUL, "TERM": "linux", "COLORTERM": None}
    with Terminal(coach_command(tmp_path, "--no-sound"), environment=environment) as terminal:
        to_player(terminal, library)

        assert rung_drawn(terminal.raw) == "halves"
        assert share_of(console_picture(terminal.cells), (0, 170, 170)) > LEAST_ACCENT
