"""The bar in the top line of the check."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from textual.widgets import Static

from coach.core.checklist.progress import SEGMENTS
from coach.core.library import Library
from coach.screens.checklist.review import ReviewScreen
from coach.widgets.topline import DONE, TO_COME, TopLine
from tests.support.home import Driven, driven
from tests.support.home_screens import answer_last_page, at_page


def bar(person: Driven) -> str:
    """The bar as it is drawn, its two parts one after the other."""
    parts = [person.screen.query_one(f"TopLine .{name}", Static) for name in ("done", "to-come")]
    return "".join(str(each.content) for each in parts if each.display)


async def test_the_top_line_names_the_part_with_a_bar_of_one_length_and_no_number_of_pages(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        for name in ("what-fits", "danger-signs", "where-it-hurts", "pain-number"):
            await at_page(person, library, name)
            where = person.screen.query_one(TopLine).query_one(".where", Static)
            assert str(where.content) == library.page(name).title
            assert len(bar(person)) == SEGMENTS
            assert TO_COME in bar(person)


async def test_the_bar_is_full_at_the_review(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await answer_last_page(person, library)
        assert person.shows(ReviewScreen)
        assert bar(person) == DONE * SEGMENTS


@pytest.mark.parametrize("size", [(60, 20), (120, 36)])
async def test_the_title_the_bar_and_the_minutes_stand_beside_one_another(
    tmp_path: Path, library: Library, size: tuple[int, int]
) -> None:
    async with driven(tmp_path, size=size) as person:
        await at_page(person, library, "your-health")
        drawn = [part for part in person.screen.query_one(TopLine).children if part.display]
        ends = [(part.region.x, part.region.right) for part in drawn]
        assert all(left < right for left, right in ends)
        assert all(before[1] <= after[0] for before, after in pairwise(ends))
        assert drawn[0].region.width >= len(library.page("your-health").title)


async def test_a_page_outside_the_check_has_no_bar(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "what-worsens")
        assert bar(person) == ""
