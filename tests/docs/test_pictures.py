"""The README's pictures: blocks are drawn exactly, and each picture is there, whole and small."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image
from pyte.screens import Char

from coach.drawing.block_characters import CHARACTERS
from coach.drawing.rungs import GRAIN, IN_CELLS, Rung
from docs.pictures.cells import FONTS, HEIGHT, WIDTH, ScreenPainter
from docs.pictures.make import CHECK, FILM, FOLDER, PLAYER, SUMMARY, Film

ROOT = Path(__file__).parents[2]
INK, GROUND = (255, 0, 0), (0, 0, 255)
MOST_BYTES = 2_000_000

needs_font = pytest.mark.skipif(not FONTS.is_dir(), reason="draws letters with Debian's fonts-dejavu-core")


def cells(text: str, **style: bool) -> list[list[Char]]:
    return [[Char(sign, fg="ff0000", bg="0000ff", **style) for sign in line] for line in text.splitlines()]


def colours(image: Image.Image, box: Sequence[float]) -> set[object]:
    """Return the colours in a part of a picture."""
    part = image.crop(tuple(round(edge) for edge in box))  # type: ignore[arg-type]
    return {colour for _, colour in part.getcolors(1 << 16) or ()}


@needs_font
@pytest.mark.parametrize("rung", IN_CELLS)
def test_each_block_has_ink_on_its_dots_and_nowhere_else(rung: Rung) -> None:
    across, down = GRAIN[rung]
    painter = ScreenPainter()
    for pattern, sign in enumerate(CHARACTERS[GRAIN[rung]]):
        image = painter.drawn(cells(sign))
        for dot in range(across * down):
            y, x = divmod(dot, across)
            middle = round((x + 0.5) * WIDTH / across), round((y + 0.5) * HEIGHT / down)
            assert image.getpixel(middle) == (INK if pattern >> dot & 1 else GROUND), (sign, dot)


@needs_font
def test_letters_are_drawn_in_their_own_cell_and_reversed_where_the_terminal_reverses() -> None:
    plain, turned = (ScreenPainter().drawn(cells("A \n  ", reverse=reverse)) for reverse in (False, True))

    assert plain.size == (2 * WIDTH, 2 * HEIGHT)
    assert len(colours(plain, (0, 0, WIDTH, HEIGHT))) > 1
    assert colours(plain, (0, HEIGHT, 2 * WIDTH, 2 * HEIGHT)) == {GROUND}
    assert colours(turned, (0, HEIGHT, 2 * WIDTH, 2 * HEIGHT)) == {INK}


@needs_font
def test_a_film_keeps_its_frames_for_as_long_as_they_were_shown(tmp_path: Path) -> None:
    film = Film()
    for text, seconds in (("A█", 0.5), ("A█", 0.5), ("B▀", 2.0)):
        film.show(cells(text), seconds)
    film.keep(tmp_path / "film.gif")

    with Image.open(tmp_path / "film.gif") as image:
        lengths = []
        for number in range(2):
            image.seek(number)
            lengths.append(image.info["duration"])
        assert getattr(image, "n_frames", 1) == 2
    assert lengths == [1000, 2000]


def test_each_picture_of_the_readme_is_there_and_those_that_the_script_makes_are_shown() -> None:
    shown = re.findall(r"!\[[^]]+\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))

    assert {f"docs/pictures/{name}" for name in (FILM, CHECK, PLAYER, SUMMARY)} <= set(shown)
    assert all((ROOT / name).is_file() for name in shown)


def test_the_moving_picture_is_small_and_shows_a_whole_visit_in_less_than_a_minute() -> None:
    file = FOLDER / FILM
    with Image.open(file) as image:
        seconds = 0.0
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            seconds += image.info["duration"] / 1000

    assert file.stat().st_size < MOST_BYTES
    assert 20 < seconds < 60
