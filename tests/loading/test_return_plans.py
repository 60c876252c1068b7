"""What can be wrong in a return plan, each found with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.loading.assembly import assemble
from coach.loading.place import ContentPlace
from tests.support.shipped import changed, copied

FILE = "return-plans.toml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        pytest.param(
            "share = 60, sets = 3, repetitions = 6",
            "share = 40, sets = 3, repetitions = 6",
            "return lifting: week 2 asks for less than the week before it; a plan never goes down by itself",
            id="a week lighter than the one before",
        ),
        pytest.param(
            "runs = { rounds = 6, run_minutes = 2, walk_minutes = 2 }",
            "lifts = { share = 50, sets = 3, repetitions = 8 }",
            "return running: week 2 is not measured by minutes; give it the other kind of session",
            id="a lift in a plan for running",
        ),
        pytest.param(
            "steps = { kg = 2.5, lb = 5 }",
            "",
            "return lifting: `steps` belong to a plan that is measured by load; give them there alone",
            id="a plan for lifting without its steps",
        ),
        pytest.param(
            "steps = { kg = 2.5, lb = 5 }",
            "steps = { kg = 2.5, lb = 5, stone = 1 }",
            "return lifting: steps: 'load-unit:stone' names no answer of load-unit; it offers kg, lb",
            id="steps of a unit that nobody can choose",
        ),
        pytest.param(
            'sources = ["BROOKE22", "CHOICE"]',
            'sources = ["BROOK22", "CHOICE"]',
            "return lifting: sources: there is no source called 'BROOK22'; use one that exists or add it",
            id="a plan without its source",
        ),
    ],
)
def test_a_wrong_plan_is_named_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    folder = copied(tmp_path)
    changed(folder, FILE, old, new)

    (problem,) = assemble(ContentPlace(folder)).problems
    assert str(problem).startswith(f"{FILE}:")
    assert told in str(problem)


def test_a_week_with_both_kinds_of_session_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(
        folder,
        FILE,
        "lifts = { share = 60, sets = 3, repetitions = 6 }",
        "lifts = { share = 60, sets = 3, repetitions = 6 }, runs = { rounds = 1, run_minutes = 1, walk_minutes = 0 }",
    )

    (problem,) = assemble(ContentPlace(folder)).problems
    assert "a week has either `lifts` or `runs`; keep one of them" in str(problem)
