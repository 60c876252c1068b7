"""Pictures of the player in real terminals, and the table of docs/terminals.md: `python -m docs.pictures.terminals`.

Needs the packages that .ci/run installs for tests/terminals, from whose support this is made.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.support.browser import PROGRAM
from tests.support.browsers import browser
from tests.support.console_picture import console_picture
from tests.support.in_browser import player_in
from tests.support.looks import rung_drawn
from tests.support.real_terminals import WINDOWS, Window, shown
from tests.support.served_pages import coach_command as served_command
from tests.support.served_pages import served
from tests.support.sessions import LOOK_S, SPACE, coach_command, keep_routine_left_now, to_player
from tests.support.shipped import shipped
from tests.support.terminal import COLOURFUL, Terminal

HERE = Path(__file__).parent / "terminals"
TABLE = Path(__file__).parent.parent / "terminals.md"
ROW = re.compile(r"(?m)^\| \[.*\n")
COLOURS = 64
"""So many colours are enough for a small file."""
WIDEST = 800


def main() -> None:
    """Make every picture anew, and write what was seen into the table."""
    rows = [in_window(window) for window in WINDOWS.values()]
    rows += [on_console(), asyncio.run(in_browser())]
    before = TABLE.read_text("utf-8")
    first = ROW.search(before)
    assert first is not None
    TABLE.write_text(before[: first.start()] + "".join(rows) + ROW.sub("", before[first.start() :]), "utf-8")


def in_window(window: Window) -> str:
    """Take a picture of a terminal's window; return its row."""
    with TemporaryDirectory() as held:
        folder = Path(held)
        keep_routine_left_now(folder / "data")
        with shown(window, coach_command(folder / "data", "--no-sound"), folder) as terminal:
            to_player(terminal, shipped())
            terminal.listen(LOOK_S)
            terminal.press(SPACE)
            terminal.wait(shipped().words("player.held"))
            picture = terminal.picture(folder)
            keep(window.name, picture.crop(picture.point(lambda value: 255 if value > 8 else 0).getbbox()))
            rung = rung_drawn(terminal.raw)
    with TemporaryDirectory() as held:
        folder = Path(held)
        with shown(window, coach_command(folder / "data", "doctor"), folder) as terminal:
            terminal.finished()
            told = re.search(r"(?m)^Pictures: (.*(?:\n(?!\w+: ).*)?)$", terminal.text)
    assert told is not None
    return row(window.name, said_by(window.version), rung, " ".join(told[1].split()))


def on_console() -> str:
    """Draw what the Linux console shows, with the kiosk's font; return its row."""
    environment = {**COLOURFUL, "TERM": "linux", "COLORTERM": None}
    with TemporaryDirectory() as held:
        keep_routine_left_now(Path(held))
        with Terminal(coach_command(Path(held), "--no-sound"), environment=environment) as terminal:
            to_player(terminal, shipped())
            keep("Linux console", console_picture(terminal.cells))
            return row("Linux console", "TERM=linux", rung_drawn(terminal.raw), "never asked; eight colours")


async def in_browser() -> str:
    """Take a picture of the page of `coach serve`; return its row."""
    assert PROGRAM is not None
    with TemporaryDirectory() as held:
        folder = Path(held)
        keep_routine_left_now(folder / "data")
        with served(served_command("--data", folder / "data", "serve")) as server:
            async with browser(server, folder) as page:
                await player_in(page, shipped())
                keep("coach serve", await page.picture())
                rung = rung_drawn(page.raw)
    return row("coach serve", said_by((PROGRAM, "--version")), rung, "never asked: a page shows characters alone")


def said_by(command: tuple[str, ...]) -> str:
    """Return the name and version that a program prints."""
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603  # named above
    return re.split(r" created| built| \+", said)[0].strip().replace("foot version:", "foot")


def keep(name: str, picture: Image.Image) -> None:
    """Keep a picture as a small file."""
    if picture.width > WIDEST:
        picture = picture.resize((WIDEST, picture.height * WIDEST // picture.width), Image.Resampling.LANCZOS)
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / f"{file_of(name)}.png", optimize=True)


def row(name: str, version: str, rung: str, why: str) -> str:
    """Return a row of the table."""
    return f"| [{name}](pictures/terminals/{file_of(name)}.png) | {version} | {rung} | {why} |\n"


def file_of(name: str) -> str:
    """Return the name of a terminal's file, without its ending."""
    return name.lower().replace(" ", "-")


if __name__ == "__main__":
    sys.exit(main())
