"""In windows of any size no phone number, key, action or disclaimer is cut, and no text is too wide to be read well."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.export.printing.cups import CupsJob
from coach.loading.assembly import load_library
from coach.loading.place import SHIPPED, ContentPlace
from coach.screens.pages.welcome import WelcomeScreen
from tests.support.hand import Hand
from tests.support.home import driven
from tests.support.kiosk import visiting
from tests.support.past import keep, past_visit
from tests.support.screens_of_a_visit import FROM_THE_FIRST_SCREEN, OF_A_VISIT, VISIT_ALONE, visit_at
from tests.support.tour import KINDS, STOPS, go
from tests.support.whole_words import clipped, cut_texts, long_lines

SIZES = ((60, 20), (80, 24), (120, 36), (200, 60))
LARGE = (80, 22)
"""What a kiosk shows that is set up as its guide says."""
CODES = ("en", *SHIPPED.codes())
PLACES = [ContentPlace(language=code) for code in CODES]


async def wrong_anywhere(hand: Hand, name: str) -> list[str]:
    """Return what is wrong with the screen in front, in each size, from the window's present one to the other end."""
    found = []
    for columns, rows in SIZES if hand.app.size == SIZES[0] else SIZES[::-1]:
        if hand.app.size != (columns, rows):
            await hand.resize(columns, rows)
        wrong = [*cut_texts(hand.screen), *long_lines(hand.screen)]
        found += [f"{name} at {columns}x{rows}: {each}" for each in wrong]
    return found


@pytest.mark.parametrize("place", PLACES, ids=CODES)
async def test_no_screen_of_a_visit_cuts_a_word(tmp_path: Path, library: Library, place: ContentPlace) -> None:
    found = []
    async with driven(tmp_path, size=SIZES[0], place=place, print_job=CupsJob) as person:
        person.app.animation_level = "none"
        for name, (step, answers, keys) in OF_A_VISIT.items():
            await person.stand(visit_at(step, answers, library))
            await person.press(*keys)
            found += await wrong_anywhere(person, name)
            while len(person.app.screen_stack) > VISIT_ALONE:
                await person.press("escape")
    assert found == []


@pytest.mark.parametrize("place", PLACES, ids=CODES)
async def test_no_screen_outside_a_visit_cuts_a_word(tmp_path: Path, place: ContentPlace) -> None:
    async with driven(tmp_path / "new", size=SIZES[0], place=place) as person:
        found = await wrong_anywhere(person, "the first start")
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    async with driven(tmp_path, size=SIZES[0], place=place) as person:
        for keys in FROM_THE_FIRST_SCREEN:
            await person.press(*keys)
            found += await wrong_anywhere(person, " ".join(keys) or "today")
            while not person.shows(WelcomeScreen):
                await person.press("escape")
    assert found == []


@pytest.mark.parametrize("place", PLACES, ids=CODES)
async def test_no_screen_of_the_kiosk_cuts_a_word(place: ContentPlace) -> None:
    found = []
    async with visiting(size=SIZES[0], libraries=(load_library(place),)) as visitor:
        for name in KINDS:
            await go(visitor, STOPS[name])
            found += await wrong_anywhere(visitor, name)
    assert found == []


@pytest.mark.parametrize(
    "names", [KINDS, pytest.param(tuple(STOPS), marks=pytest.mark.exhaustive)], ids=["kinds", "all"]
)
@pytest.mark.parametrize("place", PLACES, ids=CODES)
async def test_in_the_kiosk_s_usual_letters_every_word_is_whole_or_a_key_turns_it_up(
    place: ContentPlace, names: Sequence[str]
) -> None:
    found = []
    async with visiting(size=LARGE, libraries=(load_library(place),)) as visitor:
        for name in names:
            await go(visitor, STOPS[name])
            wrong = [*clipped(visitor.screen), *cut_texts(visitor.screen), *long_lines(visitor.screen)]
            found += [f"{name}: {each}" for each in wrong]
    assert found == []


async def test_a_text_that_is_cut_in_a_small_window_only_is_found_in_that_on_either_way(tmp_path: Path) -> None:
    async with driven(tmp_path, size=SIZES[0]) as person:
        assert await wrong_anywhere(person, "welcome") == []
        # In a wide window the text needs no more lines.
        person.screen.query_one(".scope").styles.max_height = 2
        await person.settle()
        down = await wrong_anywhere(person, "welcome")
        up = await wrong_anywhere(person, "welcome")
        assert any(each.startswith("welcome at 60x20: cut") for each in down)
        assert not any(each.startswith("welcome at 200x60") for each in down)
        assert sorted(up) == sorted(down)
