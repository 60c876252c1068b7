"""No screen shows a word that a language cannot translate: each text bears the mark of a marked language."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from coach.core.library import Library
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.screens.pages.welcome import WelcomeScreen
from coach.widgets.keybar import GAP, KeyBar
from tests.support.hand import Hand
from tests.support.home import driven
from tests.support.kiosk import visiting
from tests.support.past import keep, past_visit
from tests.support.screens_of_a_visit import FROM_THE_FIRST_SCREEN, OF_A_VISIT, VISIT_ALONE, visit_at
from tests.support.tour import KINDS, STOPS, go
from tests.support.translated import CODE, unmarked


@pytest.fixture(scope="module")
def marked(bilingual: Path, tmp_path_factory: pytest.TempPathFactory) -> ContentPlace:
    """The marked language, which the clinic's staff read, too, so that the therapist's part has no other words."""
    clinic = tmp_path_factory.mktemp("clinic") / "clinic.toml"
    clinic.write_text(f'language = "{CODE}"\n', "utf-8")
    return ContentPlace(bilingual, clinic, language=CODE)


@pytest.fixture(scope="module")
def words(marked: ContentPlace) -> Library:
    return load_library(marked)


def unmarked_in(hand: Hand, library: Library) -> list[str]:
    """Return each line on the screen in front that has words and no mark."""
    found = []
    for widget in hand.screen.query(Static).results(Static):
        shown = all(each.display for each in widget.ancestors_with_self if hasattr(each, "display"))
        if shown:
            text = str(widget.content)
            lines = text.replace(GAP, "\n").splitlines() if isinstance(widget, KeyBar) else text.splitlines()
            found += unmarked(lines, library)
    return found


async def test_no_screen_of_a_visit_has_a_word_of_the_code_s_own(
    tmp_path: Path, marked: ContentPlace, words: Library
) -> None:
    found = {}
    async with driven(tmp_path, place=marked, size=(120, 36)) as person:
        person.app.animation_level = "none"
        for name, (step, answers, keys) in OF_A_VISIT.items():
            await person.stand(visit_at(step, answers, words))
            await person.press(*keys)
            found[name] = unmarked_in(person, words)
            while len(person.app.screen_stack) > VISIT_ALONE:
                await person.press("escape")
    assert {name: each for name, each in found.items() if each} == {}


async def test_no_screen_outside_a_visit_has_a_word_of_the_code_s_own(
    tmp_path: Path, marked: ContentPlace, words: Library
) -> None:
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    found = {}
    async with driven(tmp_path, place=marked, size=(120, 36)) as person:
        for keys in FROM_THE_FIRST_SCREEN:
            await person.press(*keys)
            found[keys] = unmarked_in(person, words)
            while not person.shows(WelcomeScreen):
                await person.press("escape")
    assert {keys: each for keys, each in found.items() if each} == {}


async def test_no_screen_of_the_kiosk_has_a_word_of_the_code_s_own(words: Library) -> None:
    found = {}
    async with visiting(libraries=(words,)) as visitor:
        for name in (*KINDS, "emergency-why", "review-late", "rows-again", "finish-asked", "over-emergency-asked"):
            await go(visitor, STOPS[name])
            found[name] = unmarked_in(visitor, words)
    assert {name: each for name, each in found.items() if each} == {}
