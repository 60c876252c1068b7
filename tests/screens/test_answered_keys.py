"""Every key is answered: one that does nothing is told so in the line of keys, quietly and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.dialogs.text import TextDialog
from coach.widgets import keybar
from coach.widgets.keybar import KeyBar
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page


def idle(library: Library, key: str = "?") -> str:
    return library.words("quiet.idle-key", key=key)


def foot(person: Driven) -> str:
    return str(person.screen.query_one(KeyBar).content)


@pytest.mark.parametrize("key", ["z", "8", "f5", "home"])
async def test_a_key_that_does_nothing_says_so_at_the_foot_and_not_over_the_question(
    tmp_path: Path, library: Library, key: str
) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "what-fits")
        await person.press(key, key)

        assert foot(person) == idle(library)
        assert person.notices() == []


async def test_the_first_screen_says_it_before_and_after_the_content_is_read(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.press("7")
        assert person.said() == idle(library)


async def test_the_word_names_the_letter_that_the_person_chose_for_help(tmp_path: Path, library: Library) -> None:
    (tmp_path / "keys.toml").write_text('help = "z"\n')
    async with driven(tmp_path) as person:
        await person.press("8")
        assert person.said() == idle(library, "z")


async def test_the_keys_come_back_by_themselves(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keybar, "SAID_S", 0.05)
    async with driven(tmp_path) as person:
        keys = foot(person)
        await person.press("z")
        await person.until(lambda: foot(person) == keys)


async def test_the_keys_come_back_with_the_next_key_that_acts(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "what-fits")
        keys = foot(person)
        await person.press("z", "down")

        assert foot(person) == keys


async def test_a_dialog_says_it_in_its_own_line_of_keys(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        await person.press("w", "z")

        assert person.shows(TextDialog)
        assert person.said() == library.words("quiet.idle-key-alone")


async def test_how_a_page_is_answered_stands_as_long_as_its_key_is_pressed(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        await person.press("enter", "enter")
        assert person.shows(FindingsScreen)
        assert foot(person) == library.words("checklist.yes-no-unsure")
        await person.press("2")
        assert library.words("keys.unsure") in foot(person)


async def test_a_theme_that_was_chosen_is_named(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.press("t", "t")
        assert person.said() == library.words("theme.now", theme=library.words("theme.contrast"))
