"""A clinic's own folder over the shipped content: matched by id, merged key by key, lists replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.content.levels import Level
from coach.core.errors import ContentError, MissingContentError
from coach.loading.assembly import assemble, load_library
from coach.loading.overlay import merged
from coach.loading.place import ContentPlace
from tests.support.shipped import copied, shipped


def overlay(folder: Path, file: str, text: str) -> ContentPlace:
    """A clinic's folder with one file in it."""
    path = folder / "clinic" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return ContentPlace(folder / "clinic")


def test_a_key_of_an_entry_is_replaced_and_its_other_keys_stay(tmp_path: Path) -> None:
    place = overlay(tmp_path, "ours.toml", '[[question]]\nid = "pee-hard"\nshort = "Slow to pee"\n')

    question = load_library(place).questions["pee-hard"]

    before = shipped().questions["pee-hard"]
    assert (question.short, question.words, question.unsure) == ("Slow to pee", before.words, before.unsure)


def test_entries_are_matched_by_id_and_not_by_place_or_file(tmp_path: Path) -> None:
    place = overlay(tmp_path, "anywhere.toml", '[[question]]\nid = "pee-hard"\nshort = "Slow to pee"\n')

    assert list(load_library(place).questions) == list(shipped().questions)


def test_a_list_replaces_the_whole_list(tmp_path: Path) -> None:
    place = overlay(tmp_path, "levels.toml", '[[level]]\nid = "self-care"\ntoday = ["Walk."]\n')

    assert load_library(place).levels[Level.SELF_CARE].today == ("Walk.",)


def test_a_table_within_a_table_is_joined_key_by_key(tmp_path: Path) -> None:
    place = overlay(tmp_path, "interface.toml", '[answer]\nyes = "Oh yes"\n')

    words = load_library(place).words

    assert (words("answer.yes"), words("answer.no")) == ("Oh yes", shipped().words("answer.no"))


def test_a_new_entry_follows_the_shipped_ones(tmp_path: Path) -> None:
    source = '[[source]]\nid = "OURS"\ntitle = "Our own handbook"\n'

    sources = load_library(overlay(tmp_path, "sources.toml", source)).sources

    assert list(sources)[-1] == "OURS"


def test_a_wrong_key_is_named_in_the_file_that_it_comes_from(tmp_path: Path) -> None:
    place = overlay(tmp_path, "ours.toml", '\n[[rule]]\nid = "fever-with-risk"\nlevel = "grave"\n')

    problems = assemble(place).problems

    assert [(each.file, each.line, each.key) for each in problems] == [
        ("ours.toml", 4, "rule fever-with-risk: level"),
    ]


def test_a_change_of_content_changes_the_version(tmp_path: Path) -> None:
    place = overlay(tmp_path, "ours.toml", '[[question]]\nid = "pee-hard"\nshort = "Slow to pee"\n')

    assert load_library(place).version != shipped().version


def test_a_folder_with_every_shipped_file_stands_alone(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "tips.toml").write_text(
        '[[tip]]\nid = "walk"\ntitle = "W"\ntext = "T"\nevidence = "weak"\nsources = ["GK"]\n'
    )

    assert [tip.id for tip in load_library(ContentPlace(folder)).tips] == ["walk"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingContentError, match=r"There is no content folder at .*/nowhere\. Name a folder"):
        load_library(ContentPlace(tmp_path / "nowhere"))


def test_the_clinics_own_file_fills_its_name_and_phone_into_all_words(tmp_path: Path) -> None:
    file = tmp_path / "our-clinic.toml"
    file.write_text('name = "Riverside"\nphone = "555-0100"\nemergency_number = "112"\n')

    library = load_library(ContentPlace(clinic=file))

    told = str(library.levels) + str(library.actions)
    assert (library.clinic.name, library.clinic.desk) == ("Riverside", shipped().clinic.desk)
    assert "112" in told
    assert "911" not in told


def test_the_clinics_file_holds_over_a_content_folder(tmp_path: Path) -> None:
    place = overlay(tmp_path, "clinic.toml", 'name = "From the folder"\nphone = "1"\n')
    file = tmp_path / "own.toml"
    file.write_text('name = "From the file"\n')

    clinic = load_library(ContentPlace(place.folder, file)).clinic

    assert (clinic.name, clinic.phone) == ("From the file", "1")


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'name = "\xff"', "own.toml:1: file: not UTF-8 here; save the file as UTF-8"),
        (b"", "own.toml:1: file: empty; delete it or fill it"),
        (b'\nfax = "2"', "own.toml:2: clinic: fax: there is no such key here; mend its name or take it out"),
    ],
)
def test_a_broken_clinic_file_is_named_with_its_line(tmp_path: Path, raw: bytes, told: str) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(raw)

    with pytest.raises(ContentError) as raised:
        load_library(ContentPlace(clinic=file))

    assert [str(problem) for problem in raised.value.problems] == [told]


def test_a_clinic_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingContentError, match=r"There is no clinic file at .*/none\.toml\. Name a file"):
        load_library(ContentPlace(clinic=tmp_path / "none.toml"))


def test_joining_leaves_both_tables_as_they_were() -> None:
    beneath, over = {"a": {"b": 1, "c": [1, 2]}}, {"a": {"c": [3]}}

    assert merged(beneath, over) == {"a": {"b": 1, "c": [3]}}
    assert (beneath, over) == ({"a": {"b": 1, "c": [1, 2]}}, {"a": {"c": [3]}})


def test_an_id_that_is_no_text_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    place = overlay(tmp_path, "ours.toml", '[[tip]]\nid = ["stretch"]\ntext = "Stretch."\n')

    problems = [str(problem) for problem in assemble(place).problems]

    assert problems
    assert all(problem.startswith("ours.toml:") for problem in problems)


def test_a_text_with_its_forms_is_replaced_as_one() -> None:
    beneath = {"today": {"left": {"one": "a day", "few": "some days", "other": "days"}, "title": "Today"}}
    assert merged(beneath, {"today": {"left": {"one": "1 day", "other": "many days"}}}) == {
        "today": {"left": {"one": "1 day", "other": "many days"}, "title": "Today"}
    }
    assert merged(beneath, {"today": {"left": "soon"}}) == {"today": {"left": "soon", "title": "Today"}}
