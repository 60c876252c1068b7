"""The check that an easier or harder exercise really is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import neighbours
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with

INSTEAD = "name another exercise"


def found(folder: Path | None) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in neighbours.problems(content, library_of(content))]


def test_every_shipped_neighbour_is_what_it_is_called() -> None:
    assert found(None) == []


@pytest.mark.parametrize(
    ("file", "exercise", "old", "new", "fault"),
    [
        pytest.param(
            "core-stage-two", "dead-bug", 'easier = "heel-slide"', 'easier = "dead-bug"', "it names itself", id="itself"
        ),
        pytest.param(
            "core-stage-two",
            "plank-knees",
            'easier = "wall-plank"',
            'easier = "seated-arm-swings"',
            "seated-arm-swings belongs to the warm-up, not to the core",
            id="another part",
        ),
        pytest.param(
            "core-stage-two",
            "dead-bug",
            'easier = "heel-slide"',
            'easier = "clamshell"',
            "clamshell is for hip, not for front, so that it cannot stand in for this one",
            id="another region",
        ),
        pytest.param(
            "core-stage-one",
            "abdominal-brace",
            'easier = "chair-brace"\nharder = "heel-slide"',
            'easier = "bird-dog"',
            "bird-dog is for back, not for front, so that it cannot stand in for this one\n"
            "bird-dog is of stage 2, above this one's 1",
            id="easier, but of a higher stage",
        ),
        pytest.param(
            "core-stage-two",
            "dead-bug",
            'harder = "dead-bug-reach"',
            'harder = "wall-plank"',
            "wall-plank is of stage 1, below this one's 2",
            id="harder, but of a lower stage",
        ),
        pytest.param(
            "standing",
            "seated-turn",
            'harder = "knee-rolls"',
            'easier = "back-bend"',
            "back-bend is meant for leaning-back-eases alone, and this one is not\n"
            "back-bend avoids leaning-back-hurts, dizzy, hernia, and this one does not",
            id="meant for some alone",
        ),
        pytest.param(
            "core-stage-two",
            "sit-to-stand",
            'easier = "high-sit-to-stand"',
            'easier = "clamshell"',
            "clamshell is on the floor, where not all who do this one can go",
            id="on the floor",
        ),
        pytest.param(
            "core-stage-one",
            "abdominal-brace",
            'easier = "chair-brace"\nharder = "heel-slide"',
            'easier = "seated-brace"',
            "seated-brace avoids leg-pain, and this one does not",
            id="not for all",
        ),
    ],
)
def test_a_neighbour_that_is_not_what_it_is_called_is_named_with_its_line(
    tmp_path: Path, file: str, exercise: str, old: str, new: str, fault: str
) -> None:
    folder = copied(tmp_path)
    name = f"exercises/{file}.toml"
    changed(folder, name, old, new)
    line = line_with(folder, name, new)

    where = f"{name}:{line}: exercise {exercise}: {new.split(maxsplit=1)[0]}"
    assert found(folder) == [f"{where}: {each}; {INSTEAD}" for each in fault.splitlines()]


def test_neighbours_that_go_round_in_a_circle_are_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "exercises/standing.toml", 'harder = "bird-dog-leg"', 'harder = "leg-reach-back"')
    line = line_with(folder, "exercises/standing.toml", 'harder = "wall-bird-dog"')

    (problem,) = found(folder)

    assert problem == (
        f"exercises/standing.toml:{line}: exercise leg-reach-back: harder: in the circle leg-reach-back, "
        f"wall-bird-dog, leg-reach-back each would be easier than the next; {INSTEAD}"
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('wrist-pain = "standing-cat"', 'wrist-pain = "childs-pose"', "childs-pose avoids "),
        (
            'wrist-pain = "standing-cat"',
            'recent-surgery = "standing-cat"',
            "standing-cat avoids recent-surgery, for whom",
        ),
    ],
    ids=["not for all", "not for whom it is"],
)
def test_what_stands_in_for_a_profile_must_suit_all_who_have_it(tmp_path: Path, old: str, new: str, fault: str) -> None:
    folder = copied(tmp_path)
    changed(folder, "exercises/warm-up.toml", old, new)
    line = line_with(folder, "exercises/warm-up.toml", "[exercise.instead]")

    (problem,) = found(folder)

    assert problem.startswith(f"exercises/warm-up.toml:{line}: exercise cat-camel: instead: {fault}")


def test_a_stand_in_that_no_exercise_names_is_told(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "exercises/core-stage-one.toml", 'easier = "low-bridge"', "")
    lines = (folder / "exercises/ways.toml").read_text("utf-8").splitlines()
    line = lines.index("stand_in = true", lines.index('id = "low-bridge"')) + 1

    (problem,) = found(folder)

    assert problem == (
        f"exercises/ways.toml:{line}: exercise low-bridge: stand_in: no exercise names it as easier, harder or "
        "instead, so that nobody ever gets it; name it or take it out"
    )
