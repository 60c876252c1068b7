"""A session of a return plan by its keys: from the first screen to what the summary tells of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.core.library import Library
from coach.screens.pages.setup import SetupScreen
from coach.screens.pages.summary import SummaryScreen
from coach.screens.pages.training import TrainingScreen
from tests.support.home import Driven, driven
from tests.support.home_screens import choose, offered
from tests.support.kept_visits import keep_check, keep_trainable

CALM_QUICK = ("2",) * 7
"""No danger sign right before the session."""


async def to_session(person: Driven, pain: str = "2") -> None:
    """Come for a session of lifting, a deadlift with a usual load of 100 kg, and answer what is asked before it."""
    await choose(person, "training")
    if person.screen.step == "page:next-day":  # type: ignore[attr-defined]
        await person.press("2", "enter")
    await person.press(*CALM_QUICK, pain, "enter")
    await person.press("1", "1", "1", "1", "0", "0", "enter")
    await person.until(lambda: person.shows(TrainingScreen))


def lines(person: Driven) -> list[str]:
    return [line.strip() for line in person.text().splitlines()]


async def test_a_plan_is_offered_once_three_routines_in_a_row_went_well(tmp_path: Path) -> None:
    keep_check(tmp_path, 1)
    async with driven(tmp_path) as person:
        assert "training" not in offered(person)
    keep_trainable(tmp_path)
    async with driven(tmp_path) as person:
        assert "training" in offered(person)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_the_session_says_lift_load_effort_and_when_to_stop(
    tmp_path: Path, library: Library, size: tuple[int, int]
) -> None:
    keep_trainable(tmp_path)
    async with driven(tmp_path, size=size) as person:
        await to_session(person)

        shown = " ".join(person.text().split())
        week = library.returns["lifting"].weeks[0]
        assert week.title in shown
        assert "Deadlift" in shown
        assert "3 sets of 8, at 50 kg. Your usual load: 100 kg." in shown
        assert f"at most {week.effort} of 10" in shown
        assert f"week 1 of {len(library.returns['lifting'].weeks)}" in shown


async def test_what_was_done_is_told_kept_and_in_the_summary(tmp_path: Path) -> None:
    keep_trainable(tmp_path)
    async with driven(tmp_path) as person:
        await to_session(person)
        await person.press("1", "5", "0", "enter", "3", "enter", "6", "enter", "2", "enter", "2", "enter")

        assert person.shows(SummaryScreen)
        await person.until_kept(lambda visit: visit.trained and visit.value("load-lifted") == 50)
        shown = " ".join(person.text().split())
        assert "Your training session" in shown
        assert "Load: 50" in shown


async def test_the_next_session_knows_the_goal_and_the_week(tmp_path: Path) -> None:
    keep_trainable(tmp_path)
    async with driven(tmp_path) as person:
        await to_session(person)
        await person.press("1", "5", "0", "enter", "3", "enter", "6", "enter", "2", "enter", "2", "enter")
        await person.until_kept(lambda visit: visit.trained)
    async with driven(tmp_path, days_later=2) as person:
        await choose(person, "training")
        await person.press("2", "enter", *CALM_QUICK, "2", "enter")

        assert person.shows(TrainingScreen)
        assert "session 2 of 2" in person.text()


async def test_a_session_too_soon_after_the_last_is_shown_as_the_next_one_not_as_today_s(tmp_path: Path) -> None:
    keep_trainable(tmp_path)
    async with driven(tmp_path) as person:
        await to_session(person)
        assert "Today" in lines(person)
        await person.press("1", "5", "0", "enter", "3", "enter", "6", "enter", "2", "enter", "2", "enter")
        await person.until_kept(lambda visit: visit.trained)
    async with driven(tmp_path, days_later=1) as person:
        await choose(person, "training")
        await person.press("2", "enter", *CALM_QUICK, "2", "enter")

        assert "A session so soon is too much" in person.text()
        assert "Your next session" in lines(person)
        assert "Today" not in lines(person)


async def test_a_plan_that_is_begun_is_offered_by_its_own_name(tmp_path: Path, library: Library) -> None:
    keep_trainable(tmp_path)
    async with driven(tmp_path) as person:
        assert library.words("welcome.training") in person.text()
        await to_session(person)
        await person.press("1", "5", "0", "enter", "3", "enter", "6", "enter", "2", "enter", "2", "enter")
        await person.until_kept(lambda visit: visit.trained)
    async with driven(tmp_path, days_later=2) as person:
        assert f"{library.returns['lifting'].name}  (" in person.text()
        assert library.words("welcome.training") not in person.text()


async def test_too_much_pain_leaves_a_routine_and_the_place_in_the_plan(tmp_path: Path) -> None:
    keep_trainable(tmp_path)
    async with driven(tmp_path) as person:
        await to_session(person, pain="4")
        assert "Not today" in person.text()
        await person.press("2")
        assert person.shows(TrainingScreen)
        await person.press("enter")

        assert person.visit.returning is None
        assert person.shows(SetupScreen)


async def test_a_routine_may_take_the_place_of_the_session(tmp_path: Path) -> None:
    keep_trainable(tmp_path)
    async with driven(tmp_path) as person:
        await to_session(person)
        await person.press("2")

        assert person.visit.returning is None


async def test_back_leads_from_the_session_to_the_question_before(tmp_path: Path) -> None:
    keep_trainable(tmp_path)
    async with driven(tmp_path) as person:
        await to_session(person)
        await person.press("escape")

        assert person.screen.step == "page:usual-load"  # type: ignore[attr-defined]
