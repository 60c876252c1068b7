"""The pages of the check by their keys: findings row by row, numbers, and going back."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.single import ChoiceScreen, NumberScreen, SeveralScreen
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.topics import TopicScreen, TopicsScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.storage.settings import read_settings
from tests.support.home import driven
from tests.support.home_screens import at_page, choose


async def test_a_finding_row_moves_on_by_itself_and_keeps_its_answer_when_one_goes_back(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        assert person.shows(FindingsScreen)
        await person.press("2", "2")
        assert person.screen.rows.cursor == 2  # type: ignore[attr-defined]
        await person.press("-")
        assert person.shows(ChoiceScreen)
        await person.press("1")
        assert person.shows(FindingsScreen)
        assert person.screen.rows.cursor == 2  # type: ignore[attr-defined]


async def test_going_back_from_the_first_page_returns_to_the_welcome_screen(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("1", "-")
        assert person.shows(WelcomeScreen)


async def test_a_number_out_of_range_is_never_taken(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "pain-number")
        assert person.shows(NumberScreen)
        await person.press("enter")
        assert library.words("checklist.number-range", low=0, high=10) in person.text()
        await person.press("1", "0", "7", "enter")
        assert person.visit.answers["pain-now"] == 7


async def test_several_of_a_list_can_be_ticked_and_unticked(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "what-worsens")
        assert person.shows(SeveralScreen)
        await person.press("1", "2", "1", "enter")
        assert person.visit.answers["worse-with"] == ("bending",)


async def test_why_we_ask_opens_over_the_page_and_closes_with_any_of_its_keys(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        await person.press("2", "2")
        for key in ("w", "enter", "escape", "-"):
            await person.press("w")
            assert person.shows(TextDialog)
            assert library.questions["went-in-lift"].why in person.text()
            await person.press(key)
            assert person.shows(FindingsScreen)


async def test_help_lists_the_keys_of_the_screen_one_is_on(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "your-health")
        await person.press("?")
        assert person.shows(TextDialog)
        assert library.words("keys.unsure") in person.text()
        assert library.words("keys.easier") not in person.text()


async def test_the_theme_is_chosen_once_and_remembered(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        assert person.app.theme == "coach-dark"
        await person.press("t", "t")
        assert person.app.theme == "coach-contrast"
    assert read_settings(tmp_path).theme == "coach-contrast"
    async with driven(tmp_path) as person:
        assert person.app.theme == "coach-contrast"


@pytest.mark.long
async def test_every_topic_can_be_read_and_left_by_keys(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await choose(person, "topics")
        opened = [str(number % 10) for number in range(1, len(library.topics) + 1)]
        for key, topic in zip(["enter", *opened[1:]], library.topics.values(), strict=True):
            assert person.shows(TopicsScreen)
            await person.press(key)
            assert person.shows(TopicScreen)
            text = person.text()
            assert all(each.text in text for section in topic.section for each in section.statements)
            await person.press("-")
        await person.press("up", "enter")
        before_last = list(library.topics.values())[-2]
        assert before_last.section[0].statements[0].text in person.text()
        await person.press("-", "-")
        assert person.shows(WelcomeScreen)
