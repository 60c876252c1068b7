"""The guide to when to seek care: opened by one key, searched while typing, and read without a visit."""

from __future__ import annotations

from pathlib import Path

from coach.core.content.levels import LEVELS
from coach.core.library import Library
from coach.core.report.guide import guide_parts
from coach.screens.dialogs.text import TextDialog
from coach.screens.pages.guide import GuideScreen
from coach.screens.pages.topics import TopicsScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.widgets.keybar import KeyBar
from coach.widgets.searchline import SearchLine
from coach.widgets.signs import PartBox, SignLine, Signs
from tests.support.home import Driven, driven
from tests.support.kept_visits import keep_check


def shown(person: Driven) -> list[str]:
    """The rules of the visible signs, from the top."""
    return [line.rule for line in person.screen.query(SignLine) if line.display and line.parent.display]  # type: ignore[union-attr]


def foot(person: Driven) -> str:
    return str(person.screen.query_one(KeyBar).content)


def at_top(person: Driven) -> str:
    """The level at the top of the visible part of the list."""
    signs = person.screen.query_one(Signs)
    boxes = [box for box in signs.query(PartBox) if box.display]
    return next(box.level for box in boxes if box.region.bottom > signs.region.y)


async def test_one_key_on_the_welcome_screen_shows_every_sign_the_emergencies_first(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await person.press("0")
        assert person.shows(GuideScreen)
        assert shown(person) == [sign.rule for part in guide_parts(library) for sign in part.signs]
        assert at_top(person) == "emergency"
        assert library.words("welcome.scope") in person.text()
        await person.press("escape")
        assert person.shows(WelcomeScreen)


async def test_the_key_of_the_guide_stays_when_more_can_be_chosen_and_a_digit_without_a_line_does_nothing(
    tmp_path: Path, library: Library
) -> None:
    keep_check(tmp_path, days_ago=1)
    async with driven(tmp_path) as person:
        assert library.words("welcome.summary") in person.text()
        await person.press("0")
        assert person.shows(GuideScreen)
        await person.press("escape", "7")
        assert person.shows(WelcomeScreen)
        await person.press("2")
        assert person.shows(TopicsScreen)


async def test_signs_are_found_as_one_types_and_esc_shows_them_all_again_and_no_visit_begins(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await person.press("0")
        every = shown(person)
        await person.press("/", *"fever")
        found = [sign.rule for part in guide_parts(library) for sign in part.signs if sign.fits("fever")]
        assert shown(person) == found
        assert 0 < len(found) < len(every)
        assert library.words("guide.found", found=len(found), count=len(every)) in person.text()
        await person.press("escape")
        assert person.shows(GuideScreen)
        assert shown(person) == every
        assert library.words("guide.count", count=len(every)) in person.text()
        await person.press("escape")
        assert person.shows(WelcomeScreen)
        assert person.app.controller is not None
        assert person.app.controller.visit is None
        assert person.kept() == []


async def test_keys_elsewhere_are_typed_into_the_search_and_words_that_fit_no_sign_say_to_get_help_all_the_same(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await person.press("0", "/", "q", "t", "?", "-", "k", "1")
        assert person.shows(GuideScreen)
        assert person.screen.query_one(SearchLine).value == "qt?-k1"
        assert shown(person) == []
        assert library.words("guide.none-found") in person.text()
        await person.press(*["backspace"] * 6)
        assert library.words("guide.none-found") not in person.text()
        assert shown(person)


async def test_the_arrows_scroll_while_one_types_and_enter_keeps_what_is_found_and_lets_keys_act_again(
    tmp_path: Path,
) -> None:
    async with driven(tmp_path) as person:
        await person.press("0", "/", "l", "e", "g", "down", "down", "up")
        assert person.screen.query_one(Signs).scroll_y == 1
        found = shown(person)
        await person.press("enter", "2")
        assert shown(person) == found
        assert at_top(person) == "urgent"


async def test_a_digit_leads_to_a_level(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("0", "end")
        for key, level in zip("1423", [LEVELS[each] for each in (3, 0, 2, 1)], strict=True):
            await person.press(key)
            assert at_top(person) == level


async def test_a_key_shows_where_the_signs_come_from_and_only_those_that_are_found(
    tmp_path: Path, library: Library
) -> None:
    signs = {sign.rule: sign for part in guide_parts(library) for sign in part.signs}
    async with driven(tmp_path) as person:
        await person.press("0")
        assert signs["brown-pee-after-effort"].support not in person.text()
        await person.press("/", *"cola", "enter", "w")
        assert person.shows(TextDialog)
        assert signs["brown-pee-after-effort"].text in person.text()
        assert signs["brown-pee-after-effort"].support in person.text()
        assert signs["one-weak-leg"].text not in person.text()
        await person.press("enter")
        assert person.shows(GuideScreen)


async def test_only_keys_that_act_stand_at_the_foot(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("0")
        assert foot(person).split("   ")[:3] == ["/ Search", "1-4 Level", "↑ ↓ Scroll"]
        await person.press("/")
        await person.settle()
        assert foot(person).split("   ")[:3] == ["Enter Read", "↑ ↓ Scroll", "Esc Back"]


async def test_a_key_pressed_before_all_is_read_opens_the_guide(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        visiting, person.app.controller = person.app.controller, None
        await person.press("0")
        assert person.shows(WelcomeScreen)
        person.app.controller = visiting
        await person.app._load()
        assert person.shows(GuideScreen)
