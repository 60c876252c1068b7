"""Unusual files: byte order marks are accepted, and no pipe, device or huge file blocks or fills memory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.core.errors import CoachError
from coach.kiosk.config.file import read_config
from coach.kiosk.config.pin_file import pin_text
from coach.loading.answer_files import read_answers_file
from coach.loading.assembly import load_library
from coach.loading.case_files import read_cases
from coach.loading.files import content_files
from coach.loading.place import ContentPlace
from coach.loading.set_files import read_prescription
from coach.startup import read_opening
from tests.support.odd_files import ODD
from tests.support.set_files import WHOLE_SET
from tests.support.shipped import copied, shipped

Reader = Callable[[Path], object]

CLINIC = 'name = "Riverside"\nphone = "555-0100"\n'
READERS: dict[str, tuple[str, str, Reader]] = {
    "clinic": ("clinic.toml", CLINIC, lambda file: load_library(ContentPlace(clinic=file)).clinic.name),
    "clinic of the first frame": ("clinic.toml", CLINIC, lambda file: read_opening(ContentPlace(clinic=file)).clinic),
    "overlay": ("clinic.toml", CLINIC, lambda file: load_library(ContentPlace(file.parent)).clinic.name),
    "overlay of the first frame": ("clinic.toml", CLINIC, lambda file: read_opening(ContentPlace(file.parent)).clinic),
    "kiosk": ("kiosk.toml", "voice = false\n", read_config),
    "kiosk's PIN": ("kiosk.toml", "voice = false\n", pin_text),
    "set": ("set.toml", WHOLE_SET, lambda file: read_prescription(file, shipped())),
    "answers": ("answers.toml", '[answers]\npee-hard = "no"\n', read_answers_file),
    "cases": (
        "cases.toml",
        '[[case]]\nid = "a"\nanswers = { fever = "no" }\nexpect = "self-care"\nwhy = "calm"\n',
        lambda file: read_cases(file, shipped()),
    ),
}
every_reader = pytest.mark.parametrize(("name", "text", "read"), READERS.values(), ids=READERS)


def deep(file: Path) -> None:
    file.write_text(f"{'.'.join('a' * 50_000)} = 1")


def quoted(file: Path) -> None:
    file.write_text('""' + '.""' * 300_000 + " = 1")


@every_reader
def test_a_mark_of_byte_order_changes_nothing(tmp_path: Path, name: str, text: str, read: Reader) -> None:
    file = tmp_path / name
    file.write_text(text, "utf-8")
    plain = read(file)
    file.write_text(text, "utf-8-sig")

    assert read(file) == plain


def test_whole_content_with_marks_of_byte_order_is_the_same_library(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for file in folder.rglob("*.toml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    assert load_library(ContentPlace(folder)).version == shipped().version


def test_the_line_of_a_problem_behind_a_mark_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "clinic.toml").write_text('name = "Riverside"\nfax = "1"\n', "utf-8-sig")

    with pytest.raises(CoachError, match=r"^clinic\.toml:2: clinic: fax: there is no such key"):
        load_library(ContentPlace(tmp_path))


@pytest.mark.parametrize("odd", [*ODD, deep, quoted])
@every_reader
def test_what_is_no_file_of_that_kind_is_refused_in_a_line_that_names_it(
    tmp_path: Path, name: str, text: str, read: Reader, odd: Callable[[Path], None]
) -> None:
    odd(tmp_path / name)

    with pytest.raises(CoachError) as refused:
        read(tmp_path / name)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


def test_hidden_files_of_systems_editors_and_syncs_are_no_content(tmp_path: Path) -> None:
    (tmp_path / "clinic.toml").write_text(CLINIC)
    (tmp_path / "._clinic.toml").write_bytes(b"\0\5\x16\7")
    (tmp_path / ".#clinic.toml").symlink_to("me@here.1234")
    (tmp_path / ".stversions").mkdir()
    (tmp_path / ".stversions" / "clinic.toml").write_text('name = "Old"')

    assert load_library(ContentPlace(tmp_path)).clinic.name == "Riverside"
    assert list(content_files(tmp_path)) == [tmp_path / "clinic.toml"]


@pytest.mark.parametrize(("measure", "value"), [("MOST_ENTRIES", 3), ("MOST_BYTES", 400)])
def test_a_folder_that_holds_far_more_than_content_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, measure: str, value: int
) -> None:
    for number in range(5):
        (tmp_path / f"{number}.toml").write_text(f"# {'x' * 100}\n[[tip]]\nid = 'tip-{number}'\n")
    monkeypatch.setattr(f"coach.loading.files.{measure}", value)

    with pytest.raises(CoachError, match=r"\.:1: folder: holds more than .*; name the folder of the content alone"):
        load_library(ContentPlace(tmp_path))
