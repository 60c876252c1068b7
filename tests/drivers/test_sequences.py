"""A terminal's bytes are split into single bytes and whole escape sequences."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.drivers.sequences import ESCAPE, PASTE_END, PASTE_START, Sequences
from tests.support.inputs import BROKEN, FOREIGN, LEGAL, REPORTS

STRINGS = [b"\x1b" + bytes([start]) for start in b"]P_^X"]
JUNK = st.lists(
    st.one_of(
        st.binary(max_size=40), st.sampled_from([*LEGAL, *FOREIGN, *REPORTS, *BROKEN, *STRINGS, PASTE_START, PASTE_END])
    ),
    max_size=12,
).map(b"".join)
"""Bytes of any kind, with sequences and their beginnings among them far more often than by chance."""
ARROW = b"\x1b[A"


def cut(*parts: bytes) -> list[bytes]:
    """Return what these reads are split into."""
    sequences = Sequences()
    return [whole for part in parts for whole in sequences.cut(part)]


@given(JUNK, st.lists(st.integers(0, 500), max_size=6))
@example(PASTE_START + b"x" + PASTE_END + b"1", [1, 2, 3, 4, 5, 6])
def test_the_same_bytes_are_cut_the_same_however_reads_split_them(data: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(place, len(data)) for place in cuts), len(data)]

    assert cut(*(data[start:stop] for start, stop in pairwise(places))) == cut(data)


@given(JUNK, st.sampled_from([b"1", b"\r", ARROW]))
@example(PASTE_START, b"1")
@example(b"\x1b]0;title", ARROW)
def test_after_a_silence_the_next_key_is_whole_whatever_came_before(data: bytes, key: bytes) -> None:
    sequences = Sequences()
    sequences.cut(data)
    sequences.silence()

    assert sequences.cut(key) == [key]


@given(JUNK)
def test_what_is_remembered_does_not_grow_with_what_comes(data: bytes) -> None:
    sequences = Sequences()
    most = 0
    for _ in range(50):
        sequences.cut(data)
        most = max(most, sum(sys.getsizeof(value) for value in vars(sequences).values()))

    assert most < 400


@pytest.mark.parametrize("start", [PASTE_START, *STRINGS, b"\x1b[", b"\x1bO", b"\x1b[1;"])
def test_an_endless_sequence_is_swallowed_in_bounded_memory(start: bytes) -> None:
    sequences = Sequences()

    assert sequences.cut(start + b"1" * 1_000_000) == []
    assert sum(sys.getsizeof(value) for value in vars(sequences).values()) < 400


def test_nothing_of_a_paste_is_there_and_all_that_stands_around_it() -> None:
    assert cut(b"a" + PASTE_START + b"x\x1b[A\xff\x1b]0;\x1b[20" + PASTE_END + b"b") == [b"a", b"b"]


@pytest.mark.parametrize("start", STRINGS)
@pytest.mark.parametrize("end", [b"\x07", b"\x18", b"\x1a"])
def test_nothing_of_what_a_terminal_answers_is_there(start: bytes, end: bytes) -> None:
    assert cut(b"a" + start + b"11;rgb:1111/2222/3333" + end + b"b") == [b"a", b"b"]


def test_a_lone_escape_waits_for_a_silence_and_comes_once() -> None:
    sequences = Sequences()

    assert sequences.cut(ESCAPE) == []
    assert sequences.silence() == ESCAPE
    assert sequences.silence() == b""


def test_an_escape_that_is_held_comes_each_time() -> None:
    assert cut(ESCAPE * 4) == [ESCAPE] * 3


def test_a_key_that_breaks_off_a_sequence_is_there() -> None:
    assert cut(b"\x1b[12\r", b"\x1bO" + ARROW) == [b"\r", ARROW]
