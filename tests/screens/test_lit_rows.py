"""What was chosen is seen for a moment before the page turns, and nobody waits for it who need not."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.checklist.single import ChoiceScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.pages.topics import TopicScreen, TopicsScreen
from coach.widgets.rows import Row
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page
from tests.support.kiosk import visiting

LONG_S = 3600.0
"""Longer than any test: the page waits for ever."""


def lit(person: Driven) -> list[str]:
    return [row.told[0] for row in person.screen.query(Row) if row.has_class("-lit")]


@pytest.mark.parametrize(("keys", "row"), [(("2",), "2"), (("down", "enter"), "2"), (("space",), "1")])
async def test_the_row_that_a_key_chose_is_lit_while_the_page_still_stands(
    tmp_path: Path, library: Library, keys: tuple[str, ...], row: str
) -> None:
    async with driven(tmp_path, lit_s=LONG_S) as person:
        await at_page(person, library, "your-age")
        await person.press(*keys)

        assert person.shows(ChoiceScreen)
        assert lit(person) == [row]


async def test_the_page_turns_by_itself_after_a_moment(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, lit_s=0.03) as person:
        await at_page(person, library, "your-age")
        page = person.screen
        await person.press("1")
        await person.until(lambda: person.screen is not page)


async def test_the_next_key_turns_the_page_at_once_and_answers_nothing(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, lit_s=LONG_S) as person:
        await at_page(person, library, "your-age")
        page, answers = person.screen, person.visit.answers
        await person.press("1")
        assert person.visit.answers == answers
        await person.press("2")

        assert person.screen is not page
        assert set(person.visit.answers.items()) - set(answers.items()) == {("age", person.visit.answers["age"])}


async def test_a_page_about_to_turn_waits_for_the_dialog_over_it_to_be_answered(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path, lit_s=LONG_S) as person:
        await at_page(person, library, "your-age")
        page = person.screen
        await person.press("1", "ctrl+c")
        assert person.shows(ConfirmDialog)
        # The second key is for the row of the dialog, which is lit as well.
        await person.press("2", "2")
        await person.until(lambda: page not in person.app.screen_stack)
        assert "age" in person.visit.answers


async def test_an_answer_whose_row_is_lit_is_kept_when_the_program_ends(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, lit_s=LONG_S) as person:
        await at_page(person, library, "your-age")
        assert "age" not in person.visit.answers
        await person.press("1")
        person.app.leave()
    assert "age" in person.kept()[0].answers


async def test_a_person_who_wants_nothing_to_move_waits_for_nothing(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, lit_s=LONG_S) as person:
        person.app.animation_level = "none"
        await at_page(person, library, "your-age")
        page = person.screen
        await person.press("1")

        assert person.screen is not page


async def test_a_kiosk_waits_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with visiting() as visitor:
        monkeypatch.setattr("coach.screens.seen.LIT_S", LONG_S)
        await visitor.at("page:what-fits")
        page = visitor.screen
        await visitor.press("1")

        assert visitor.screen is not page


async def test_a_list_to_which_one_comes_back_has_no_lit_row(tmp_path: Path) -> None:
    async with driven(tmp_path, lit_s=LONG_S) as person:
        await person.press("2", "z", "3")
        assert person.shows(TopicsScreen)
        assert lit(person) == ["3"]
        await person.press("z")
        assert person.shows(TopicScreen)
        await person.press("escape")

        assert person.shows(TopicsScreen)
        assert lit(person) == []


async def test_a_dialog_shows_what_was_chosen_before_it_closes(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, lit_s=LONG_S) as person:
        await at_page(person, library, "danger-signs")
        await person.press("2", "q", "2")
        assert person.shows(ConfirmDialog)
        assert lit(person) == ["2"]
        await person.press("z")
        assert not person.shows(ConfirmDialog)


async def test_a_key_that_moves_on_without_choosing_a_row_lights_none(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path, lit_s=LONG_S) as person:
        await at_page(person, library, "your-age")
        page = person.screen
        await person.press("escape")

        assert person.screen is not page
