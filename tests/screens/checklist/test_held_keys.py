"""A held key counts once, and no key pressed before a page was drawn answers it, at home and in the kiosk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.events import Key

from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.single import ChoiceScreen, NumberScreen, SeveralScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.pages.guide import GuideScreen
from coach.screens.pages.topics import TopicScreen, TopicsScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.widgets.numberbox import NumberBox
from coach.widgets.searchline import SearchLine
from tests.support.home import Driven, driven
from tests.support.keyboard import DOWN, ENTER, ESC, Keyboard
from tests.support.kiosk import Visitor, visiting
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

Person = Driven | Visitor
SETTINGS = ["home", "kiosk"]


@asynccontextmanager
async def somewhere(setting: str, data: Path) -> AsyncIterator[Person]:
    """A person at home, or a visitor of the kiosk with the check begun."""
    if setting == "home":
        async with driven(data) as person:
            yield person
    else:
        async with visiting() as visitor:
            await visitor.press("enter")
            yield visitor


async def at(person: Person, library: Library, step: str) -> None:
    """Show a calm person's visit at a step."""
    await person.stand(walked(new_visit(), library, CALM, step))
    await person.settle()


def answers(person: Person) -> Answers:
    """The answers so far."""
    visit = person.visit if isinstance(person, Driven) else person.app.controller.visit
    assert visit is not None
    return visit.answers


def answered_rows(person: Person) -> int:
    """How many rows of the page in front have an answer."""
    assert isinstance(person.screen, FindingsScreen)
    return sum(row.state != "open" for row in person.screen.row_words())


def row_pages(library: Library) -> Iterator[str]:
    """The steps of the check that ask row by row."""
    return (f"page:{page.id}" for page in library.pages if page.form == "rows" and page.part == "check")


@pytest.mark.parametrize(("setting", "key"), [("home", "1"), ("home", "3"), ("kiosk", "2")])
async def test_a_key_held_on_a_row_answers_that_row_alone(
    tmp_path: Path, library: Library, setting: str, key: str
) -> None:
    async with somewhere(setting, tmp_path) as person:
        await at(person, library, next(row_pages(library)))

        await Keyboard(person).hold(key, 3.0)

        assert answered_rows(person) == 1


@pytest.mark.parametrize("setting", SETTINGS)
async def test_a_key_held_on_the_last_row_answers_nothing_on_the_next_page(
    tmp_path: Path, library: Library, setting: str
) -> None:
    async with somewhere(setting, tmp_path) as person:
        await at(person, library, next(row_pages(library)))
        first, keyboard = person.screen, Keyboard(person)
        for count in range(1, 10):
            await keyboard.hold("2")
            if person.screen is not first:
                break
            assert answered_rows(person) == count
        else:
            raise AssertionError("the page was never left")
        assert answered_rows(person) == 0


@pytest.mark.parametrize("setting", SETTINGS)
async def test_keys_sent_in_one_go_answer_one_row_for_no_other_has_been_seen(
    tmp_path: Path, library: Library, setting: str
) -> None:
    async with somewhere(setting, tmp_path) as person:
        await at(person, library, next(row_pages(library)))

        Keyboard(person).send("23" * 30)
        await person.settle()

        assert answered_rows(person) == 1


async def test_taps_of_a_quick_finger_at_home_answer_a_row_each(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, next(row_pages(library)))
        keyboard = Keyboard(person)

        for _ in range(4):
            await keyboard.press("2", 0.3)
        await keyboard.rest(0.3)

        assert answered_rows(person) == 4


@pytest.mark.parametrize(("setting", "beat"), [("home", 0.9), ("kiosk", 0.6)])
async def test_a_beat_of_no_answers_rows_and_chooses_nothing_on_the_page_of_choices_behind_them(
    tmp_path: Path, library: Library, setting: str, beat: float
) -> None:
    async with somewhere(setting, tmp_path) as person:
        await at(person, library, "page:your-health")
        keyboard = Keyboard(person)
        for _ in range(24):
            await keyboard.press("2", beat)
        place = person.screen
        assert isinstance(place, SeveralScreen)
        assert place.chosen == ()

        await keyboard.press("2", 1.5)

        assert len(place.chosen) == 1


