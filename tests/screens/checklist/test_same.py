"""The second time: lasting answers are shown as they stood, to confirm or to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.checklist.same import SameScreen
from tests.support.home import Driven, driven
from tests.support.home_screens import choose
from tests.support.kept_visits import keep_check
from tests.support.shipped import shipped

LATE = 16
"""So many days after a check only what was told of the person is shown, no longer the trouble."""
SOON = 3


def days(kind: str) -> int:
    """For how many days the answers of a kind are shown."""
    return next(page.lasting.days for page in shipped().pages if page.lasting and page.lasting.of == kind)


async def at_same(person: Driven) -> None:
    """Begin a check and answer its first page."""
    await choose(person, "check")
    await person.press("1")
    await person.until(lambda: person.shows(SameScreen))


def at(person: Driven) -> str:
    """The step of the journey in front."""
    return str(person.screen.step)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_it_shows_each_answer_by_name_and_both_choices(
    tmp_path: Path, library: Library, size: tuple[int, int]
) -> None:
    keep_check(tmp_path, LATE, thinners="yes", cancer="unsure")
    async with driven(tmp_path, size=size) as person:
        await at_same(person)

        shown = " ".join(person.text().split())
        assert "18 to 49" in shown
        for name in ("cancer", "thinners", "steroids", "thin-bones"):
            assert library.questions[name].short in shown
        assert library.words("same.yes") in shown
        assert library.words("same.no") in shown
        assert library.words("same.ask", day="7 November 2026") in shown


@pytest.mark.parametrize("keys", [("1",), ("enter",), ("down", "up", "space")])
async def test_the_same_goes_on_behind_age(tmp_path: Path, library: Library, keys: tuple[str, ...]) -> None:
    keep_check(tmp_path, LATE, thinners="yes")
    async with driven(tmp_path) as person:
        await at_same(person)
        await person.press(*keys)

        assert at(person) == "page:danger-signs"
        assert person.visit.value("thinners") == "yes"
        await person.until_kept(lambda visit: visit.remembered is not None and visit.remembered.same is True)


@pytest.mark.parametrize("keys", [("2",), ("down", "enter")])
async def test_something_changed_asks_the_age_with_nothing_marked(
    tmp_path: Path, library: Library, keys: tuple[str, ...]
) -> None:
    keep_check(tmp_path, LATE, thinners="yes")
    async with driven(tmp_path) as person:
        await at_same(person)
        await person.press(*keys)

        assert at(person) == "page:your-age"
        assert person.visit.answers.keys() == {"fits-today"}
        await person.until_kept(lambda visit: visit.remembered is not None and visit.remembered.same is False)


async def test_a_step_back_leads_to_the_first_page_and_from_the_next_page_here(tmp_path: Path) -> None:
    keep_check(tmp_path, LATE)
    async with driven(tmp_path) as person:
        await at_same(person)
        await person.press("escape")
        assert at(person) == "page:what-fits"
        await person.press("1", "1", "escape")
        assert at(person) == "same"


async def test_a_check_left_here_goes_on_here(tmp_path: Path) -> None:
    keep_check(tmp_path, LATE)
    async with driven(tmp_path) as person:
        await at_same(person)
        await person.until_kept(lambda visit: visit.answers.keys() == {"fits-today"})
        await person.app.action_quit()
    async with driven(tmp_path, days_later=0.01) as person:
        await choose(person, "go-on")
        assert at(person) == "same"


async def test_a_first_check_and_one_after_too_long_a_time_ask_everything(tmp_path: Path, library: Library) -> None:
    keep_check(tmp_path, days("person") + 1)
    async with driven(tmp_path) as person:
        await choose(person, "check")
        await person.press("1")

        assert at(person) == "page:your-age"


async def test_a_routine_on_an_earlier_check_is_not_asked_what_lasts(tmp_path: Path) -> None:
    keep_check(tmp_path, 1)
    async with driven(tmp_path) as person:
        await choose(person, "routine")

        assert person.visit.remembered is None


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_soon_after_it_comes_first_and_shows_the_trouble_too(tmp_path: Path, size: tuple[int, int]) -> None:
    keep_check(tmp_path, SOON, where=("low-middle",), days=1)
    async with driven(tmp_path, size=size) as person:
        await choose(person, "check")

        assert person.shows(SameScreen)
        shown = " ".join(person.text().split())
        for words in ("It hurts now, after a workout", "Low back", "3 to 7 days ago", "18 to 49"):
            assert words in shown
        for number in range(1, 5):
            assert f" {number} " in shown


@pytest.mark.parametrize(
    ("keys", "step"),
    [
        (("1",), "page:danger-signs"),
        (("2",), "page:what-fits"),
        (("3",), "page:your-age"),
        (("4",), "page:what-fits"),
        (("down", "down", "enter"), "page:your-age"),
    ],
)
async def test_each_choice_asks_what_changed(tmp_path: Path, keys: tuple[str, ...], step: str) -> None:
    keep_check(tmp_path, SOON)
    async with driven(tmp_path) as person:
        await choose(person, "check")
        await person.press(*keys)

        assert at(person) == step


async def test_a_number_without_a_choice_does_nothing(tmp_path: Path) -> None:
    keep_check(tmp_path, LATE)
    async with driven(tmp_path) as person:
        await at_same(person)
        await person.press("3", "4")

        assert at(person) == "same"


@pytest.mark.parametrize("key", ["b", "9"])
async def test_whoever_helps_says_so_before_the_answers_are_confirmed(tmp_path: Path, key: str) -> None:
    keep_check(tmp_path, SOON)
    async with driven(tmp_path) as person:
        await choose(person, "check")
        await person.press(key)
        assert at(person) == "page:who-answers"
        await person.press("2")

        assert at(person) == "same"
        assert person.visit.value("for-whom") == "helping"
