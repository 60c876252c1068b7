"""A visit becomes a document and is read back the same."""

from __future__ import annotations

import tomllib

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from coach.core.visit.state import Performed, Request, Visit
from coach.storage.formats import FORMAT, DamagedError, NewerFormatError, from_text, to_text
from tests.support.visit_strategies import VISITS
from tests.support.visits import new_visit


@given(VISITS)
def test_a_visit_comes_back_from_its_text_exactly(visit: Visit) -> None:
    assert from_text(to_text(visit)) == visit


def test_a_step_without_sides_comes_back() -> None:
    visit = new_visit(performed=(Performed("bridge", None, 1, "done", 20.0),))

    assert from_text(to_text(visit)) == visit


def test_a_visit_from_before_changes_and_reasons_were_kept_is_read() -> None:
    text = to_text(
        new_visit(request=Request(10, "standing", 2), performed=(Performed("bridge", None, 1, "done", 9.0),))
    )
    assert "skipped_because" not in text
    table = tomllib.loads(text)
    del table["digest"]
    table["request"] = {"minutes": 10, "position": "standing", "stage": 2}

    read = from_text(tomli_w.dumps(table))

    assert read.request == Request(10, "standing", 2)
    assert read.performed[0].skipped_because is None


def test_a_routine_on_a_chair_without_sound_comes_back() -> None:
    visit = new_visit(request=Request(5, "chair", heard=False))

    assert from_text(to_text(visit)) == visit


def test_a_routine_that_was_set_up_before_sound_was_asked_about_counts_as_heard() -> None:
    visit = from_text(EARLIER)

    assert visit.request == Request(10, "floor", 1, heard=True)


def test_a_visit_of_an_earlier_program_is_read_with_what_it_did_not_know_left_open() -> None:
    visit = from_text(EARLIER)

    assert visit.performed == (
        Performed("curl-up", "first", 1, "skipped", 4.0, None, None, None),
        Performed("bridge", None, 2, "done", 36.0),
    )
    assert (visit.behind, visit.moved_at, visit.stopped, visit.check_due, visit.staging) == (0, None, None, False, None)
    assert visit.weekly is None
    assert visit.page_seconds == {}


EARLIER = """format = 1
id = "20260301T090000Z-aaaa"
started = 2026-03-01T09:00:00Z
place = "home"
content_version = "25e0c838"
wish = "check"
done = ["review", "setup"]
routine_seconds = 600

[answers]
pain-now = 3

[request]
minutes = 10
position = "floor"
stage = 1

[[performed]]
exercise = "curl-up"
side = "first"
set_number = 1
outcome = "skipped"
seconds = 4.0

[[performed]]
exercise = "bridge"
set_number = 2
outcome = "done"
seconds = 36.0
"""


def test_none_of_these_comes_back_as_an_answer() -> None:
    visit = new_visit(answers={"where": (), "pain-now": 0})

    assert from_text(to_text(visit)).answers == {"where": (), "pain-now": 0}


def test_the_text_says_its_format_first_and_nothing_that_is_empty() -> None:
    text = to_text(new_visit())

    assert text.startswith(f"format = {FORMAT}\n")
    assert set(tomllib.loads(text)) == {"format", "digest", "id", "started", "place", "content_version", "wish"}


@pytest.mark.parametrize("newer", ["format = 2", 'format = 99\nsomething = "new"'])
def test_a_newer_format_is_told_apart_from_damage(newer: str) -> None:
    with pytest.raises(NewerFormatError):
        from_text(newer)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not toml at all",
        'id = "a"',
        "format = 0",
        'format = "1"',
        "format = 1",
        'format = 1\nid = "a"\nstarted = 2026-03-01\nplace = "moon"\ncontent_version = "x"',
        "format = 1\nperformed = 3",
    ],
)
def test_what_is_no_visit_is_damaged(text: str) -> None:
    with pytest.raises(DamagedError):
        from_text(text)


@given(VISITS, st.data())
def test_a_text_cut_short_is_damaged(visit: Visit, data: st.DataObject) -> None:
    text = to_text(visit)
    cut = text[: data.draw(st.integers(0, len(text) - 1))]

    with pytest.raises(DamagedError):
        from_text(cut)


@given(st.text())
def test_any_text_is_a_visit_newer_or_damaged(text: str) -> None:
    with pytest.raises((DamagedError, NewerFormatError)):
        from_text(text)
