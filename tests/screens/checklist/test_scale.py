"""Numbers from 0 to 10 are answered on a scale, by digits or step by step, with last time's number marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.checklist.single import NumberScreen
from coach.widgets.scale import MARK, NumberScale
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page
from tests.support.kept_visits import keep_check
from tests.support.kiosk import visiting
from tests.support.tour import STOPS, go
from tests.support.visits import CALM


def value(person: Driven) -> int | None:
    return person.screen.query_one(NumberScale).value


def scale(person: Driven) -> str:
    return str(person.screen.query_one(NumberScale).content)


async def test_arrows_go_up_and_down_by_one_and_enter_takes_the_number(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        seen = []
        for key in ("up", "up", "k", "down", "j", "up"):
            await person.press(key)
            seen.append(value(person))
        assert seen == [0, 1, 2, 1, 0, 1]
        await person.press("enter")
        assert person.visit.answers["pain-now"] == 1


async def test_an_arrow_at_an_end_of_the_scale_says_which_numbers_there_are(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        told = library.words("checklist.number-range", low=0, high=10)
        for typed, key in (("0", "down"), ("10", "up")):
            await person.press(*typed)
            assert told not in person.text()
            await person.press(key)
            assert told in person.text()
            assert value(person) == int(typed)


async def test_a_digit_typed_after_steps_is_part_of_the_number_only_if_that_is_on_the_scale(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        await person.press("up", "up", "0")
        assert value(person) == 10
        await person.press("7")
        assert value(person) == 7


@pytest.mark.parametrize("key", ["left", "escape"])
async def test_left_still_goes_back_from_a_scale(tmp_path: Path, library: Library, key: str) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        assert person.shows(NumberScreen)
        await person.press("5", key)
        assert not person.shows(NumberScreen)


async def test_the_minus_takes_back_the_digit_before_it_goes_back(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        await person.press("5", "-")
        assert person.shows(NumberScreen)
        assert value(person) is None
        await person.press("-")
        assert not person.shows(NumberScreen)


async def test_the_foot_names_the_arrows(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        assert library.words("keys.step") in person.text()


async def test_the_number_of_the_visit_before_is_marked(tmp_path: Path, library: Library) -> None:
    keep_check(tmp_path, days_ago=3, pain_now=3)
    keep_check(tmp_path, days_ago=9, pain_now=6)
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        assert library.words("checklist.last-time", number=3) in scale(person)


async def test_without_an_earlier_number_nothing_is_marked(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        assert MARK not in scale(person)


async def test_the_number_of_this_visit_itself_is_not_last_times(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        await person.press("4", "enter")
        await person.until_kept(lambda visit: visit.answers.get("pain-now") == 4)
        await person.press("-")
        assert person.shows(NumberScreen)
        assert value(person) == 4
        assert MARK not in scale(person)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_whole_scale_is_on_the_screen_in_any_window(
    tmp_path: Path, library: Library, size: tuple[int, int]
) -> None:
    keep_check(tmp_path, days_ago=3)
    async with driven(tmp_path, size=size) as person:
        await at_page(person, library, "pain-number", {**CALM, "pain-now": 5})
        shown = person.screen.query_one(NumberScale)
        assert shown.region.height == len(scale(person).split("\n"))
        assert max(map(len, scale(person).split("\n"))) <= shown.region.width
        said = person.screen.query_one(".said").region
        assert shown.region.bottom <= said.y < size[1]


async def test_a_kiosk_marks_nothing_and_says_the_ends_in_words() -> None:
    async with visiting() as visitor:
        await go(visitor, STOPS["page:pain-number"])
        await visitor.press("6")
        shown = visitor.screen.query_one(NumberScale)
        low, high = visitor.library.questions["pain-now"].ends or ("", "")
        assert MARK not in str(shown.content)
        assert f"6. 0: {low}. 10: {high}." in visitor.narrated()


async def test_a_number_that_has_no_ends_in_words_is_typed_in_a_box(tmp_path: Path, library: Library) -> None:
    page = library.page("pain-number")
    bare = library.questions["pain-now"].model_copy(update={"ends": None})
    screen = NumberScreen(replace(library, questions={**library.questions, "pain-now": bare}), page, CALM, ("", ""))
    async with driven(tmp_path) as person:
        await person.app.push_screen(screen)
        await person.press("8")
        assert not screen.query(NumberScale)
        assert "8" in person.text()
