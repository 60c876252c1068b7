"""The warning of overdue reviews."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.checking import check, overdue, usage
from coach.core.errors import Problem
from coach.loading.assembly import assemble, library_of
from coach.loading.place import ContentPlace
from tests.support.shipped import REVIEWED, changed, copied, line_with


def found(folder: Path | None, today: date) -> list[Problem]:
    content = assemble(ContentPlace(folder))
    assert content.problems == ()
    return overdue.problems(content, library_of(content), today)


def test_nothing_shipped_is_overdue_in_the_year_it_was_written() -> None:
    assert found(None, REVIEWED) == []


@pytest.mark.parametrize(
    ("file", "name", "marker"),
    [
        ("rules/emergency.toml", "rule fever-with-risk", 'id = "fever-with-risk"'),
        ("topics/article.toml", "topic massage", 'id = "massage"'),
        ("return-plans.toml", "return running", 'id = "running"'),
    ],
)
def test_a_review_that_is_due_today_is_named_with_its_line_and_tomorrow_s_is_not(
    tmp_path: Path, file: str, name: str, marker: str
) -> None:
    folder = copied(tmp_path)
    text = (folder / file).read_text("utf-8")
    before, _, after = text.partition(marker)
    _, _, rest = after.partition("review = {")
    head = after[: len(after) - len(rest) - len("review = {")]
    (folder / file).write_text(f"{before}{marker}{head}review = {{ due = {REVIEWED} }} #{rest}", "utf-8")

    (problem,) = found(folder, REVIEWED)

    line = line_with(folder, file, f"due = {REVIEWED}")
    assert str(problem) == (
        f"{file}:{line}: {name}: review.due: the review was due on {REVIEWED}; "
        "have a clinician look at it and set the next date"
    )
    assert problem.warning
    assert found(folder, REVIEWED - timedelta(days=1)) == []


def test_an_overdue_review_stands_among_the_problems_of_the_whole_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No other check looks at reviews, and some are slow.
    monkeypatch.setattr("coach.checking.CHECKS", (usage.problems,))
    folder = copied(tmp_path)
    changed(folder, "rules/emergency.toml", "review = { due = 2027-11-22 }", f"review = {{ due = {REVIEWED} }}")

    assert [problem.warning for problem in check(assemble(ContentPlace(folder)), REVIEWED)] == [True]
