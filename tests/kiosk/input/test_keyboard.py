"""Which keys of a visitor's keyboard get through, in whatever bytes they come."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Key

from coach.kiosk.input.driver import KeyReader
from coach.kiosk.input.hold import HoldDetector
from coach.kiosk.input.keyboard import CHARACTERS, LISTED, KeyFilter
from tests.support.inputs import BROKEN, FOREIGN, REPORTS
from tests.support.shipped import PRESS

SENT = {
    **{key: [character.encode()] for key, character in CHARACTERS.items()},
    "full_stop": [b".", b",", b"\x1bOl", b"\x1bOn"],
    "backspace": [b"\x7f", b"\x08", b"\x1b[3~"],
    "enter": [b"\r", b"\n", b"\x1bOM"],
    "asterisk": [b"*", b"\x1bOj"],
    "plus": [b"+", b"\x1bOk"],
    "minus": [b"-", b"\x1bOm"],
    "slash": [b"/", b"\x1bOo"],
    "up": [b"\x1b[A", b"\x1bOA"],
    "down": [b"\x1b[B", b"\x1bOB"],
    "right": [b"\x1b[C", b"\x1bOC"],
    "left": [b"\x1b[D", b"\x1bOD"],
    "home": [b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"],
    "end": [b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"],
    "pageup": [b"\x1b[5~"],
    "pagedown": [b"\x1b[6~"],
    **{str(digit): [str(digit).encode(), b"\x1bO" + bytes([ord("p") + digit])] for digit in range(10)},
}
"""What keyboards and keypads send for each listed key."""
PRESSES = [(data, key) for key, forms in SENT.items() for data in forms]
DROPPED = [*FOREIGN, *REPORTS, "ö".encode(), "€".encode(), b"\xff", b"\xc3", b"\x80\x9b", b"\x9b"]
STRINGS = [b"\x1b" + bytes([start]) for start in b"]P_^X"]
ARROWS = b"ABCDHF"
PASTE, PASTE_END = b"\x1b[200~", b"\x1b[201~"
JUNK = st.lists(
    st.one_of(st.binary(max_size=40), st.sampled_from([*DROPPED, *BROKEN, *STRINGS, PASTE, PASTE_END])), max_size=12
).map(b"".join)
"""Random bytes, with more beginnings of sequences than chance would give."""


def keys(*parts: bytes) -> list[str]:
    """Return the keys in these reads."""
    kept = KeyFilter()
    return [key for part in parts for key in kept.feed(part)]


@given(JUNK)
def test_whatever_comes_only_listed_keys_get_through(data: bytes) -> None:
    assert set(keys(data)) <= LISTED


@given(JUNK, st.lists(st.integers(0, 500), max_size=6))
def test_the_same_bytes_give_the_same_keys_however_reads_split_them(data: bytes, cuts: list[int]) -> None:
    places = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]

    assert keys(*(data[start:stop] for start, stop in pairwise(places))) == keys(data)


@given(JUNK, st.sampled_from(PRESSES))
@example(PASTE, (b"1", "1"))
@example(b"\x1b]0;title", (b"\x1b[A", "up"))
def test_after_a_silence_the_next_key_gets_through_whatever_came_before(data: bytes, press: tuple[bytes, str]) -> None:
    kept = KeyFilter()
    kept.feed(data)
    kept.silence()

    assert kept.feed(press[0]) == [press[1]]


@pytest.mark.parametrize("start", [PASTE, *STRINGS, b"\x1b[", b"\x1bO", b"\x1b[1;"])
def test_an_endless_sequence_is_swallowed_and_over_after_a_silence(start: bytes) -> None:
    kept = KeyFilter()

    assert kept.feed(start + b"1" * 1_000_000) == []
    kept.silence()
    assert kept.feed(b"1") == ["1"]


def test_each_listed_key_gets_through_in_every_form_that_a_keyboard_or_keypad_sends() -> None:
    assert {data: keys(data) for data, _ in PRESSES} == {data: [key] for data, key in PRESSES}


def test_every_listed_key_has_a_form() -> None:
    assert set(SENT) == LISTED


OURS = {
    b".",
    b",",
    b"\n",
    b"\x1b[3~",
    *(data for data, _ in PRESSES if data[:2] == b"\x1bO" and data[2:] not in ARROWS),
}
"""Bytes that the kiosk names differently from Textual."""


def test_a_key_has_the_name_and_the_character_that_textual_gives_it() -> None:
    for data in [data for data, _ in PRESSES if data not in OURS]:
        textual = [event for event in XTermParser().feed(data.decode()) if isinstance(event, Key)]
        ours = [event for event in KeyReader(HoldDetector(PRESS, lambda _: None)).feed(data) if isinstance(event, Key)]

        assert [event.key for event in ours] == [event.key for event in textual], data
        if data != b"\x08":
            assert ours[0].character == (data.decode() if len(data) == 1 else None), data


def test_nothing_else_gets_through_and_the_next_key_does() -> None:
    for data in DROPPED:
        kept = KeyFilter()

        assert kept.feed(data) == [], data
        kept.silence()
        assert kept.feed(b"\x1b[B2") == ["down", "2"], data


def test_a_whole_report_leaves_the_key_behind_it_in_the_same_read() -> None:
    assert {data: keys(data + b"7") for data in REPORTS} == {data: ["7"] for data in REPORTS}


def test_a_string_ends_with_any_terminator() -> None:
    strings = [start + b"0;12\r3" + end for start in STRINGS for end in (b"\x07", b"\x1b\\", b"\x18", b"\x1a")]

    assert {string: keys(string + b"7") for string in strings} == {string: ["7"] for string in strings}


def test_nothing_in_a_paste_counts_whatever_is_in_it() -> None:
    inside = b"123\r\x1b[A\x1b[200~\x1b[20\x1b[2\x1b" + b"\xff" * 9 + b"\x1b]0;1\x07"

    assert keys(PASTE + inside + PASTE_END + b"7") == ["7"]


@pytest.mark.parametrize("key", [b"1", b"\r", b"\x7f", b" ", b"+", b"\x1b[A", b"\x1b[5~", b"\x1bOq"])
def test_alt_with_a_listed_key_is_no_listed_key(key: bytes) -> None:
    assert keys(b"\x1b" + key) == []


def test_escape_alone_is_over_after_a_silence() -> None:
    kept = KeyFilter()

    assert kept.feed(b"\x1b") == []
    kept.silence()
    assert kept.feed(b"1") == ["1"]


def test_a_key_that_breaks_off_a_sequence_acts() -> None:
    assert keys(b"\x1b[12\r", b"\x1bO\x1b[A", b"\x1b[M !\x1b[B") == ["enter", "up", "down"]
