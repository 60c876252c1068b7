"""A therapist's set of exercises: every error has its file, line and key."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.errors import ContentError, MissingContentError
from coach.core.routine.prescription import Prescription
from coach.loading.set_files import read_prescription
from tests.support.set_files import WHOLE_SET
from tests.support.shipped import shipped

LIST = "see them with: coach content list exercises"
WEEKDAYS_TOLD = "'mon', 'tue', 'wed', 'thu', 'fri', 'sat' or 'sun'"
KNEES_ID = "side-bridge-knees"
KNEES = f"exercise {KNEES_ID}"


def read(folder: Path, text: str) -> Prescription:
    file = folder / "my-set.toml"
    file.write_text(text, "utf-8")
    return read_prescription(file, shipped())


def problems(folder: Path, text: str) -> list[str]:
    with pytest.raises(ContentError) as wrong:
        read(folder, text)
    return [str(problem) for problem in wrong.value.problems]


def test_a_set_is_read_in_its_order_with_doses_sides_and_notes(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE_SET)

    assert (found.head.by, found.head.note) == ("Anna Smith", "Once a day.")
    assert [portion.exercise.id for portion in found.portions] == ["curl-up", "side-bridge-knees"]
    assert (found.portions[0].dose.reps, found.portions[0].note) == ((6, 4, 2), "Chin in.")
    assert found.portions[1].only == "first"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "said"),
    [
        ('"curl-up"', '"curlup"', 5, "exercise curlup: id", f"there is no exercise called 'curlup'; {LIST}"),
        ("hold_s", "tempo_s", 6, "exercise curl-up: dose", "curl-up goes by `hold_s`, not by `tempo_s`; give that"),
        ("hold_s", "hold", 6, "exercise curl-up: dose.hold", "there is no such key here; mend its name or take it out"),
        ("6, 4", "6, 0", 6, "exercise curl-up: dose.reps.1", "Input should be greater than or equal to 1"),
        ('"left"', '"up"', 11, f"{KNEES}: sides", "Input should be 'both', 'left' or 'right'"),
        (KNEES_ID, "bridge", 11, "exercise bridge: sides", "bridge is not done one side at a time; take this out"),
        (KNEES_ID, "curl-up", 10, "exercise curl-up: id", "stands twice; put both into one, with more sets"),
        ("by =", "from =", 1, "set: from", "there is no such key here; mend its name or take it out"),
        ("by = ", "by = 3 # ", 1, "set: by", "Input should be a valid string"),
        ('id = "curl-up"\n', "", 4, "exercise: id", "missing; add it"),
        ("by =", 'days = ["monday"]\nby =', 1, "set: days.0", f"Input should be {WEEKDAYS_TOLD}"),
        ("by =", 'days = ["mon", "mon"]\nby =', 1, "set: days", "a day stands twice; name each once"),
        ('"Chin in."', "Chin", 7, "file", "not TOML here: Invalid value"),
    ],
)
def test_an_error_is_told_with_file_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, key: str, said: str
) -> None:
    assert old in WHOLE_SET

    assert problems(tmp_path, WHOLE_SET.replace(old, new, 1)) == [f"my-set.toml:{line}: {key}: {said}"]


def test_every_error_is_told_in_one_go(tmp_path: Path) -> None:
    broken = WHOLE_SET.replace("by =", "from =").replace("hold_s = 10", "hold_s = 99").replace('"left"', '"up"')

    assert [each.split(":")[1] for each in problems(tmp_path, broken)] == ["1", "6", "11"]


def test_a_set_may_name_its_days_and_one_of_before_names_none(tmp_path: Path) -> None:
    dated = read(tmp_path, 'days = ["wed", "mon"]\n' + WHOLE_SET)

    assert dated.head.days == ("wed", "mon")
    assert read(tmp_path, WHOLE_SET).head.days == ()


@pytest.mark.parametrize("text", ['by = "Anna"\n', "exercise = []\n", 'exercise = ["curl-up"]\n', "[exercise]\n"])
def test_a_set_without_exercises_is_refused(tmp_path: Path, text: str) -> None:
    said = "no exercise is named; write each below a line of its own that says [[exercise]]"

    assert problems(tmp_path, text) == [f"my-set.toml:1: exercise: {said}"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingContentError, match=r"There is no set file at .*/nowhere\.toml\. Name a TOML file"):
        read_prescription(tmp_path / "nowhere.toml", shipped())


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    file = tmp_path / "planning.toml"
    file.write_text(WHOLE_SET, "utf-8")

    assert len(read_prescription(file, shipped()).portions) == 2


@pytest.mark.parametrize("key", ["by", "note"])
def test_a_control_sign_in_a_note_is_refused_before_it_reaches_a_screen(tmp_path: Path, key: str) -> None:
    name = {"by": "Anna Smith", "note": "Once a day."}[key]

    (problem,) = problems(tmp_path, WHOLE_SET.replace(name, r"\u001b]52;c;aGk=\u0007"))

    line = {"by": 1, "note": 2}[key]
    assert problem == rf"my-set.toml:{line}: {key}: the control sign \x1b stands here, which is no word; take it out"
