"""The check that every question is used for something."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import usage
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with, shipped

NOTHING = "nothing goes by its answer: no rule, gate, contributor, profile or unlock; use it or take it out"


def found(folder: Path | None) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in usage.problems(content, library_of(content))]


def test_every_shipped_question_and_set_is_used() -> None:
    assert found(None) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "question", "stands_in"),
    [
        ("contributors.toml", '"thighs-sore", ', "", "thighs-sore", "questions/nerves.toml"),
        ("rules/urgent.toml", 'all = ["lump"]', 'all = ["fever"]', "lump", "questions/pattern.toml"),
        ("pages.toml", 'part = "after"', 'part = "check"', "pain-after", "questions/routine.toml"),
        ("profiles.toml", '"heart-or-pressure?", ', "", "heart-or-pressure", "questions/health.toml"),
        ("planning.toml", '"rate-bed", ', "", "rate-bed", "questions/week.toml"),
    ],
    ids=["contributor", "rule", "part of the program", "profile", "weekly measure"],
)
def test_a_question_that_nothing_uses_is_named_with_its_line(
    tmp_path: Path, file: str, old: str, new: str, question: str, stands_in: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    line = line_with(folder, stands_in, f'id = "{question}"') - 1
    assert found(folder) == [f"{stands_in}:{line}: question {question}: {NOTHING}"]


def test_a_set_that_stands_in_no_rule_is_named_and_its_members_are_not(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    new = 'any = ["family-back", "swollen-joints", "heel-pain", "tablets-help"]'
    changed(folder, "rules/clinician.toml", 'any = ["inflamed-back-features"]', new)

    line = line_with(folder, "rules/sets.toml", 'id = "inflamed-back-features"') - 1
    assert found(folder) == [
        f"rules/sets.toml:{line}: set inflamed-back-features: stands in no rule; name it in an `any` or take it out"
    ]


def test_the_questions_that_the_program_names_are_there() -> None:
    assert set(usage.BY_NAME) <= set(shipped().questions)
    assert set(usage.BY_PART) <= {page.part for page in shipped().pages}
