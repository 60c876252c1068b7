"""The check of figures: through the floor, jumping where sides change, or with another figure's words."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from coach.checking.figures import problems
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with

FLOOR, STANDING = "figures/floor.toml", "figures/standing.toml"


def found(folder: Path) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    return [str(problem) for problem in problems(content, library_of(content))]


def test_the_shipped_figures_are_all_well() -> None:
    content = assemble(ContentPlace(), skip=(CASES,))

    assert problems(content, library_of(content)) == []


def test_a_body_that_goes_through_the_floor_is_told_by_its_deepest_part(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, STANDING, "place = [-30, 0, 84.5]", "place = [-30, 0, 84.5]\nplanted = { feet = [0, 11, -4] }")

    line = line_with(folder, STANDING, 'id = "wall-hinge"') + 7
    assert found(folder) == [
        (
            f"{STANDING}:{line}: figure wall-hinge: frame: right-foot goes 9 cm through the floor; "
            "raise `place`, or bend the limb more"
        )
    ]


def test_a_movement_that_does_not_end_in_the_mirror_image_of_its_start_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / STANDING
    head, tail = file.read_text("utf-8").split('id = "seated-arm-swings"', 1)
    tail = tail.replace("right-shoulder = [-42, 6, 0]", "right-shoulder = [-12, 6, 0]", 1)
    file.write_text(f'{head}id = "seated-arm-swings"{tail}', "utf-8")

    (told,) = found(folder)
    assert "figure seated-arm-swings: frame: " in told
    assert "jumps 26 cm where sides change; let the movement end in the mirror image" in told


def test_two_figures_with_the_same_words_are_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    said = {each["id"]: each["words"] for each in tomllib.loads((folder / FLOOR).read_text("utf-8"))["figure"]}
    words, old = (f'words = "{said[name]}"' for name in ("cat-camel", "bird-dog-leg"))
    changed(folder, FLOOR, old, words)

    lines = (folder / FLOOR).read_text("utf-8").splitlines()
    line = max(number for number, text in enumerate(lines, 1) if text == words)
    assert found(folder) == [
        (
            f"{FLOOR}:{line}: figure bird-dog-leg: words: these are the words of figure cat-camel, too; "
            "say what is different here"
        )
    ]


@pytest.mark.parametrize(
    ("file", "name", "old", "new", "told"),
    [
        ("core-stage-one", "bridge", 'needs = ["mat"]', "needs = []", "somebody lies or kneels here; name `mat`"),
        (
            "standing",
            "marching",
            "sees_screen",
            'needs = ["mat"]\nsees_screen',
            "needs a mat, and nobody lies or kneels here",
        ),
    ],
)
def test_a_mat_is_named_where_somebody_lies_or_kneels_and_nowhere_else(
    tmp_path: Path, file: str, name: str, old: str, new: str, told: str
) -> None:
    folder = copied(tmp_path)
    path = folder / "exercises" / f"{file}.toml"
    head, tail = path.read_text("utf-8").split(f'id = "{name}"', 1)
    path.write_text(f'{head}id = "{name}"{tail.replace(old, new, 1)}', "utf-8")

    (line,) = found(folder)
    assert f"figure {name}: from: " in line
    assert told in line


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (
            FLOOR,
            '[[figure.aid]]\nprofile = "knee-pain"\nprops = [{ kind = "cushion", at = [-40, 0] }]',
            "",
            "aid: the set-up names an aid for knee-pain; show it in an [[figure.aid]]",
        ),
        (
            "exercises/core-stage-two.toml",
            '[exercise.aids]\nknee-pain = "with a cushion"\n',
            "",
            "aid: the set-up names no aid for knee-pain; name it in `aids`",
        ),
        (
            "exercises/core-stage-two.toml",
            'knee-pain = "Lay a cushion under your knees, or use a wall."\n',
            "",
            "aid: `adjust` does not say how to use the aid for knee-pain; say it there",
        ),
    ],
    ids=["not shown", "not named", "not told"],
)
def test_an_aid_is_named_told_and_shown_or_the_figure_is_named(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    (problem,) = found(folder)
    assert problem.endswith(f"figure plank-knees: {told}")
