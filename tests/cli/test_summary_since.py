"""`coach summary --since`: what was done since a day, in all forms, and what it says if there is nothing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.export import FORMS, NO_TEXT
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.storage.visits import VisitStore
from tests.support.command import Run, assert_refused
from tests.support.shipped import shipped
from tests.support.six_weeks import six_weeks


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A data folder with six weeks of a set, the last done today."""
    store = VisitStore(tmp_path)
    for visit in six_weeks(datetime.now(UTC) - timedelta(minutes=1)):
        store.save(visit)
    return tmp_path


def day(days_ago: int) -> str:
    return f"{datetime.now().astimezone() - timedelta(days=days_ago):%Y-%m-%d}"


@pytest.mark.parametrize("form", [form for form in FORMS if form not in NO_TEXT])
def test_every_form_is_written(run: Run, kept: Path, form: str) -> None:
    ran = run("summary", "--since", day(60), "--format", form, "--data", kept)

    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out) > 500


def test_in_another_language_than_the_clinic_s_the_therapist_s_comes_first(run: Run, kept: Path) -> None:
    told = run("summary", "--since", day(60), "--lang", "es", "--data", kept).out
    spanish = load_library(ContentPlace(language="es"))

    headings = [words.words("period.exercises") for words in (shipped(), spanish)]
    assert told.startswith("Back exercises")
    assert told.index(headings[0]) < told.index(headings[1])
    assert spanish.words("handover.in-language", language="English") in told


def test_a_page_goes_into_a_file(run: Run, kept: Path) -> None:
    file = kept / "page.pdf"

    assert run("summary", "--since", day(60), "--format", "pdf", "--output", file, "--data", kept).code == 0
    assert file.read_bytes().startswith(b"%PDF")


def test_only_what_is_not_older_is_told(run: Run, kept: Path) -> None:
    told = json.loads(run("summary", "--since", day(8), "--format", "json", "--data", kept).out)

    assert len(told["routines"]) == 4
    assert told["since"] == day(8)


def test_without_a_visit_since_then_it_says_so(run: Run, tmp_path: Path) -> None:
    assert_refused(run("summary", "--since", day(3), "--data", tmp_path), "Nothing is kept since", "earlier day")


def test_a_day_to_come_is_refused(run: Run, kept: Path) -> None:
    assert_refused(run("summary", "--since", day(-2), "--data", kept), "names a day to come")


def test_a_day_that_is_none_is_refused(run: Run, kept: Path) -> None:
    assert_refused(
        run("summary", "--since", "yesterday", "--data", kept), "Write --since as a day, such as 2027-11-22."
    )


def test_it_does_not_go_with_the_guide(run: Run, kept: Path) -> None:
    assert_refused(run("summary", "--since", day(3), "--guide", "--data", kept), "leave --since out")
