"""The check that some answers lead to each contributor."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import contributors
from coach.loading.assembly import assemble, library_of
from coach.loading.place import ContentPlace
from tests.support.shipped import line_with


def with_contributor(folder: Path, conditions: str) -> ContentPlace:
    """The shipped content with one contributor more."""
    (folder / "ours.toml").write_text(
        f'[[contributor]]\nid = "ours"\n{conditions}\nname = "N"\ntext = "T"\nadvice = "A"\n'
        'evidence = "weak"\nevidence_words = "W"\nsources = ["GK"]\n'
    )
    return ContentPlace(folder)


def found(place: ContentPlace) -> list[str]:
    content = assemble(place)
    assert content.problems == ()
    return [str(problem) for problem in contributors.problems(content, library_of(content))]


def test_every_shipped_contributor_can_be_reached() -> None:
    assert found(ContentPlace()) == []


@pytest.mark.parametrize(
    "conditions",
    [
        'all = ["fits-today:on-and-off", "fits-today:after-workout"]',
        'all = ["fits-today:prevention", "pee-hard"]',
        'all = ["age:under-16", "age:adult"]',
        'all = ["days:first-days", "days:lasting"]',
        'any = ["pee-hard", "pee-leak", "fits-today:prevention"]\nat_least = 3',
    ],
)
def test_a_contributor_that_no_answers_reach_is_named_with_its_line(tmp_path: Path, conditions: str) -> None:
    place = with_contributor(tmp_path, conditions)

    key = conditions.split(maxsplit=1)[0]
    line = line_with(tmp_path, "ours.toml", f"{key} = ")
    assert found(place) == [
        f"ours.toml:{line}: contributor ours: {key}: no answers reach it; ask its questions on a page, or ask for less"
    ]


@pytest.mark.parametrize(
    "conditions",
    [
        'all = ["days:first-days", "trend:worse", "pain-now>=9"]',
        'all = ["fits-today:prevention", "chest-on-effort"]',
        'all = ["leg-below-knee", "where:leg"]',
        'any = ["pee-hard", "age:under-16", "trend:same"]\nat_least = 3',
    ],
)
def test_a_contributor_behind_gates_and_choices_is_reached(tmp_path: Path, conditions: str) -> None:
    assert found(with_contributor(tmp_path, conditions)) == []


def test_a_contributor_of_a_question_on_no_page_is_named(tmp_path: Path) -> None:
    words = "".join(f'{key} = "W"\n' for key in ("words", "statement", "short", "why", "clarify"))
    (tmp_path / "questions.toml").write_text(f'[[question]]\nid = "new-one"\nkind = "finding"\n{words}')

    assert [problem.split(":")[0] for problem in found(with_contributor(tmp_path, 'all = ["new-one"]'))] == [
        "ours.toml"
    ]
