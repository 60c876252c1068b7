"""A terminal's bytes become key events: every key does, and nothing else."""

from __future__ import annotations

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.events import AppBlur, AppFocus, Key, MouseDown, MouseEvent, MouseScrollDown, MouseUp
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from coach.drivers.keys import TextReader
from tests.support.cases import in_turn
from tests.support.inputs import REPORTS
from tests.support.seeds import new_seed
from tests.support.sequences import sequences

SOME, ALL = 5_000, 2_000_000
ALLOWED = (Key, AppFocus, AppBlur, TerminalSupportsSynchronizedOutput)
PASTE, PASTE_END = b"\x1b[200~", b"\x1b[201~"


def read(*parts: bytes, silence: bool = True) -> list[Message]:
    """The events of these reads, with a silence after the last."""
    reader = TextReader()
    events = [event for part in parts for event in reader.feed(part)]
    return [*events, *reader.silence()] if silence else events


def keys(*parts: bytes) -> list[str]:
    return [event.key for event in read(*parts) if isinstance(event, Key)]


def reads(count: int, *, mouse: bool = False) -> None:
    """Read so many sequences by chance, and after each a key that must act."""
    reader = TextReader(mouse=mouse)
    for sequence in sequences(new_seed(), count):
        events = [*reader.feed(sequence), *reader.silence(), *reader.feed(b"\x1b[A")]
        assert all(isinstance(event, (*ALLOWED, MouseEvent) if mouse else ALLOWED) for event in events), sequence
        assert isinstance(events[-1], Key), sequence
        assert events[-1].key == "up", sequence


def test_whatever_a_terminal_sends_is_read_or_left_out_and_the_next_key_acts() -> None:
    reads(SOME)


def test_with_a_mouse_too_whatever_a_terminal_sends_is_read_or_left_out() -> None:
    reads(SOME, mouse=True)


def test_a_button_that_is_pressed_and_let_go_and_the_wheel_are_read_where_the_mouse_acts() -> None:
    reader = TextReader(mouse=True)
    events = list(reader.feed(b"\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<65;10;5M"))

    assert [type(each) for each in events] == [MouseDown, MouseUp, MouseScrollDown]
    assert [(each.x, each.y) for each in events if isinstance(each, MouseEvent)] == [(9, 4)] * 3


def test_without_a_mouse_its_reports_are_left_out() -> None:
    assert read(b"\x1b[<0;10;5M", b"\x1b[<0;10;5m") == []


@pytest.mark.exhaustive
def test_two_million_sequences_are_read_or_left_out_and_the_next_key_acts() -> None:
    reads(ALL)


@pytest.mark.parametrize(
    "sequence",
    [
        *(b"\x1b[1114112u", b"\x1b[2147483648u", b"\x1b[::C", b"\x1b[0;2;99999999P", b"\x1b[55296u"),
        *(b"\x1b[97;1;1114112u", b"\x1b[97;99999999999u", b"\x1b[48;99999;99999;1;1t", b"\x1b[201~"),
        *(b"\x1b[24;80R", b"\x1b[?1u", b"\x1b[<0;1;1M", b"\x1b[M !!", b"\x1b[1;1;1;1;1;1u", b"\x1b[57441;2u"),
        *(b"\x1b[" + b"1" * 300 + b"u", b"\x1b[1;9", b"\x1b[12:", b"\x1bO", b"\x1b]52;c;MTIz\x07", b"\x1bP12\x1b\\"),
        *("\x1bä".encode(), b"\xff", b"\xc3", b"\xe2\x82", b"\x80\x81", b"\xf5\xf6", b"\xc2\x85", "\u202e".encode()),
    ],
)
def test_what_is_no_key_is_left_out_and_types_nothing(sequence: bytes) -> None:
    assert keys(sequence) == []
    assert keys(sequence + b"\x1b[B") in (["down"], [])


@in_turn(REPORTS)
def test_what_a_terminal_says_of_itself_is_no_key(report: bytes) -> None:
    assert keys(report + b"7") == ["7"]


@pytest.mark.parametrize(
    "sequence", [b"\x1b[1;1:3A", b"\x1b[97;1:3u", b"\x1b[13;1:3u", b"\x1b[3;5:3~", b"\x1b[57441;1:3u"]
)
def test_a_key_that_is_let_go_does_nothing(sequence: bytes) -> None:
    assert keys(sequence) == []


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        *((b"\x1b[97u", "a"), (b"\x1b[97;1:1u", "a"), (b"\x1b[97;1:2u", "a"), (b"\x1b[97;;97u", "a")),
        *(
            (b"\x1b[97:65;2u", "A"),
            (b"\x1b[97;65;65u", "A"),
            (b"\x1b[97;2;65u", "A"),
            (b"\x1b[47:63;2u", "question_mark"),
        ),
        *((b"\x1b[99;5u", "ctrl+c"), (b"\x1b[27;5;99~", "ctrl+c"), (b"\x1b[27u", "escape"), (b"\x1b[13;129u", "enter")),
        *((b"\x1b[57400;129;49u", "1"), (b"\x1b[57413;129;43u", "plus"), (b"\x1b[57414u", "enter")),
        *((b"\x1b[1;1:2B", "down"), (b"\x1b[1;2B", "shift+down"), (b"\x1b[[A", "f1"), (b"\x1b[Z", "shift+tab")),
        *(("ä".encode(), "ä"), ("€".encode(), "euro_sign"), (b"\x1b", "escape"), (b"\x0c", "ctrl+l")),
    ],
)
def test_a_key_is_read_in_each_form_that_terminals_give_it(sequence: bytes, key: str) -> None:
    assert keys(sequence) == [key]


@in_turn(range(7))
def test_a_key_is_read_whole_however_reads_cut_it(cut: int) -> None:
    assert keys(b"\x1b[1;5C"[:cut], b"\x1b[1;5C"[cut:]) == ["ctrl+right"]


@in_turn(sorted(each for each in ANSI_SEQUENCES_KEYS if each.isascii() and each[-1] not in "$\x1b"))
def test_every_key_that_textual_knows_has_the_name_that_it_gives_it(sequence: str) -> None:
    named = [event.key for event in XTermParser()._sequence_to_key_events(sequence) if event.key != "<ignore>"]

    assert keys(sequence.encode()) == named


def test_a_sign_cut_in_two_reads_is_still_one() -> None:
    assert keys("ä".encode()[:1], "ä".encode()[1:]) == ["ä"]


def test_nothing_in_a_paste_is_a_key_and_what_is_typed_around_it_is() -> None:
    assert keys(b"a" + PASTE + b"q1\r\x1b[A" + PASTE_END + b"b", PASTE + b"y" * 1_000_000, PASTE_END + b"c") == [
        "a",
        "b",
        "c",
    ]


def test_the_marks_that_matter_are_told() -> None:
    told = [type(event) for event in read(b"\x1b[I\x1b[O\x1b[?2026;2$y")]

    assert told == [AppFocus, AppBlur, TerminalSupportsSynchronizedOutput]
