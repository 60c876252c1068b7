"""Figures that do not fit the rest of the content are reported with their file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.loading.assembly import assemble
from coach.loading.place import ContentPlace
from tests.support.shipped import changed, copied, line_with

FLOOR, STANDING, POSES = "figures/floor.toml", "figures/standing.toml", "figures/poses.toml"


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in assemble(ContentPlace(folder)).problems]


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "told"),
    [
        pytest.param(
            FLOOR,
            'id = "cat-camel"\nfrom = "hands-and-knees"',
            'id = "cat-camel"\nfrom = "on-all-fours"',
            "figure cat-camel: from",
            "there is no pose called 'on-all-fours'; use one that exists or add it",
            id="a figure from no pose",
        ),
        pytest.param(
            POSES,
            'id = "hands-on-hips"\nfrom = "standing"',
            'id = "hands-on-hips"\nfrom = "upright"',
            "pose hands-on-hips: from",
            "there is no pose called 'upright'; use one that exists or add it",
            id="a pose from no pose",
        ),
        pytest.param(
            POSES,
            'id = "standing"\n',
            'id = "standing"\nfrom = "hands-on-hips"\n',
            "pose standing: from",
            "a circle of poses: standing is made from hands-on-hips, hands-on-hips is made from standing; "
            "begin one of them anew",
            id="poses in a circle",
        ),
        pytest.param(
            POSES,
            'id = "standing"\n',
            'id = "standing"\nfrom = "standing"\n',
            "pose standing: from",
            "a circle of poses: standing is made from standing; begin one of them anew",
            id="a pose from itself",
        ),
        pytest.param(
            STANDING,
            'camera = "left-three-quarter"\nworks = ["left-leg", "right-arm"]\nalternates = true',
            'camera = "left-three-quarter"\nworks = ["left-leg", "right-arm"]\nalternates = false',
            "figure marching: alternates",
            "the exercise changes sides with each repetition; set `alternates = true`",
            id="a figure that keeps its side",
        ),
        pytest.param(
            STANDING,
            'props = [{ kind = "wall", at = [-42, 0] }]',
            'props = [{ kind = "chair", at = [-42, 0] }]',
            "figure wall-hinge: props",
            "the exercise needs a wall, which is not shown; add it to the props",
            id="a wall that is not shown",
        ),
        pytest.param(
            FLOOR,
            "joints = { high = 11, neck = 6 }",
            "joints = { high = [11, 0, 0], neck = 6 }",
            "figure curl-up: frame.1",
            "high has one angle",
            id="an angle too many",
        ),
        pytest.param(
            FLOOR,
            'camera = "feet"',
            'camera = "above"',
            "figure knee-rolls: camera",
            "Input should be 'side', 'front', 'back', 'three-quarter', 'raised', 'feet', 'left-side', "
            "'left-three-quarter' or 'left-raised'",
            id="no such camera",
        ),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(
    tmp_path: Path, file: str, old: str, new: str, where: str, told: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    ((found),) = problems(folder)
    assert found.split(": ", 1)[1] == f"{where}: {told}"
    assert found.startswith(f"{file}:")
    lines = (folder / file).read_text("utf-8").splitlines()
    number = int(found.split(":")[1])
    wanted = new.strip().splitlines()[-1]
    assert lines[number - 1] in (wanted, "[[figure.frame]]")


def test_an_exercise_without_a_figure_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, FLOOR, 'id = "bridge"', 'id = "bridges"')

    figure = line_with(folder, FLOOR, 'id = "bridges"')
    exercise = line_with(folder, "exercises/core-stage-one.toml", 'id = "bridge"') - 1
    assert problems(folder) == [
        (
            f"exercises/core-stage-one.toml:{exercise}: exercise bridge: no figure shows it; "
            "add a [[figure]] with the id 'bridge'"
        ),
        f"{FLOOR}:{figure}: figure bridges: id: no exercise has this id; take that of the exercise it shows",
    ]


def test_a_clinic_can_change_one_key_of_a_figure(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('[[figure]]\nid = "bridge"\ncamera = "three-quarter"\n', "utf-8")

    found = assemble(ContentPlace(tmp_path))

    assert found.problems == ()
    assert {each.id: each.camera for each in found.entries["figure"]}["bridge"] == "three-quarter"
