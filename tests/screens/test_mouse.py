"""A click does what the key of the same thing does, and counts once, on what has been seen."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from textual import events
from textual.app import App

from coach.core.library import Library
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.review import ReviewScreen
from coach.screens.checklist.single import ChoiceScreen, NumberScreen
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.topics import TopicsScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.widgets.keybar import KeyBar
from coach.widgets.reader import Reader
from coach.widgets.rows import Row
from coach.widgets.scale import NumberScale
from tests.support.hand import Hand
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page
from tests.support.kiosk import visiting
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked


async def click_row(person: Hand, index: int) -> None:
    region = list(person.screen.query(Row))[index].region
    await person.click(region.x + 6, region.y)


async def click_key(person: Driven, label: str) -> None:
    """Click a word of the line of keys."""
    bar = person.screen.query_one(KeyBar)
    await person.click(bar.content_region.x + str(bar.content).index(label), bar.region.y)


async def test_a_click_on_a_row_is_its_digit(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "your-age")
        await click_row(person, 2)

        assert person.visit.answers["age"] == library.questions["age"].choices[2].id
        assert not person.shows(ChoiceScreen)


async def test_a_row_whose_digit_only_marks_it_is_chosen_by_a_click(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, CALM, "review"))
        assert person.shows(ReviewScreen)
        await click_row(person, 1)

        assert person.screen.step == "page:what-fits"  # type: ignore[attr-defined]


async def test_a_finding_that_is_clicked_waits_for_its_answer_at_the_foot(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        answered = set(person.visit.answers)
        await click_row(person, 1)
        assert person.shows(FindingsScreen)
        assert person.screen.rows.cursor == 1  # type: ignore[attr-defined]
        assert set(person.visit.answers) == answered
        await click_key(person, "No")

        assert {person.visit.answers[name] for name in set(person.visit.answers) - answered} == {"no"}


async def test_the_keys_at_the_foot_can_be_clicked(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        await click_key(person, "Why")
        assert person.shows(TextDialog)
        await click_key(person, "Close")
        assert person.shows(FindingsScreen)
        await click_key(person, "Back")
        assert person.screen.step == "page:your-age"  # type: ignore[attr-defined]


async def test_a_name_that_stands_for_several_keys_presses_none(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("2", "1")
        text = person.screen.query_one(Reader)
        await click_key(person, "Scroll")

        assert text.scroll_offset.y == 0


async def test_a_step_of_the_scale_is_put_and_the_key_at_the_foot_takes_it(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        assert person.shows(NumberScreen)
        scale = person.screen.query_one(NumberScale)
        width = (scale.container_size.width // 11) if scale.container_size.width < 88 else 8
        await person.click(scale.region.x + 7 * width, scale.region.y + 2)
        assert scale.value == 7
        await click_key(person, "Go on")

        assert person.visit.answers["pain-now"] == 7


async def test_a_double_click_counts_once(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    # A busy machine takes longer between the clicks than a hand.
    monkeypatch.setattr(App, "CLICK_CHAIN_TIME_THRESHOLD", math.inf)
    async with driven(tmp_path) as person:
        await at_page(person, library, "what-fits")
        region = next(iter(person.screen.query(Row))).region
        page = person.screen
        await person.click(region.x + 6, region.y)
        next_page, answers = person.screen, dict(person.visit.answers)
        assert next_page is not page
        await person.click(region.x + 6, region.y)

        assert person.screen is next_page
        assert person.visit.answers == answers


async def test_a_button_pressed_before_its_page_was_drawn_answers_nothing(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "your-age")
        page = person.screen
        page.accepts_from = math.inf  # type: ignore[attr-defined]
        await click_row(person, 1)

        assert person.screen is page
        assert "age" not in person.visit.answers


async def test_the_wheel_scrolls_a_text(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("0")
        text = person.screen.query_one(Reader)
        assert text.max_scroll_y > 0
        for _ in range(3):
            person.app.post_message(events.MouseScrollDown(None, 20, 10, 0, 0, 0, False, False, False, 20, 10))
        await person.until(lambda: text.scroll_offset.y > 0)


async def test_help_says_how_to_copy_only_where_the_mouse_acts(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.press("?")
        assert library.words("help.mouse") not in person.text()
        await person.press("escape")
        assert person.shows(WelcomeScreen)
        person.app.mouse = True
        await person.press("?")
        assert library.words("help.mouse") in person.text()


async def test_a_click_on_the_first_screen_chooses(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await click_row(person, 1)
        assert person.shows(TopicsScreen)


async def test_a_kiosk_takes_no_click() -> None:
    async with visiting() as visitor:
        await visitor.at("page:what-fits")
        page = visitor.screen
        await click_row(visitor, 1)

        assert visitor.screen is page
