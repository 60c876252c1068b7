"""The language of the clinic's staff: named in the clinic's file, or the content's own."""

from __future__ import annotations

from pathlib import Path
from shutil import rmtree

import pytest

from coach.core.errors import ContentError
from coach.core.library import Library
from coach.loading.assembly import load_library
from coach.loading.clinic_language import content_for_clinic
from coach.loading.place import ContentPlace
from tests.support.shipped import copied
from tests.support.translated import translated


def clinic(folder: Path, language: str) -> Path:
    file = folder / "clinic.toml"
    file.write_text(f'language = "{language}"\n', "utf-8")
    return file


def read(place: ContentPlace) -> tuple[Library, Library]:
    """The content as a person reads it, and as their clinic does."""
    library = load_library(place)
    return library, content_for_clinic(library, place)()


@pytest.mark.parametrize(
    ("own", "named", "told"),
    [
        (None, None, "en"),
        ("es", None, "en"),
        ("en", None, "en"),
        ("es", "es", "es"),
        ("es", "en", "en"),
        (None, "es", "es"),
        (None, "en", "en"),
    ],
)
def test_the_clinic_reads_what_its_file_names_or_the_content_s_own_language(
    tmp_path: Path, own: str | None, named: str | None, told: str
) -> None:
    place = ContentPlace(clinic=clinic(tmp_path, named) if named else None, language=own)

    assert read(place)[1].words("cue.language") == told


@pytest.mark.parametrize(("own", "named"), [(None, None), ("es", "es"), (None, "en")])
def test_where_it_is_the_person_s_nothing_more_is_read(tmp_path: Path, own: str | None, named: str | None) -> None:
    library, theirs = read(ContentPlace(clinic=clinic(tmp_path, named) if named else None, language=own))

    assert theirs is library


def test_it_is_read_once(tmp_path: Path) -> None:
    place = ContentPlace(language="es")
    theirs = content_for_clinic(load_library(place), place)

    assert theirs() is theirs()


def test_a_language_that_the_content_does_not_have_is_named_with_its_line(tmp_path: Path) -> None:
    file = clinic(tmp_path, "fr")

    with pytest.raises(ContentError) as caught:
        load_library(ContentPlace(clinic=file))

    assert [(each.line, each.key) for each in caught.value.problems] == [(1, "clinic: language")]
    assert caught.value.problems[0].message == "there is no content in 'fr'; write one of en, es"


def test_a_language_that_is_no_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        load_library(ContentPlace(clinic=clinic(tmp_path, "Spanish")))

    assert [each.key for each in caught.value.problems] == ["clinic: language"]


def test_a_language_in_which_the_content_is_not_whole_gives_way_to_the_content_s_own(tmp_path: Path) -> None:
    folder = copied(tmp_path / "content")
    (translated(folder) / "tips.toml").unlink()
    place = ContentPlace(folder, clinic(tmp_path, "zz"), language="es")

    assert read(place)[1].words("cue.language") == "en"


def test_content_that_is_lost_meanwhile_costs_nobody_their_summary(tmp_path: Path) -> None:
    folder = copied(tmp_path / "content")
    place = ContentPlace(folder, language="es")
    library = load_library(place)
    theirs = content_for_clinic(library, place)
    rmtree(folder)

    assert theirs() is library
