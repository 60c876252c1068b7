"""The check that every text the program looks up exists and can be filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import wording
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with


def found(folder: Path) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    return [str(problem) for problem in wording.problems(content, library_of(content))]


def test_the_shipped_words_are_all_there(tmp_path: Path) -> None:
    assert found(copied(tmp_path)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("interface.toml", 'unsure = "Not sure"', "", "keys.unsure: missing; put it back from the shipped content"),
        (
            "interface.toml",
            "about {minutes} min",
            "{mins} min",
            "checklist.left: nothing fills {mins} here; take it out",
        ),
        ("interface.toml", "Before: {value}", "Before: {}", "summary.pain-before: nothing fills {} here; take it out"),
        ("welcome.toml", "{when}", "{when", "welcome.summary-note: expected '}' before end of string; write each"),
        (
            "kiosk.toml",
            "[pad.pain]\n",
            '[pad.pain]\nnumbre = "Type a number."\n',
            "pad.pain.numbre: there are no words pain.numbre that it could stand in for",
        ),
        ("kiosk.toml", "Steps done: {count}", "Steps done: {steps}", "pad.player.end-kept: "),
    ],
)
def test_a_word_that_would_fail_at_work_is_named(tmp_path: Path, file: str, old: str, new: str, told: str) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    (problem,) = found(folder)

    assert problem.startswith(f"{file}:")
    assert told in problem


def test_a_wrong_word_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "interface.toml", "about {minutes} min", "{mins} min")

    (problem,) = found(folder)

    assert problem.split(":")[1] == str(line_with(folder, "interface.toml", "{mins}"))


def test_a_word_for_a_keypad_without_a_namesake_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "kiosk.toml", "[pad.pain]\n", '[pad.pain]\nnumbre = "Type a number."\n')

    (problem,) = found(folder)

    assert problem.split(":")[1] == str(line_with(folder, "kiosk.toml", "numbre"))


def test_a_word_may_say_less_and_may_name_the_clinic(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "interface.toml", "about {minutes} min left", "not long, says {clinic}")

    assert found(folder) == []
