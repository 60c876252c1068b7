"""The check that somebody is asked each page and question."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.checking import gates, reachability
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with


def found(folder: Path | None) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in gates.problems(content, library_of(content))]


def test_every_shipped_page_and_question_is_asked_of_someone() -> None:
    assert found(None) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "where", "told"),
    [
        pytest.param(
            "questions/nerves.toml",
            'when = { any = ["leg-weak?", "unsteady?"] }',
            'when = { all = ["age:adult", "age:under-16"] }',
            "question nerve-worse: when",
            "never asked, though rule weak-leg-and-more asks for it: no answer to age is both 'age:adult' and "
            "'age:under-16'; take one out or write two entries",
            id="a gate that excludes itself",
        ),
        pytest.param(
            "pages.toml",
            'when = { all = ["where:leg"], any',
            'when = { all = ["where:leg", "fits-today:prevention"], any',
            "page in-the-leg: when",
            "never asked, though rule pain-below-knee asks for it: 'where:leg' and 'fits-today:prevention' can never "
            "hold together, since each needs another answer to fits-today; take one out or open the pages to both",
            id="a page that nobody gets to",
        ),
        pytest.param(
            "questions/place.toml",
            'when = { any = ["where:leg"] }',
            'when = { all = ["fits-today:prevention"] }',
            "question leg-below-knee: when",
            "never asked, though rule pain-below-knee asks for it: this and the `when` of page in-the-leg never "
            "hold together; change one of them",
            id="a question that its page excludes",
        ),
        pytest.param(
            "questions/health.toml",
            'when = { any = ["cancer?"] }',
            'when = { any = ["pee-hard"] }',
            "question one-bone-tender: when",
            "never asked, though rule cancer-with-pain-pattern asks for it: what opens it is an emergency, which ends "
            "the questions; let a lesser answer open it",
            id="a question behind an emergency",
        ),
        pytest.param(
            "questions/effort.toml",
            'when = { any = ["no-position-eases?"] }',
            'when = { any = ["no-position-eases?", "fits-today:prevention"] }',
            "question never-eases: when",
            "'fits-today:prevention' never holds where page danger-signs is asked; take it out or open the page to it",
            id="a condition that never opens it",
        ),
    ],
)
def test_what_is_never_asked_is_named_with_its_line_why_and_who_needs_it(
    tmp_path: Path, file: str, old: str, new: str, where: str, told: str
) -> None:
    folder = copied(tmp_path)
    changed(folder, file, old, new)

    assert found(folder) == [f"{file}:{line_with(folder, file, new)}: {where}: {told}"]


def test_what_rests_on_a_question_that_is_never_asked_is_told_once_at_its_root(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(
        folder,
        "questions/place.toml",
        'when = { any = ["where:groin", "where:flank", "where:low-side", "where:low-belly"] }',
        'when = { all = ["age:adult", "age:under-16"] }',
    )
    content = assemble(ContentPlace(folder), skip=(CASES,))

    assert content.problems == ()
    assert [problem.key for problem in gates.problems(content, library_of(content))] == ["question kidney-pain: when"]
    assert reachability.problems(content, library_of(content)) == []
