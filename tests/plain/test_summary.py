"""The summary line by line: both parts, details, and the forms to take along."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from coach.core.library import Library
from coach.export import SAVED
from coach.home import saved_summary
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.storage.refusals import UnwritableError
from tests.support.lines import Told, check_lines, told


def summed_up(data: Path, *answers: str) -> Told:
    """Make a calm check, go to its summary, and type these lines there."""
    return told(data, "1", check_lines(), "1", "2", *answers, width=200)


def test_the_therapists_part_is_told_and_leads_back_to_the_choices(tmp_path: Path, library: Library) -> None:
    ran = summed_up(tmp_path, "2", "")

    assert ran.lines.count(library.words("handover.part")) == 1
    assert library.words("handover.result") in ran.lines
    assert ran.visit.ended is not None


def test_to_a_person_who_reads_another_language_than_the_clinic_it_is_told_in_both(
    tmp_path: Path, library: Library
) -> None:
    place = ContentPlace(language="es")
    spanish = load_library(place)
    lines = check_lines()
    ran = told(tmp_path, "1", lines, "1", "2", "2", "", width=200, place=place)

    found = [ran.lines.index(words.words("handover.part")) for words in (library, spanish)]
    assert found == sorted(found)
    assert ran.lines[found[0] + 1] == spanish.words("handover.in-language", language="English")
    assert ran.lines[found[0] + 2] == spanish.words("handover.below")
    for words, start in zip((library, spanish), found, strict=True):
        assert words.words("handover.flags") in ran.lines[start:]


def test_details_for_the_therapist_are_asked_and_can_be_left(tmp_path: Path, library: Library) -> None:
    ran = summed_up(tmp_path, "3", "0", "summary", "")

    assert library.words("plain.offer-summary") in ran.lines
    assert ran.lines.count(library.words("summary.where")) == 2
    assert ran.visit.ended is not None


@pytest.mark.parametrize("number", range(1, len(SAVED) + 1))
def test_the_summary_is_saved_in_each_form(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(documents))
    ran = summed_up(tmp_path / "data", "5", str(number), "")

    [file] = documents.iterdir()
    assert library.words("save.done", path=file) in ran.lines
    assert file.stat().st_size > 500


def test_a_summary_that_cannot_be_saved_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _: object) -> NoReturn:
        raise UnwritableError(path, OSError(errno.EIO, os.strerror(errno.EIO)))

    monkeypatch.setattr(saved_summary, "write_beside", refuse)
    ran = summed_up(tmp_path, "5", "3", "")

    assert any("coach summary --output" in line for line in ran.lines)
    assert ran.visit.ended is not None


def test_what_the_code_for_a_phone_says_is_told_in_words(tmp_path: Path, library: Library) -> None:
    ran = summed_up(tmp_path, "4", "")

    assert library.words("code.says") in ran.lines
    assert f"- {library.clinic.phone}" in ran.lines


def test_the_reasons_of_a_result_are_told_by_why(tmp_path: Path, library: Library) -> None:
    ran = told(tmp_path, "1", check_lines(), "1", "why", "2", "", width=200)

    assert any(line.startswith("Rule ") and "Support: " in line for line in ran.lines)
    assert ran.lines.count(library.words("result.where")) == 2
