"""The review of the answers: a numbered row for each page, its title in a column of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.visit import journey
from coach.screens.checklist.review import LAST_DIGIT, ReviewScreen
from coach.widgets.rows import Row
from tests.support.home import Driven, driven
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked


async def at_review(person: Driven, library: Library) -> list[str]:
    """Show the review; return the ids of its pages."""
    await person.stand(walked(new_visit(), library, CALM, "review"))
    assert person.shows(ReviewScreen)
    return [page.id for page in journey.open_pages(person.visit, library)]


@pytest.mark.parametrize("row", [2, LAST_DIGIT])
async def test_the_number_of_a_row_moves_the_cursor_there_and_enter_opens_its_page(
    tmp_path: Path, library: Library, row: int
) -> None:
    async with driven(tmp_path) as person:
        pages = await at_review(person, library)
        await person.press(str(row), str(row))
        # A "no" too many on the page before changes nothing.
        assert person.shows(ReviewScreen)
        await person.press("enter")
        assert person.screen.step == f"page:{pages[row - 2]}"  # type: ignore[attr-defined]


async def test_titles_and_answers_are_aligned_and_rows_without_a_digit_are_reached_by_the_arrows(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, size=(60, 20)) as person:
        pages = await at_review(person, library)
        rows = list(person.screen.query(Row))[1:]
        assert len({row.query_one(".mark").region.x for row in rows}) == 1
        assert len({row.query_one(".text").region.x for row in rows}) == 1
        assert [row.told[2].partition(":")[0] for row in rows] == [library.page(name).title for name in pages]
        await person.press("up", *["down"] * len(pages), "enter")
        assert person.screen.step == f"page:{pages[-1]}"  # type: ignore[attr-defined]


async def test_the_review_says_that_someone_answers_for_another_person_and_opens_that_page(
    tmp_path: Path, library: Library
) -> None:
    who = library.aside
    helped = walked(new_visit(answers={"for-whom": "helping"}), library, CALM, "review")
    async with driven(tmp_path) as person:
        await person.stand(helped)
        rows = [row.told[2] for row in person.screen.query(Row)]
        assert rows[1] == f"{who.title}: {library.questions['for-whom'].choices[1].words}"
        await person.press("2", "enter")
        assert person.screen.step == f"page:{who.id}"  # type: ignore[attr-defined]
        await person.press("1")
        assert person.shows(ReviewScreen)
        assert not any(row.told[2].startswith(who.title) for row in person.screen.query(Row))
