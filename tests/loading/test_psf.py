"""Console fonts: both versions of the format can be read, and what is written is read back the same."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.loading.psf import ConsoleFont, NoFontError, parsed, rows, written

BLANK, BAR = bytes(8), b"\x3c" * 8


@st.composite
def fonts(draw: st.DrawFn) -> ConsoleFont:
    width, height = draw(st.integers(1, 32)), draw(st.integers(1, 8))
    size = height * ((width + 7) // 8)
    characters = st.characters(exclude_categories=["Cs"])
    count = draw(st.integers(1, 6))
    return ConsoleFont(
        width,
        height,
        tuple(draw(st.binary(min_size=size, max_size=size)) for _ in range(count)),
        tuple(draw(st.frozensets(characters, max_size=3)) for _ in range(count)),
    )


@given(fonts())
def test_a_font_that_was_written_is_read_back_the_same(font: ConsoleFont) -> None:
    assert parsed(written(font)) == font


@given(fonts(), st.integers(1, 200))
def test_a_font_cut_short_is_never_read_as_more_than_it_holds(font: ConsoleFont, cut: int) -> None:
    whole = written(font)
    try:
        read = parsed(whole[: max(0, len(whole) - cut)])
    except NoFontError:
        return
    assert read.glyphs == font.glyphs
    assert read.characters <= font.characters


def test_a_font_of_the_first_version_is_read_with_its_characters() -> None:
    table = struct.pack("<H", 0xFFFF) * 65 + struct.pack("<4H", ord("A"), ord("\u0391"), 0xFFFE, 0xFFFF)
    table = table[:-2] + struct.pack("<3H", ord("A"), 0x301, 0xFFFF) + struct.pack("<H", 0xFFFF) * 190
    font = parsed(b"\x36\x04\x02\x08" + BLANK * 65 + BAR + BLANK * 190 + table)

    assert (font.width, font.height, len(font.glyphs)) == (8, 8, 256)
    assert font.drawn[65] == {"A", "\u0391"}
    assert font.glyph("A") == BAR
    assert rows(font, BAR) == ["..####.."] * 8


def test_a_font_without_a_table_of_characters_draws_none_that_is_known() -> None:
    assert parsed(b"\x36\x04\x00\x08" + BLANK * 256).characters == frozenset()


@pytest.mark.parametrize("raw", [b"", b"\x36\x04", b"#!/bin/sh\n", b"\x36\x04\x00\x08" + BLANK * 255])
def test_what_is_no_font_is_refused(raw: bytes) -> None:
    with pytest.raises(NoFontError):
        parsed(raw)
