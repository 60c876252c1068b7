"""A check whose danger signs were answered faster than they can be read asks once whether to look again."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.report.haste import hasty_rows
from coach.core.visit.state import HASTE
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.review import ReviewScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.pages.result import ResultScreen
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page
from tests.support.kiosk import visiting
from tests.support.tour import STOPS, go
from tests.support.visits import CALM
from tests.support.walking import walk, walked

FIRST, SECOND = "danger-signs", "nerve-signs"


async def to_review(person: Driven, library: Library, row_s: float) -> None:
    """Answer the first two pages of signs by their keys, so many seconds a row, and stand at the review."""
    person.row_s = row_s
    await at_page(person, library, FIRST)
    pressed = {page.page: page.keys for page in walk(library, CALM)[0]}
    await person.press(*pressed[FIRST], *pressed[SECOND])
    await person.stand(walked(person.visit, library, CALM, "review"))
    assert person.shows(ReviewScreen)


def page(person: Driven) -> str | None:
    return getattr(person.screen, "step", None)


async def test_who_went_fast_is_asked_and_a_no_leads_on_to_the_result(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, 0)
        await person.press("1")
        assert person.shows(ConfirmDialog)
        assert library.words("haste.ask") in person.text()
        await person.press("2")
        assert person.shows(ResultScreen)
        assert person.visit.checked_at is not None


async def test_back_leads_from_the_question_to_the_review_and_answers_nothing(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, 0)
        await person.press("1", "-")
        assert person.shows(ReviewScreen)
        await person.press("1")
        assert library.words("haste.ask") in person.text()


async def test_a_yes_shows_each_of_those_pages_again_with_its_answers_and_the_question_comes_no_more(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, 0)
        before = person.visit.answers
        await person.press("1", "1")
        assert page(person) == f"page:{FIRST}"
        assert person.shows(FindingsScreen)
        await person.press("enter")
        assert page(person) == f"page:{SECOND}"
        await person.press("enter")
        assert person.shows(ReviewScreen)
        assert person.visit.answers == before
        await person.press("1")
        assert person.shows(ResultScreen)


async def test_a_sign_seen_only_on_the_second_look_counts(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, 0)
        await person.press("1", "1", "1")
        assert page(person) == f"page:{FIRST}"
        await person.press("1")
        assert person.shows(EmergencyScreen)


async def test_who_took_the_time_to_read_is_asked_nothing(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, 5)
        await person.press("1")
        assert person.shows(ResultScreen)


async def test_who_goes_back_after_the_question_is_not_asked_again(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, 0)
        await person.press("1", "1", "-", "-")
        assert page(person) == "page:what-fits"
        await person.stand(walked(person.visit, library, CALM, "review"))
        await person.press("1")
        assert person.shows(ResultScreen)


@pytest.mark.parametrize("key", ["1", "2"])
async def test_an_emergency_comes_before_any_question_about_haste(tmp_path: Path, library: Library, key: str) -> None:
    async with driven(tmp_path) as person:
        person.row_s = 0
        await at_page(person, library, FIRST)
        await person.press("1", "1")
        assert person.shows(EmergencyScreen)
        await person.press(key)
        assert library.words("haste.ask") not in person.text()


async def test_a_kiosk_asks_the_same_with_keys_of_its_keypad() -> None:
    async with visiting() as visitor:
        visitor.row_s = 0
        await go(visitor, STOPS[f"page:{FIRST}"])
        keys = next(page.keys for page in walk(visitor.library, CALM)[0] if page.page == FIRST)
        await visitor.press(*keys)
        visit = visitor.app.controller.visit
        assert visit is not None
        await visitor.stand(walked(visit, visitor.library, CALM, "review"))
        await visitor.press("enter")
        assert visitor.library.words("haste.ask") in visitor.text()
        await visitor.press("1", "enter")
        assert visitor.shows(ReviewScreen)


async def test_only_pages_of_the_check_count_and_none_once_it_was_told(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await to_review(person, library, 0)
        assert hasty_rows(person.visit, library) == (FIRST, SECOND)
        quick = person.visit.timed("quick-seven", 0)
        assert hasty_rows(quick, library) == (FIRST, SECOND)
        assert hasty_rows(quick.past(HASTE), library) == ()
