"""Terminal input made safe."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.terminal import PASTE_END, PASTE_START, InputFilter

ARROW = b"\x1b[A"


def fed(*parts: bytes, end: bool = True) -> str:
    """What comes of these reads, with a silence after the last."""
    cleaned = InputFilter()
    text = "".join(cleaned.feed(part) for part in parts)
    return text + cleaned.silence() if end else text


@st.composite
def split(draw: st.DrawFn, data: st.SearchStrategy[bytes]) -> list[bytes]:
    """Bytes as several reads may bring them."""
    whole = draw(data)
    cuts = sorted(draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    return [whole[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(whole)], strict=True)]


def without_escape() -> st.SearchStrategy[bytes]:
    return st.text(st.characters(codec="utf-8", exclude_characters="\x1b")).map(str.encode)


def pasted() -> st.SearchStrategy[bytes]:
    return st.binary().filter(lambda data: b"\x1b" not in data).map(lambda data: PASTE_START + data + PASTE_END)


@given(split(without_escape()))
@example(["ä".encode()[:1], "ä".encode()[1:]])
def test_text_without_escape_bytes_passes_unchanged_however_it_is_split(parts: list[bytes]) -> None:
    assert fed(*parts, end=False) == b"".join(parts).decode()


@given(split(st.binary()))
def test_no_bytes_end_the_reading_and_all_text_is_text(parts: list[bytes]) -> None:
    fed(*parts).encode("utf-8")


@given(split(st.binary()), st.sampled_from([b"a", b"\r", ARROW]))
def test_after_a_silence_the_next_key_arrives_whatever_came_before(parts: list[bytes], key: bytes) -> None:
    cleaned = InputFilter()
    for part in parts:
        cleaned.feed(part)
    cleaned.silence()

    assert (cleaned.feed(key) + cleaned.silence()).endswith(key.decode())


@given(split(st.tuples(without_escape(), pasted(), without_escape()).map(b"".join)))
def test_a_paste_is_dropped_however_it_is_split_and_what_is_typed_around_it_stays(parts: list[bytes]) -> None:
    before, _, rest = b"".join(parts).partition(PASTE_START)

    assert fed(*parts) == before.decode() + rest.partition(PASTE_END)[2].decode()


@pytest.mark.parametrize("raw", [b"\xff", b"\xc3", b"\xe2\x82", b"\x80\x81", b"\xf5\xf6"])
def test_bytes_that_are_no_utf_8_are_left_out(raw: bytes) -> None:
    assert fed(b"a" + raw + b"b") == "ab"


def test_a_paste_without_its_end_is_over_after_a_silence() -> None:
    cleaned = InputFilter()
    during = cleaned.feed(PASTE_START + b"rm -rf") + cleaned.feed(b" /") + cleaned.silence()

    assert during == ""
    assert cleaned.feed(b"1") == "1"


def test_two_pastes_leave_what_stands_between_them() -> None:
    assert fed(PASTE_START + b"x" + PASTE_END + b"1" + PASTE_START + b"y" + PASTE_END + b"2") == "12"


def test_an_end_without_a_paste_is_passed_on_for_the_parser_to_ignore() -> None:
    assert fed(b"a" + PASTE_END + b"b") == "a\x1b[201~b"


def test_a_lone_escape_is_held_only_until_a_silence() -> None:
    cleaned = InputFilter()

    assert cleaned.feed(b"\x1b") == ""
    assert cleaned.silence() == "\x1b"
    assert cleaned.silence() == ""


def test_an_escape_followed_by_another_key_is_passed_on_with_it() -> None:
    cleaned = InputFilter()

    assert cleaned.feed(b"\x1b") + cleaned.feed(b"a") == "\x1ba"


@pytest.mark.parametrize("cut", range(len(ARROW) + 1))
def test_a_key_s_sequence_arrives_whole_however_it_is_cut(cut: int) -> None:
    assert fed(ARROW[:cut], ARROW[cut:]) == ARROW.decode()


@pytest.mark.parametrize("cut", range(1, len(PASTE_START)))
def test_a_start_of_a_paste_cut_in_two_reads_is_still_one(cut: int) -> None:
    assert fed(b"a" + PASTE_START[:cut], PASTE_START[cut:] + b"x" + PASTE_END + b"b") == "ab"
