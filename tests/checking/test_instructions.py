"""The check that instructions can be read in the time to get ready."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import instructions
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import line_with


def found(folder: Path) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in instructions.problems(content, library_of(content))]


def with_words(folder: Path, count: int) -> Path:
    """Return a clinic's folder in which the instructions of the bridge have `count` words."""
    steps = f'["Lift.", "{"up " * (count - 7)}"]'
    start = "Lie on your back, feet flat."
    (folder / "ours.toml").write_text(f'[[exercise]]\nid = "bridge"\nstart = "{start}"\nsteps = {steps}\n')
    return folder


def test_every_shipped_exercise_can_be_read_in_its_time(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_an_exercise_that_takes_longer_to_read_is_named_with_its_line(tmp_path: Path) -> None:
    with_words(tmp_path, 29)

    line = line_with(tmp_path, "ours.toml", "steps")
    (problem,) = found(tmp_path)
    assert problem == (
        f"ours.toml:{line}: exercise bridge: steps: start and steps have 29 words, "
        "and 26 can be read in the 10 s to get ready; take out 3"
    )


@pytest.mark.parametrize(("count", "problems"), [(26, 0), (27, 1)])
def test_not_one_word_more_than_can_be_read_is_allowed(tmp_path: Path, count: int, problems: int) -> None:
    assert len(found(with_words(tmp_path, count))) == problems


def test_more_time_to_get_ready_leaves_room_for_more_words(tmp_path: Path) -> None:
    (tmp_path / "planning.toml").write_text("[timing]\nready_s = 15\n")

    assert found(with_words(tmp_path, 40)) == []


def test_a_slower_reader_needs_fewer_words(tmp_path: Path) -> None:
    (tmp_path / "reading.toml").write_text("words_a_minute = 90\n")

    assert "15 can be read in the 10 s" in found(with_words(tmp_path, 16))[-1]
