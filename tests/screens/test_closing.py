"""A key pressed twice in haste closes one screen and leaves the one beneath open."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.screens.checklist.base import QuestionScreen
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.guide import GuideScreen
from coach.screens.pages.welcome import WelcomeScreen
from tests.support.hand import key_event
from tests.support.home import Driven, driven


async def closed_at_once(person: Driven, times: int) -> None:
    """Dismiss the screen in front several times before any has acted, which pressing keys one by one could not do."""
    front = person.screen
    for _ in range(times):
        front.dismiss()
    await person.settle()


@pytest.mark.parametrize("times", [2, 5])
async def test_why_is_closed_and_its_question_stays(tmp_path: Path, times: int) -> None:
    async with driven(tmp_path) as person:
        await person.press("1")
        page = person.screen
        await person.press("w")
        assert person.shows(TextDialog)

        await closed_at_once(person, times)

        assert isinstance(page, QuestionScreen)
        assert person.screen is page


async def test_a_screen_of_its_own_is_closed_and_the_program_goes_on(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("0")
        assert person.shows(GuideScreen)

        await closed_at_once(person, 4)

        assert person.shows(WelcomeScreen)
        assert person.app.is_running


async def test_keys_still_on_their_way_as_the_program_ends_break_nothing(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("1")
        for _ in range(5):
            person.app.post_message(key_event("2"))
