"""`coach doctor --pictures`: shows one exercise on every rung of pictures, and remembers the last that looks right."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console
from textual.strip import Strip

from coach.cli.output import write_drawing, write_result
from coach.core.figure.motion import Motion
from coach.drawing.mosaic import Mosaic
from coach.drawing.rungs import GRAIN, IN_CELLS, Cells, Rung
from coach.storage.settings import read_settings, write_settings
from coach.themes import THEMES, palette_of, theme_for

if TYPE_CHECKING:
    from pathlib import Path

    from coach.core.library import Library

EXERCISE = "bridge"
"""Its figure has slopes, bends and a round head, in which rungs differ."""
COLUMNS, ROWS = 28, 7
"""The size of each picture: four of them and the question fit the smallest window."""
GAP = 2
"""Columns between two pictures."""


def choose_pictures(library: Library, folder: Path) -> None:
    """Show the pictures, ask for the last that looks right, and keep the answer in the settings of a data folder.

    An empty answer lets the program choose by itself from now on.

    Raises:
        KeyboardInterrupt: There is no answer to read.
        StorageError: The choice cannot be saved.
    """
    words = library.words
    before = read_settings(folder)
    write_result(words("doctor.pictures-look"))
    numbered = list(enumerate(IN_CELLS, 1))
    for pair in (numbered[start : start + 2] for start in range(0, len(numbered), 2)):
        names = (f"{number} {words(f'doctor.rung-{rung}')}".ljust(COLUMNS + GAP) for number, rung in pair)
        write_result("".join(names).rstrip())
        _write_pictures(_drawn(library, rung, before.theme) for _, rung in pair)
    write_result(words("doctor.pictures-ask"))
    write_result(words("doctor.pictures-or"), end=" ")
    rung = _answered(words("doctor.pictures-again", most=len(IN_CELLS)))
    write_settings(folder, replace(before, pictures=rung), before)
    name = words(f"doctor.rung-{rung}") if rung else ""
    write_result(words("doctor.pictures-kept", rung=name) if rung else words("doctor.pictures-free"))


def _drawn(library: Library, rung: Rung, theme: str | None) -> Sequence[Strip]:
    """Return the exercise's figure on a rung, in the colours of a theme."""
    from coach.drawing.figure import draw_figure

    motion = Motion(library.figures[EXERCISE], library.poses)
    palette = palette_of(next(each for each in THEMES if each.name == theme_for(theme, None)))
    image = draw_figure(Cells(COLUMNS, ROWS, GRAIN[rung]), motion, motion.still(), palette)
    return Mosaic(GRAIN[rung]).strips(image)


def _write_pictures(pictures: Iterable[Sequence[Strip]]) -> None:
    """Write pictures side by side, in as many colours as the terminal says that it has."""
    console = Console(file=sys.stdout, force_terminal=True)
    for strips in zip(*pictures, strict=True):
        write_drawing((" " * GAP).join(strip.render(console) for strip in strips))


def _answered(again: str) -> Rung | None:
    """Return the rung whose number is typed, or None for an empty line; anything else is asked for again."""
    while line := sys.stdin.readline():
        number = line.strip()
        if not number:
            return None
        if number in map(str, range(1, len(IN_CELLS) + 1)):
            return IN_CELLS[int(number) - 1]
        write_result(again, end=" ")
    raise KeyboardInterrupt
