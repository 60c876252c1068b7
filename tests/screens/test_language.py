"""The key on the first screen that changes the language: it is offered by name, acts at once, and is remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree
from typing import NoReturn

import pytest

from coach.core.library import Library
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.screens.pages.welcome import WelcomeScreen
from coach.storage.settings import Settings, read_settings, write_settings
from coach.widgets.keybar import KeyBar
from tests.support.home import Driven, driven
from tests.support.home_screens import offered
from tests.support.kept_visits import keep_check
from tests.support.shipped import changed
from tests.support.translated import CODE, MARK

KEY = "="


@pytest.fixture(scope="module")
def spanish() -> Library:
    return load_library(ContentPlace(language="es"))


def foot(person: Driven) -> str:
    return " ".join(str(person.screen.query_one(KeyBar).content).split())


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_key_names_the_other_language_in_that_language(tmp_path: Path, size: tuple[int, int]) -> None:
    async with driven(tmp_path, size=size) as person:
        assert "= Español" in foot(person)
        await person.press(KEY)
        assert "= English" in foot(person)


async def test_the_first_screen_speaks_the_other_language_at_once_and_back(
    tmp_path: Path, library: Library, spanish: Library
) -> None:
    keep_check(tmp_path, 1)
    async with driven(tmp_path) as person:
        english, choices = person.text(), offered(person)
        await person.press(KEY)

        assert person.shows(WelcomeScreen)
        assert offered(person) == choices
        told = person.text()
        for key in ("today.core", "keys.theme"):
            assert spanish.words(key) in told
            assert library.words(key) not in told
        await person.press(KEY)
        assert person.text() == english


async def test_the_visit_that_follows_speaks_it(tmp_path: Path, spanish: Library) -> None:
    async with driven(tmp_path) as person:
        await person.press(KEY, "1")

        assert spanish.questions["fits-today"].words in person.text()


async def test_content_that_cannot_be_looked_through_any_more_offers_no_other_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: ContentPlace) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr("coach.home.language.next_language", refused)
    async with driven(tmp_path) as person:
        assert "Español" not in foot(person)
        await person.press("1")
        assert not person.shows(WelcomeScreen)


async def test_the_choice_is_kept_beside_the_others(tmp_path: Path) -> None:
    before = Settings(theme="coach-light", sound=False, plain=True)
    write_settings(tmp_path, before)
    async with driven(tmp_path) as person:
        await person.press(KEY)
        assert read_settings(tmp_path) == replace(before, language="es")
        await person.press("t", KEY)
        kept = read_settings(tmp_path)
        assert kept.language == "en"
        assert kept.theme == person.app.theme != "coach-light"


async def test_help_names_the_key_in_the_other_language(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("?")
        assert "=       Español" in person.text()


async def test_with_one_language_there_is_no_key(tmp_path: Path, bilingual: Path) -> None:
    content = copytree(bilingual, tmp_path / "content")
    for code in ContentPlace(content).codes():
        rmtree(content / code)
    async with driven(tmp_path, place=ContentPlace(content)) as person:
        told = person.text()
        await person.press(KEY)
        assert "= " not in foot(person)
        assert person.text().splitlines()[:3] == told.splitlines()[:3]


async def test_a_language_that_is_not_whole_is_not_offered(tmp_path: Path, bilingual: Path) -> None:
    content = copytree(bilingual, tmp_path / "content")
    rmtree(content / "es")
    async with driven(tmp_path, place=ContentPlace(content)) as person:
        assert f"= {MARK}English" in foot(person)
    changed(content, f"{CODE}/interface.toml", '"hold" = "Zz Hold.", ', "")
    async with driven(tmp_path, place=ContentPlace(content)) as person:
        assert MARK not in foot(person)


async def test_a_language_that_is_not_whole_and_was_only_wished_for_leaves_no_word_behind(
    tmp_path: Path, bilingual: Path
) -> None:
    content = copytree(bilingual, tmp_path / "content")
    changed(content, f"{CODE}/interface.toml", '"hold" = "Zz Hold.", ', "")
    async with driven(tmp_path, place=ContentPlace(content, language=CODE, if_whole=True)) as person:
        assert MARK not in person.text()