@pytest.mark.parametrize(("key", "opens"), [("2", TopicsScreen), ("0", GuideScreen)])
async def test_a_key_held_on_the_first_screen_opens_one_screen(
    tmp_path: Path, key: str, opens: type[TopicsScreen] | type[GuideScreen]
) -> None:
    async with driven(tmp_path) as person:
        keyboard = Keyboard(person)
        await keyboard.hold(key)
        assert person.shows(opens)
        assert len(person.app.screen_stack) == 2

        await keyboard.press(ESC)
        assert person.shows(WelcomeScreen)


async def test_escape_held_goes_back_by_one_screen(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("2", "1")
        assert person.shows(TopicScreen)

        await Keyboard(person).hold(ESC)

        assert person.shows(TopicsScreen)


async def test_q_held_asks_whether_to_leave_and_neither_answers_nor_leaves(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at(person, library, next(row_pages(library)))

        await Keyboard(person).hold("q")

        assert person.shows(ConfirmDialog)
        assert person.app.is_running


async def test_q_held_over_a_sheet_closes_the_sheet_alone(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("?")

        await Keyboard(person).hold("q")

        assert person.shows(WelcomeScreen)
        assert person.app.is_running


@pytest.mark.parametrize("setting", SETTINGS)
async def test_enter_held_takes_a_number_and_chooses_nothing_on_the_page_behind_it(
    tmp_path: Path, library: Library, setting: str
) -> None:
    async with somewhere(setting, tmp_path) as person:
        step = next(f"page:{page.id}" for page in library.pages if page.questions[0] == "pain-now")
        await at(person, library, step)
        assert person.shows(NumberScreen)
        before, keyboard = len(answers(person)), Keyboard(person)

        await keyboard.press("5")
        await keyboard.hold(ENTER)

        assert len(answers(person)) == before + 1


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize("gap", [0.15, 0.3])
async def test_a_number_of_two_digits_can_be_typed_and_a_held_digit_is_one(
    tmp_path: Path, library: Library, setting: str, gap: float
) -> None:
    async with somewhere(setting, tmp_path) as person:
        step = next(f"page:{page.id}" for page in library.pages if page.questions[0] == "pain-now")
        await at(person, library, step)
        assert isinstance(person.screen, NumberScreen)
        keyboard = Keyboard(person)
        await keyboard.press("1")
        await keyboard.press("0", gap)
        await keyboard.rest(0.3)
        assert person.screen.query_one(NumberBox).value == 10

        person.screen.action_clear()
        await keyboard.hold("2")
        assert person.screen.query_one(NumberBox).value == 2


@pytest.mark.parametrize("setting", SETTINGS)
async def test_an_arrow_held_moves_the_cursor_for_as_long_as_it_is_held(
    tmp_path: Path, library: Library, setting: str
) -> None:
    async with somewhere(setting, tmp_path) as person:
        await at(person, library, "page:danger-signs")
        assert isinstance(person.screen, FindingsScreen)

        await Keyboard(person).hold(DOWN, 1.0)

        assert person.screen.rows.cursor == len(person.screen.page_rows()) - 1 >= 3


async def test_what_is_searched_for_may_have_the_same_letter_twice(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("0", "/")
        keyboard = Keyboard(person)
        for letter in "ill":
            await keyboard.press(letter, 0.06)
        search = person.screen.query_one(SearchLine)
        assert search.value == "ill"

        for _ in range(4):
            await keyboard.press("\x7f", 0.03)
        assert search.value == ""


@pytest.mark.parametrize("setting", SETTINGS)
async def test_a_key_pressed_before_a_page_was_drawn_does_not_answer_it(
    tmp_path: Path, library: Library, setting: str
) -> None:
    async with somewhere(setting, tmp_path) as person:
        step = next(f"page:{page.id}" for page in library.pages if page.questions[0] == "age")
        early = Key("1", "1")
        await at(person, library, step)
        assert person.shows(ChoiceScreen)

        person.app.post_message(early)
        await person.settle()

        assert person.shows(ChoiceScreen)
        assert "age" not in answers(person)


async def test_enter_pressed_as_the_first_screen_fills_chooses_nothing_that_was_not_there(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        first = person.screen
        assert isinstance(first, WelcomeScreen)
        await first.offer([*first.choices[:-1], replace(first.choices[-1], likely=True)], None)
        Keyboard(person).send(ENTER)
        await person.settle()
        assert person.screen is first

        await person.press("enter")
        assert person.shows(GuideScreen)
