"""What can be wrong in `programme.toml`, each found with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.loading.assembly import assemble
from coach.loading.place import ContentPlace
from tests.support.shipped import changed, copied, line_with

WHEN = 'when = { any = ["fits-today:hurt-before", "fits-today:prevention"] }'


@pytest.mark.parametrize(
    ("old", "new", "where", "told"),
    [
        pytest.param(
            WHEN,
            'when = { any = ["fits-today:holiday"] }',
            "goal.0.when",
            "'fits-today:holiday' names no answer of fits-today; it offers after-workout, ",
            id="a goal by an answer that nobody can give",
        ),
        pytest.param(
            '"WALKBACK24", "CHOICE"',
            '"WALKBACK", "CHOICE"',
            "goal.0.sources",
            "there is no source called 'WALKBACK'; use one that exists or add it",
            id="a goal without its source",
        ),
        pytest.param(
            'sources = ["AAFP12", "CHOICE"]',
            'sources = ["AAFP13", "CHOICE"]',
            "week.sources",
            "there is no source called 'AAFP13'; use one that exists or add it",
            id="a walk without its source",
        ),
        pytest.param(
            "most_core_days = 4",
            "most_core_days = 7",
            "goal.1",
            "most_core_days and rest_days are more than the 7 days of a week; lower one of them",
            id="a week of more than seven days",
        ),
        pytest.param(
            'at = "18:30"',
            'at = "half past six"',
            "calendar.at",
            "Input should be in a valid time format",
            id="a time that is none",
        ),
    ],
)
def test_what_is_wrong_in_the_programme_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, where: str, told: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, "programme.toml", old, new)
    (problem,) = assemble(ContentPlace(folder)).problems
    assert (problem.file, problem.key) == ("programme.toml", f"programme: {where}")
    assert problem.message.startswith(told)
    if where != "goal.1":
        assert problem.line == line_with(folder, "programme.toml", new)


def test_every_person_has_a_goal(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "programme.toml", WHEN, "")
    (problem,) = assemble(ContentPlace(folder)).problems
    assert problem.message.endswith("only the last goal has no `when`, so that each person has one; move or add it")
