"""Damaged visits: cut off, flipped in a bit, or no file at all; none reads calmer than it was."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import Level
from coach.core.visit.journey import assess
from coach.core.visit.state import (
    Performed,
    Visit,
)
from coach.storage.formats import DamagedError, NewerFormatError, from_text, to_text
from coach.storage.visits import VisitStore
from tests.support.damaged_visits import LATER, checked, read, unsealed
from tests.support.odd_files import ODD
from tests.support.shipped import shipped
from tests.support.visit_strategies import VISITS
from tests.support.visits import new_visit


def flipped(text: str) -> Iterator[bytes]:
    raw = text.encode()
    for place in range(len(raw)):
        for bit in range(8):
            yield raw[:place] + bytes([raw[place] ^ 1 << bit]) + raw[place + 1 :]


def test_no_flip_of_one_bit_is_read_as_a_visit() -> None:
    visit = new_visit(
        answers={"pee-hard": "yes", "pain-now": 7}, performed=(Performed("bridge", None, 1, "done", 9.0),)
    )
    for raw in flipped(to_text(visit)):
        with pytest.raises((DamagedError, NewerFormatError, UnicodeDecodeError)):
            from_text(raw.decode())


@given(VISITS, st.data())
def test_no_bytes_in_place_of_others_are_read_as_another_visit(visit: Visit, data: st.DataObject) -> None:
    raw = to_text(visit).encode()
    start = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(start, len(raw)))
    damaged = raw[:start] + data.draw(st.binary(max_size=20)) + raw[end:]

    try:
        assert from_text(damaged.decode()) == visit
    except (DamagedError, NewerFormatError, UnicodeDecodeError):
        assert damaged != raw


def test_ends_of_lines_that_another_system_changed_do_no_damage() -> None:
    visit = new_visit(answers={"pee-hard": "yes"})

    assert from_text(to_text(visit).replace("\n", "\r\n")) == visit


@pytest.mark.parametrize("answers", [{"pee_hard": "unsure"}, {"pee_hard": "yes"}, {"fever": "yes"}])
def test_a_visit_of_an_older_program_cut_off_at_any_line_is_never_read_as_a_calmer_one(
    tmp_path: Path, answers: Mapping[str, str]
) -> None:
    visit = checked(**answers)
    level = assess(visit, shipped()).level
    assert level is not Level.SELF_CARE
    text = unsealed(to_text(visit))
    assert [each.answers for each in read(tmp_path, text.encode())[0]] == [visit.answers]

    lines = text.splitlines(keepends=True)
    for end in range(len(lines)):
        for cut in ("".join(lines[:end]), "".join(lines[:end])[:-1]):
            found, store = read(tmp_path, cut.encode())
            assert all(assess(each, shipped()).level is level for each in found)
            assert found or "was set aside" in str(store.notices[0])


def test_a_flipped_bit_among_the_answers_of_an_older_program_gives_no_calmer_visit(tmp_path: Path) -> None:
    visit = checked(pee_hard="unsure")
    text = unsealed(to_text(visit))
    start = text.index("pee-hard")

    for raw in flipped(text[start : start + len('pee-hard = "unsure"\n')]):
        found, _ = read(tmp_path, text[:start].encode() + raw + text[start:].encode()[len(raw) :])
        assert all(assess(each, shipped()).level is Level.URGENT for each in found)


def test_a_whole_visit_of_an_older_program_is_read_and_sealed_when_next_written(tmp_path: Path) -> None:
    visit = checked()
    (found,), store = read(tmp_path, unsealed(to_text(visit)).encode())

    store.save(found)

    assert found == visit
    assert "digest = " in (store.folder / f"{visit.id}.toml").read_text()


def test_a_visit_with_a_mark_of_byte_order_is_read(tmp_path: Path) -> None:
    visit = checked()

    assert read(tmp_path, b"\xef\xbb\xbf" + to_text(visit).encode())[0] == [visit]


@pytest.mark.parametrize("odd", ODD)
def test_what_is_no_regular_file_is_left_and_named_and_the_others_are_shown(
    tmp_path: Path, odd: Callable[[Path], None]
) -> None:
    store = VisitStore(tmp_path, shipped(), lambda: LATER)
    store.save(checked())
    path = store.folder / "20261123T130000Z-odd000.toml"
    odd(path)

    assert list(store.newest()) == [checked()]
    assert len(store.notices) == 1
    assert str(store.notices[0]).startswith(f"{path} cannot be read: ")
    assert os.path.lexists(path)


def test_a_visit_that_nests_without_measure_is_set_aside(tmp_path: Path) -> None:
    found, store = read(tmp_path, f"format = 1\n{'.'.join('a' * 50_000)} = 1\n".encode())

    assert found == []
    assert "was set aside" in str(store.notices[0])
