"""A check that was left on the way goes on where it was, from the welcome screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.core.visit.state import Visit
from coach.screens.checklist.base import QuestionScreen
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.storage.visits import VisitStore
from tests.support.home import Driven, driven
from tests.support.home_screens import choose, offered
from tests.support.kept_visits import keep_check
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walked

GO_ON = "go-on"
LATER = 0.5 / 24
"""Half an hour, in days."""


def left_at(data: Path, library: Library, step: str, **given: str) -> Visit:
    """Keep a check that was left at a step as its last answer was given, and return it."""
    answers = {**CALM, **{name.replace("_", "-"): value for name, value in given.items()}}
    visit = walked(new_visit(content_version=library.version, answered_at=NOW), library, answers, step)
    VisitStore(data).save(visit)
    return visit


def at(person: Driven) -> str | None:
    """The step of the journey in front."""
    step = person.screen.step  # type: ignore[attr-defined]
    assert step is None or isinstance(step, str)
    return step


async def test_a_check_left_by_quitting_goes_on_at_its_page_with_its_answers(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await person.press("1", "1", "3")
        await person.until_kept(lambda visit: len(visit.answers) == 2)
        step, kept = at(person), person.kept()[0]
        await person.app.action_quit()

    async with driven(tmp_path, days_later=LATER) as person:
        page = library.page("danger-signs").title
        assert library.words("welcome.check-left-at", page=page) in person.text()
        await person.press("enter")
        await person.until(lambda: person.shows(QuestionScreen))
        assert at(person) == step == "page:danger-signs"
        assert (person.visit.id, person.visit.answers) == (kept.id, kept.answers)
        await person.press("escape")
        assert at(person) == "page:your-age"


async def test_a_check_gone_on_with_is_kept_in_its_own_file(tmp_path: Path, library: Library) -> None:
    left = left_at(tmp_path, library, "page:your-age")
    async with driven(tmp_path, days_later=LATER) as person:
        await choose(person, GO_ON)
        await person.press("1")
        await person.until_kept(lambda visit: "age" in visit.answers)

        assert [visit.id for visit in person.kept()] == [left.id]


async def test_after_the_hour_the_check_begins_anew(tmp_path: Path, library: Library) -> None:
    left_at(tmp_path, library, "page:nerve-signs")
    async with driven(tmp_path, days_later=3 * LATER) as person:
        assert GO_ON not in offered(person)


async def test_a_new_check_can_be_begun_instead(tmp_path: Path, library: Library) -> None:
    left = left_at(tmp_path, library, "page:nerve-signs")
    async with driven(tmp_path, days_later=LATER) as person:
        await choose(person, "check")

        assert at(person) == "page:what-fits"
        assert person.visit.id != left.id


async def test_a_check_left_with_all_answers_given_says_so(tmp_path: Path, library: Library) -> None:
    left_at(tmp_path, library, "review")
    async with driven(tmp_path, days_later=LATER) as person:
        assert library.words("welcome.check-left-answered") in person.text()
        await choose(person, GO_ON)
        assert at(person) == "review"


async def test_an_emergency_that_nobody_responded_to_comes_back_as_its_card(tmp_path: Path, library: Library) -> None:
    left_at(tmp_path, library, "emergency", pee_hard="yes")
    async with driven(tmp_path, days_later=LATER) as person:
        assert library.words("welcome.check-left-card") in person.text()
        await person.press("enter")
        await person.until(lambda: person.shows(EmergencyScreen))


async def test_of_an_older_routine_and_a_newer_check_the_check_alone_goes_on(tmp_path: Path, library: Library) -> None:
    keep_check(tmp_path, days_ago=1)
    left_at(tmp_path, library, "page:nerve-signs")
    async with driven(tmp_path, days_later=LATER) as person:
        assert offered(person).count(GO_ON) == 1
        assert person.text().index(library.words("welcome.check-left")) < person.text().index(
            library.words("welcome.routine")
        )
        await person.press("enter")
        assert at(person) == "page:nerve-signs"


@pytest.mark.parametrize("before", [True, False], ids=["before", "meanwhile"])
async def test_a_check_under_way_in_another_window_is_left_to_it(
    tmp_path: Path, library: Library, before: bool
) -> None:
    left = left_at(tmp_path, library, "page:nerve-signs")
    window = VisitStore(tmp_path)
    if before:
        window.hold(left.id)
    async with driven(tmp_path, days_later=LATER) as person:
        if not before:
            window.hold(left.id)
            await choose(person, GO_ON)
            await person.until(lambda: GO_ON not in offered(person))
        assert person.shows(WelcomeScreen)
        assert GO_ON not in offered(person)
        assert library.words("welcome.check-elsewhere") in person.text()
    window.let_go()


async def test_what_another_window_added_before_it_was_closed_is_gone_on_with(tmp_path: Path, library: Library) -> None:
    left = left_at(tmp_path, library, "page:nerve-signs")
    async with driven(tmp_path, days_later=LATER) as person:
        told = replace(left.answering({"fever": "yes"}), answered_at=NOW + timedelta(minutes=1))
        VisitStore(tmp_path).save(told)
        await choose(person, GO_ON)

        assert person.visit.value("fever") == "yes"
