"""The console fonts of the kit hold whatever the kiosk can draw, within the 256 glyphs that keep the bright colours."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from textual._border import BORDER_CHARS
from textual.scrollbar import ScrollBarRender

from coach.drawing.block_characters import CHARACTERS
from coach.drawing.rungs import GRAIN
from coach.kiosk.setup import FONTS
from coach.loading.psf import MOST_GLYPHS, ConsoleFont, parsed, rows
from coach.resources import resource
from tests.support.console_font import ALSO, SHAPES, SIGNS

CODE = Path(__file__).parents[3] / "coach"
ELSEWHERE = ("checking", "cli", "export", "loading", "storage")
"""Packages that draw nothing on a screen."""
FINE_PICTURES = CODE / "drawing" / "block_characters.py"
BORDER = re.compile(r"^\s*(?:border|outline)[\w-]*:\s*(\w+)|[;{]\s*border[\w-]*:\s*(\w+)", re.MULTILINE)
PICTURES = Path(__file__).parents[2] / "__snapshots__"
SPAN = re.compile(r"<text[^>]*>(.*?)</text>")
DASHES = "-\u2013\u2014\u2212\u2500"
SIZES = {"coach-8x16.psf": (8, 16), "coach-12x24.psf": (12, 24), "coach-16x32.psf": (16, 32)}


def font(name: str) -> ConsoleFont:
    return parsed((FONTS / name).read_bytes())


def strings(value: object) -> Iterator[str]:
    """Every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def said() -> Iterator[tuple[str, str]]:
    """Yield every text of the content, with its place."""
    for file in sorted(resource("content").rglob("*.toml")):
        for text in strings(tomllib.loads(file.read_text("utf-8"))):
            yield f"content/{file.relative_to(resource('content'))}", text


def coded() -> Iterator[tuple[str, str]]:
    """Yield every text in code that can draw, except docstrings."""
    for file in sorted(CODE.rglob("*.py")):
        if file.relative_to(CODE).parts[0] in ELSEWHERE:
            continue
        if file == FINE_PICTURES:
            # A console of eight colours draws pictures in half blocks alone.
            yield str(file.relative_to(CODE.parent)), "".join(CHARACTERS[GRAIN["halves"]])
            continue
        tree = ast.parse(file.read_text("utf-8"))
        notes = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in notes:
                yield str(file.relative_to(CODE.parent)), node.value


def framed() -> Iterator[tuple[str, str]]:
    """Yield what Textual draws for scroll bars and for the borders that the styles name."""
    yield "scroll bars", "".join((*ScrollBarRender.VERTICAL_BARS, *ScrollBarRender.HORIZONTAL_BARS))
    for file in sorted(resource("styles").glob("*.tcss")):
        for found in BORDER.finditer(file.read_text("utf-8")):
            kind = found[1] or found[2]
            lines = [rows for name, rows in BORDER_CHARS.items() if name == kind]
            yield f"styles/{file.name}: {kind}", "".join("".join(row) for line in lines for row in line)


@cache
def drawn() -> dict[str, str]:
    """Return every character that can be on screen, with one place that it comes from."""
    ellipsis = ("cut lines", "…")
    characters = {letter: place for place, text in (ellipsis, *said(), *coded(), *framed()) for letter in text}
    return {letter: place for letter, place in characters.items() if letter.isprintable() or letter == "\u00a0"}


def test_every_character_that_the_kiosk_can_draw_is_in_each_font() -> None:
    for name in SIZES:
        has = font(name).characters
        assert {letter: place for letter, place in drawn().items() if letter not in has} == {}, name


def stand_ins(shown: ConsoleFont) -> list[str]:
    """Return the visible characters that the kiosk can draw and the font lacks, or draws with another's glyph."""
    doubles = "".join(ALSO.values())
    visible = [each for each in sorted(drawn()) if not each.isspace() and each not in DASHES and each not in doubles]
    alike = Counter(shown.glyph(each) for each in visible if each in shown.characters)
    return [each for each in visible if each not in shown.characters or alike[shown.glyph(each)] > 1]


@pytest.mark.parametrize("name", SIZES)
def test_every_visible_character_that_the_kiosk_can_draw_has_a_glyph_of_its_own(name: str) -> None:
    assert stand_ins(font(name)) == []


@pytest.mark.parametrize("letter", ["▄", "▌", "ñ", "◇"])
def test_a_glyph_that_is_taken_out_or_drawn_as_a_full_block_is_found(letter: str) -> None:
    whole = font("coach-16x32.psf")
    without = replace(whole, drawn=tuple(signs - {letter} for signs in whole.drawn))
    blotted = replace(
        whole,
        glyphs=tuple(
            whole.glyph("█") if letter in signs else glyph
            for glyph, signs in zip(whole.glyphs, whole.drawn, strict=True)
        ),
    )

    assert stand_ins(without) == [letter]
    assert stand_ins(blotted) == sorted([letter, "█"])


def test_every_character_in_the_accepted_pictures_of_screens_is_in_the_font() -> None:
    texts = [text for file in PICTURES.rglob("*.svg") for text in SPAN.findall(file.read_text("utf-8"))]

    assert len(texts) > 1000
    assert set("".join(map(unescape, texts))) - font("coach-16x32.psf").characters == set()


def test_the_search_for_what_can_be_drawn_finds_content_code_scroll_bars_and_borders() -> None:
    assert {"○", "▬", "•", "▂", "▌", "▀"} <= set(drawn())


@pytest.mark.parametrize(("name", "size"), SIZES.items())
def test_a_font_has_its_size_and_no_more_glyphs_than_keep_the_bright_colours(name: str, size: tuple[int, int]) -> None:
    assert (font(name).width, font(name).height) == size
    assert len(font(name).glyphs) == MOST_GLYPHS == 256


@pytest.mark.parametrize("name", SIZES)
def test_the_glyph_that_clears_the_console_is_blank_and_letters_have_their_own_places(name: str) -> None:
    glyphs = font(name)

    assert set(glyphs.glyphs[0x20]) == {0}
    assert all(chr(number) in glyphs.drawn[number] for number in range(0x20, 0x7F))


@pytest.mark.parametrize("name", SIZES)
def test_no_two_signs_or_letters_look_the_same_but_for_dashes(name: str) -> None:
    glyphs = font(name)
    letters = [chr(number) for number in range(0x21, 0x7F)]
    signs = [each for each in (*SIGNS, *SHAPES, *letters) if each not in DASHES]

    assert len({glyphs.glyph(each) for each in signs}) == len(signs)


@pytest.mark.parametrize("name", SIZES)
def test_half_blocks_fill_their_half_and_meet(name: str) -> None:
    glyphs = font(name)
    upper, lower = rows(glyphs, glyphs.glyph("▀")), rows(glyphs, glyphs.glyph("▄"))
    full, empty = "#" * glyphs.width, "." * glyphs.width
    half = glyphs.height // 2

    assert (upper, lower) == ([full] * half + [empty] * half, [empty] * half + [full] * half)
    assert rows(glyphs, glyphs.glyph("█")) == [full] * glyphs.height


def test_the_fonts_ship_with_their_licence() -> None:
    licence = (FONTS / "LICENSE").read_text("utf-8")

    assert all(file.name in licence for file in FONTS.glob("*.psf"))
    assert {file.name for file in FONTS.iterdir()} == {*SIZES, "LICENSE"}
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
