"""Pages of findings by their keys: one row a finding, openers that stand for several, and pages asked as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.single import ChoiceScreen
from coach.screens.dialogs.text import TextDialog
from tests.support.home import Driven, driven
from tests.support.home_screens import at_page
from tests.support.visits import CALM, new_visit
from tests.support.walking import walked

LATELY = "lately"


def opener(library: Library, name: str) -> tuple[str, ...]:
    """The findings that an opener stands for."""
    return next(each.of for page in library.pages for each in page.openers if each.id == name)


def marks(person: Driven) -> list[str]:
    """What the rows show, the first line of each."""
    assert isinstance(person.screen, FindingsScreen)
    return [f"{row.mark.strip()} {row.text.split(' ')[0]}".strip() for row in person.screen.row_words()]


async def test_a_no_to_an_opener_answers_each_of_its_findings_no(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, LATELY)
        await person.press("2")

        told = {name: person.visit.value(name) for name in opener(library, "growth")}
        assert told == dict.fromkeys(told, "no")


@pytest.mark.parametrize(("key", "mark"), [("1", "yes"), ("3", "unsure")])
async def test_a_yes_or_not_sure_to_an_opener_asks_each_of_its_findings(
    tmp_path: Path, library: Library, key: str, mark: str
) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, LATELY)
        before = person.visit.answers
        await person.press(key)
        assert isinstance(person.screen, FindingsScreen)
        rows = person.screen.row_words()

        assert person.visit.answers == before
        assert rows[0].state == mark
        assert [row.text for row in rows[1:3]] == [library.questions[name].words for name in opener(library, "growth")]
        assert all(row.part for row in rows[1:3])
        assert person.screen.rows.cursor == 1


async def test_after_its_findings_the_cursor_goes_on_behind_the_opener(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, LATELY)
        await person.press("1", "1", "2")
        assert isinstance(person.screen, FindingsScreen)

        told = {name: person.visit.value(name) for name in opener(library, "growth")}
        assert told == {"weight-loss": "yes", "lump": "no"}
        assert person.screen.rows.cursor == 3


async def test_a_yes_whose_findings_are_all_denied_is_asked_about_before_the_page_is_left(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, LATELY)
        await person.press("1", "2", "2")

        assert library.words("checklist.none-after-all") in person.notices()
        assert person.visit.value("lump") is None
        assert isinstance(person.screen, FindingsScreen)
        assert person.screen.rows.cursor == 0

        await person.press("enter")
        assert person.visit.value("lump") is None

        await person.press("2")
        assert person.visit.value("lump") == "no"


async def test_a_yes_to_an_opener_that_was_denied_asks_its_findings_again(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, CALM, "page:where-it-hurts"))
        await person.press("-")
        assert isinstance(person.screen, FindingsScreen)
        await person.press("1")
        assert marks(person)[:3] == ["■ yes Weight", "· Weight", "· A"]

        await person.press("2", "1")

        told = {name: person.visit.value(name) for name in opener(library, "growth")}
        assert told == {"weight-loss": "no", "lump": "yes"}


async def test_enter_goes_on_over_a_page_that_is_answered(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, CALM, "page:where-it-hurts"))
        await person.press("-")
        assert isinstance(person.screen, FindingsScreen)
        await person.press("enter")

        assert person.screen.step == "page:where-it-hurts"


@pytest.mark.parametrize("key", ["enter", "0"])
async def test_enter_and_zero_on_an_open_page_say_how_it_is_answered(
    tmp_path: Path, library: Library, key: str
) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, LATELY)
        before = person.visit.answers
        await person.press(key)

        assert person.said() == library.words("checklist.yes-no-unsure")
        assert person.visit.answers == before


async def test_a_page_asked_as_a_whole_is_denied_by_one_key(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, {**CALM, "where": ("low-side",)}, "page:side-and-groin"))
        asks = ("kidney-pain", "pain-on-breath", "blister-band")
        assert isinstance(person.screen, FindingsScreen)
        assert person.screen.asks_all
        await person.press("2")

        assert {name: person.visit.value(name) for name in asks} == dict.fromkeys(asks, "no")
        assert person.screen.step != "page:side-and-groin"


async def test_a_page_asked_as_a_whole_asks_each_row_after_a_yes(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.stand(walked(new_visit(), library, {**CALM, "where": ("low-side",)}, "page:side-and-groin"))
        await person.press("1", "2", "3", "2")

        told = {name: person.visit.value(name) for name in ("kidney-pain", "pain-on-breath", "blister-band")}
        assert told == {"kidney-pain": "no", "pain-on-breath": "unsure", "blister-band": "no"}


async def test_why_on_an_opener_tells_what_each_of_its_findings_means(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_page(person, library, LATELY)
        await person.press("w")

        assert person.shows(TextDialog)
        for name in opener(library, "growth"):
            clarify = library.questions[name].clarify
            assert clarify is not None
            assert clarify.split(".")[0] in " ".join(person.text().split())


@pytest.mark.parametrize("key", ["b", "9"])
async def test_who_answers_is_asked_by_its_key_alone(tmp_path: Path, library: Library, key: str) -> None:
    async with driven(tmp_path) as person:
        await person.press("1")
        assert isinstance(person.screen, ChoiceScreen)
        await person.press(key)
        assert person.screen.step == "page:who-answers"
        await person.press("2")

        assert person.visit.value("for-whom") == "helping"
        assert person.screen.step == "page:what-fits"
