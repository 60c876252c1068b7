"""The limits of a served page hold whatever it asks for or sends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.drivers.page_limits import LONGEST_KEY, MOST_COLUMNS, MOST_ROWS, bounded, is_key


@given(st.integers(), st.integers())
def test_no_page_is_larger_than_a_very_large_screen_or_has_no_cell(columns: int, rows: int) -> None:
    width, height = bounded(columns, rows)
    assert 1 <= width <= MOST_COLUMNS
    assert 1 <= height <= MOST_ROWS


@pytest.mark.parametrize("key", ["1", "\r", "\x1b", "\x1b[A", "\x1bOp", "\x1b[1;5C", "\x7f", "é"])
def test_what_a_key_sends_is_a_key(key: str) -> None:
    assert is_key(key)


@pytest.mark.parametrize("text", ["", "22", "yes", "\x1b[200~2\x1b[201~", "\x1b" + "2" * LONGEST_KEY])
def test_what_no_key_sends_is_none(text: str) -> None:
    assert not is_key(text)
