"""The check of endings: one for each routine, none that is never said, and none that praises a red one."""

from __future__ import annotations

from pathlib import Path

from coach.checking import endings
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import line_with


def found(folder: Path, text: str = "") -> list[str]:
    if text:
        (folder / "endings.toml").write_text(text)
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in endings.problems(content, library_of(content))]


def test_every_routine_has_an_ending_in_the_shipped_content(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_an_ending_that_praises_red_and_green_alike_is_named(tmp_path: Path) -> None:
    problems = found(tmp_path, '[[ending]]\nid = "red"\nlights = [\n  "red", "amber"]\n')

    line = line_with(tmp_path, "endings.toml", "lights")
    assert (
        f"endings.toml:{line}: ending red: lights: an ending for red stands for red alone; split it in two" in problems
    )


def test_an_ending_that_is_never_said_is_named(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, '[[ending]]\nid = "late"\nlights = ["green"]\ntext = "Done."\n')

    line = line_with(tmp_path, "endings.toml", "id =")
    assert problem == (f"endings.toml:{line}: ending late: id: never said, since those above it always fit; move it up")


def test_a_routine_without_an_ending_is_named(tmp_path: Path) -> None:
    problems = found(tmp_path, '[[ending]]\nid = "some"\nlights = ["red"]\n')

    lacking = "endings.toml:1: ending: a routine with light 'green' may have no ending; add one with no other condition"
    assert lacking in problems
