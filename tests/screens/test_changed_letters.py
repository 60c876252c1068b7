"""Letters that a person changed in keys.toml act on every screen, and are the ones that the screens name."""

from __future__ import annotations

from pathlib import Path

from coach.app.app import CoachApp
from coach.core.library import Library
from coach.screens.base import CoachScreen
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.dialogs.text import TextDialog
from coach.screens.player.player import PlayerScreen
from coach.storage.key_changes import FILE
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import LETTERS
from coach.widgets.reader import Reader
from tests.keys import bindings, screens
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

SIGNS = {"question_mark", "slash", "equals_sign", "exclamation_mark"}


def changed(data: Path, text: str) -> Path:
    (data / FILE).write_text(text, "utf-8")
    return data


def foot(person: Driven) -> str:
    return str(person.screen.query_one(KeyBar).content)


def test_every_letter_that_acts_has_a_name_by_which_it_can_be_changed() -> None:
    owners: list[type[object]] = [CoachApp, CoachScreen, Reader, *screens()]
    acting = [binding for owner in owners for binding in bindings(owner)]
    lettered = [each for each in acting if (len(each.key) == 1 and each.key.isalpha()) or each.key in SIGNS]

    assert [each for each in lettered if LETTERS.get(each.id or "") != each.key] == []
    assert {each.id for each in lettered} == set(LETTERS)


async def test_a_changed_letter_acts_and_is_named_and_the_usual_one_acts_no_more(
    tmp_path: Path, library: Library
) -> None:
    async with driven(changed(tmp_path, 'easier = "z"\nlook = "e"')) as person:
        await person.stand(walked(new_visit(), library, CALM, "player"))
        assert person.shows(PlayerScreen)
        assert "z Easier" in foot(person)

        await person.press("e")
        assert library.exercises["heel-march"].name not in person.text()
        await person.press("z")
        assert library.exercises["heel-march"].name in person.text()


async def test_letters_that_change_places_do_each_other_s_work(tmp_path: Path, library: Library) -> None:
    async with driven(changed(tmp_path, 'why = "n"\nno = "w"')) as person:
        await at_page(person, library, next(each.id for each in library.pages if each.form == "rows"))
        assert person.shows(FindingsScreen)

        await person.press("n")
        assert person.shows(TextDialog)
        await person.press("n")
        assert person.shows(FindingsScreen)
        await person.press("w")
        assert "no" in person.visit.answers.values()


async def test_digits_answer_as_ever_and_help_names_the_changed_letter(tmp_path: Path, library: Library) -> None:
    async with driven(changed(tmp_path, 'help = "z"')) as person:
        await at_page(person, library, next(each.id for each in library.pages if each.form == "rows"))
        await person.press("z")
        assert person.shows(TextDialog)
        assert "z   " in person.text()
        await person.press("z", "2")
        assert person.shows(FindingsScreen)


async def test_a_file_that_cannot_be_used_is_said_on_the_first_screen_and_the_usual_keys_act(tmp_path: Path) -> None:
    async with driven(changed(tmp_path, 'theme = "1"')) as person:
        before = person.app.theme
        assert "theme = '1' is no letter" in " ".join(person.text().split())
        await person.press("t")
        assert person.app.theme != before
