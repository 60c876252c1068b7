"""Control characters: none reaches a terminal or a document, and all other text is unchanged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.controls import controls_in, visible, without_controls
from coach.core.errors import CoachError, ContentError, Problem
from tests.support.controls import obeyed


@given(st.text(st.characters()))
def test_nothing_that_a_terminal_would_obey_is_left(text: str) -> None:
    assert obeyed(visible(text)) == []
    assert obeyed(visible(text, lines=True), "\n\t") == []
    assert obeyed(without_controls(text), "\n\t") == []


@given(st.text(st.characters()))
def test_text_without_control_characters_is_unchanged_and_escaping_twice_is_the_same_as_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    if not obeyed(text) and not any(controls_in(text)):
        assert visible(text) == without_controls(text) == text


@pytest.mark.parametrize("text", ["Größe", "日本語", "שלום", "नमस्ते", "▲♦■▀▄█", "👩\u200d⚕️", "co\u00adop"])
def test_words_of_any_script_are_shown_as_they_are(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b]52;c;aGk=\x07", r"\x1b]52;c;aGk=\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("a\u202eb", r"a\u202eb"),
        ("a\nb\r", r"a\x0ab\x0d"),
        ("\udcff", r"\xff"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_a_control_character_is_shown_as_its_number(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_each_place_in_a_table_is_named_keys_included() -> None:
    table = {"a": ["fine\n", {"b": "\x1b"}], "c\x9b": 1, "d": ("\u202e",)}

    assert list(controls_in(table)) == [
        (("a", 1, "b"), "\x1b"),
        (("c\x9b",), "\x9b"),
        (("d", 0), "\u202e"),
    ]


def test_an_error_is_one_line_whatever_is_named_in_it() -> None:
    assert str(CoachError("no file a\n\x1b[2Jb")) == r"no file a\x0a\x1b[2Jb"
    problem = Problem("a\n.toml", 1, "k\x9b", "no\x1b")
    assert str(ContentError((problem, problem))).splitlines() == [str(problem)] * 2
