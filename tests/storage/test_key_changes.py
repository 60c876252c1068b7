"""The letters that a person changes in keys.toml: taken whole, or not at all and with the reason said."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.storage.key_changes import FILE, KeyChanges, read_key_changes

USUAL = {"why": "w", "yes": "y", "help": "question_mark"}


def read(folder: Path, text: str | bytes) -> KeyChanges:
    (folder / FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_key_changes(folder, USUAL)


def test_without_a_file_nothing_is_changed(tmp_path: Path) -> None:
    assert read_key_changes(tmp_path, USUAL) == KeyChanges()
    assert read_key_changes(tmp_path / "none", USUAL) == KeyChanges()


def test_letters_are_taken_by_their_names_in_either_case(tmp_path: Path) -> None:
    assert read(tmp_path, 'why = "B"\nhelp = "z"') == KeyChanges({"why": "b", "help": "z"})


def test_two_names_may_change_places(tmp_path: Path) -> None:
    assert read(tmp_path, 'why = "y"\nyes = "w"').letters == {"why": "y", "yes": "w"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('wy = "b"', "Nothing is called 'wy'. The names are: help, why, yes."),
        ('why = "1"', "why = '1' is no letter. Write one letter from a to z; digits stay as they are."),
        ('why = "enter"', "why = 'enter' is no letter."),
        ("why = 3", "why = 3 is no letter."),
        ('why = "y"', "The letter y would mean two things: why and yes. Change one of them."),
        ('why = "b"\nyes = "b"', "The letter b would mean two things: why and yes."),
        ("why = ", "is not TOML, line 1."),
        ("\udce9".encode("utf-8", "surrogateescape"), "is not "),
    ],
)
def test_a_file_with_a_fault_changes_nothing_and_says_why(tmp_path: Path, text: str | bytes, said: str) -> None:
    found = read(tmp_path, text)

    assert found.letters == {}
    assert said in str(found.trouble)
    assert str(tmp_path / FILE) in str(found.trouble)
    assert str(found.trouble).endswith("The usual keys act.")


def test_a_folder_in_the_file_s_place_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    assert FILE in str(read_key_changes(tmp_path, USUAL).trouble)
