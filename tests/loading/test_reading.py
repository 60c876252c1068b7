"""Reading content: one file at a time, the clinic's first, with a checksum over all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from coach.core.errors import ContentError
from coach.loading.assembly import load_library
from coach.loading.place import SHIPPED, ContentPlace
from coach.loading.reading import Reading
from tests.support.shipped import changed, copied


def checksum(place: ContentPlace) -> int:
    reading = Reading(place)
    list(reading.tables())
    return reading.checksum


def test_the_clinic_comes_first_because_others_name_it() -> None:
    assert next(Reading(SHIPPED).tables()).kind == "clinic"


def test_a_file_is_read_only_when_its_tables_are_asked_for(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    reading = Reading(ContentPlace(folder))
    found = reading.tables()
    next(found)
    (folder / "tips.toml").write_text('[[tip]]\nid = "late"\n')

    assert [table.id for table in found if table.kind == "tip"] == ["late"]


def test_a_table_that_was_taken_still_tells_the_line_of_a_problem() -> None:
    table = next(Reading(SHIPPED).tables())

    assert "name" in table.taken()
    assert table.data == {}
    assert table.problem(["phone"], "wrong").line > 1


def test_a_problem_in_a_file_that_has_gone_meanwhile_is_told_at_its_first_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    table = next(Reading(ContentPlace(folder)).tables())
    (folder / "clinic.toml").unlink()

    assert str(table.problem(["phone"], "wrong")) == "clinic.toml:1: clinic: phone: wrong"


@pytest.mark.parametrize(
    ("file", "old", "new"), [("clinic.toml", "name = ", "name  = "), ("cases/quick.toml", "id = ", "id  = ")]
)
def test_any_byte_of_the_content_changes_its_checksum(tmp_path: Path, file: str, old: str, new: str) -> None:
    folder = copied(tmp_path)
    before = checksum(ContentPlace(folder))
    changed(folder, file, old, new)

    assert checksum(ContentPlace(folder)) != before == checksum(SHIPPED)


def test_the_clinics_own_file_changes_the_version(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('name = "Our clinic"\n')

    version = load_library(ContentPlace(clinic=own)).version

    assert len(version) == 8
    assert version != load_library().version


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO], ids=errno.errorcode.get)
def test_a_folder_of_the_content_that_cannot_be_looked_into_is_a_problem_and_its_rules_are_not_missed_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    ours = tmp_path / "ours"
    (ours / "rules").mkdir(parents=True)
    (ours / "rules" / "strict.toml").write_text("")
    scanned = os.scandir

    def refuse(path: str) -> object:
        if Path(path) == ours / "rules":
            raise OSError(code, os.strerror(code), str(path))
        return scanned(path)

    monkeypatch.setattr(os, "scandir", refuse)

    with pytest.raises(ContentError, match=rf"rules:1: folder: cannot be read: {os.strerror(code)}; check the folder"):
        load_library(ContentPlace(ours))
