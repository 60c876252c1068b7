"""A keyboard whose letters are not Latin: the line of keys names digits, arrows and signs that do the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.app.set_builder import SetBuilderApp
from coach.core.library import Library
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.code import CodeScreen
from coach.screens.player.pain import PainDialog
from coach.screens.player.player import PlayerScreen
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import LETTERS
from coach.widgets.rows import Row
from coach.widgets.scripts import is_letter, of_other_script, plain_key
from tests.support.clocks import FakeClock
from tests.support.hand import Hand, at_keys
from tests.support.home import Driven, at_player, driven
from tests.support.home_screens import at_page, at_summary, player
from tests.support.letters_alone import by_letter_alone
from tests.support.shipped import shipped

LAYOUTS = {"Greek": "ς", "Russian": "й", "Arabic": "ض", "Hebrew": "ש", "Thai": "ๆ", "a vowel of Thai": "ั", "Hindi": "क"}


def foot(person: Driven) -> str:
    return str(person.screen.query_one(KeyBar).content)


async def test_whatever_a_letter_does_for_a_therapist_a_digit_or_a_sign_does_too(tmp_path: Path) -> None:
    app = SetBuilderApp(shipped(), tmp_path / "anna.toml", None, terminal="xterm-256color")
    async with at_keys(Hand(app, FakeClock(0.0))) as therapist:
        assert by_letter_alone(therapist.screen) == set()
        await therapist.press("enter")
        assert by_letter_alone(therapist.screen) == set()
        await therapist.press("enter")
        assert by_letter_alone(therapist.screen) == set()


async def test_an_action_that_only_a_letter_does_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with driven(tmp_path) as person:
        bound = person.app._bindings.key_to_bindings
        monkeypatch.delitem(bound, "left_parenthesis")
        assert by_letter_alone(person.screen) == {"theme"}


@pytest.mark.parametrize("letter", LAYOUTS.values(), ids=LAYOUTS)
async def test_a_letter_that_is_not_latin_changes_the_names_of_the_keys_and_says_so_once(
    tmp_path: Path, library: Library, letter: str
) -> None:
    async with driven(tmp_path) as person:
        assert "t Colours" in foot(person)
        await person.press(letter)
        assert person.said() == library.words("quiet.other-letters")
        await person.press("down")
        assert "( Colours" in foot(person)
        assert ") Quit" in foot(person)
        await person.press(letter)
        assert person.said() == library.words("quiet.idle-key", key="?")


async def test_a_latin_letter_brings_the_letters_back(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("й", "down")
        assert "( Colours" in foot(person)
        await person.press("k")
        assert "t Colours" in foot(person)


async def test_screens_beneath_and_dialogs_name_the_same_keys(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        assert "w Why" in foot(person)
        await person.press("?", "щ", "escape")
        assert "+ Why" in foot(person)
        await person.press("?")
        assert person.shows(TextDialog)
        assert "+  " in person.text()
        assert "w  " not in person.text()


async def test_every_key_of_the_player_is_named_without_letters(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.press("з", "?")
        listed = person.text()
        words = library.words
        for key, does in {"0": "pain", "7": "easier", "9": "harder", "1": "again", "3": "read", "%": "sound"}.items():
            assert any(line.split() == [key, *words(f"keys.{does}").split()] for line in listed.splitlines()), does


async def test_in_place_of_two_letters_one_sign_asks_what_is_wrong(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_player(person, library)
        await person.press("з", "0")
        assert person.shows(PainDialog)
        assert library.words("pain.other") in person.text()
        assert [row.told[0] for row in person.screen.query(Row)] == ["."]
        await person.press(".")
        assert library.words("pain.unwell") in person.text()


async def test_the_new_keys_do_what_the_letters_do(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        theme = person.app.theme
        await person.press("(")
        assert person.app.theme != theme
        await at_player(person, library)
        heard = person.app.settings.sound
        await person.press("%")
        assert person.app.settings.sound != heard
        assert isinstance(player(person), PlayerScreen)
        await at_summary(person)
        await person.press("4")
        assert person.shows(CodeScreen)


async def test_the_sign_for_the_end_ends_the_program(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press(")")
        assert person.app.return_value == 0


async def test_a_changed_letter_gives_way_too(tmp_path: Path, library: Library) -> None:
    (tmp_path / "keys.toml").write_text('why = "y"\nyes = "w"\n', "utf-8")
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        assert "y Why" in foot(person)
        await person.press("д", "down")
        assert "+ Why" in foot(person)
        assert "1 Yes" in foot(person)


@pytest.mark.parametrize("two", ["٢", "۲", "२", "๒", "２"])  # noqa: RUF001
async def test_a_digit_of_any_script_answers(tmp_path: Path, library: Library, two: str) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, "danger-signs")
        await person.press(two)
        assert "no" in person.visit.answers.values()


@pytest.mark.parametrize("name", LETTERS)
def test_every_letter_acts_in_either_case(name: str) -> None:
    key = LETTERS[name]
    capital = key.upper() if is_letter(key) else key
    assert {plain_key(key), plain_key(capital), plain_key(f"shift+{capital}" if is_letter(key) else key)} == {key}


@pytest.mark.parametrize("sign", ["é", "ñ", "ß", "ª", "º", "1", "?", " ", "\u02c6", "\u0301", None])
def test_what_a_latin_keyboard_types_is_no_letter_of_another_script(sign: str | None) -> None:
    assert not of_other_script(sign)
