"""The weekly questions: asked at home after a routine, left by one key, and shown on the summary."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from coach.core.library import Library
from coach.core.visit.state import Performed, Rating, Weekly
from coach.screens.checklist.single import NumberScreen, SeveralScreen
from coach.screens.pages.ending import EndingScreen
from coach.screens.pages.summary import SummaryScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.player.player import PlayerScreen
from tests.support.home import Driven, driven, skip
from tests.support.home_screens import choose
from tests.support.visits import CALM, NOW, new_visit
from tests.support.walking import walked

LAST_WEEK = Rating((NOW - timedelta(days=7)).date(), {"own-activities": ("socks", "bag"), "rate-socks": 2})


async def at_week(person: Driven, library: Library, *earlier: Rating, days: int = 5) -> None:
    """Show the first weekly question as if the keys up to there had been pressed."""
    asking = Weekly(NOW.date(), due=True, earlier=earlier)
    visit = new_visit(performed=(Performed("bridge", None, 1, "done", 36.0),), weekly=asking)
    await person.stand(walked(visit, library, {**CALM, "days": days}, "page:own-activities"))
    assert person.shows(SeveralScreen)


async def past_the_end(person: Driven) -> None:
    """Read the end of the routine, which comes after the last question."""
    assert person.shows(EndingScreen)
    await person.press("enter")


async def test_up_to_three_activities_are_chosen_and_rated_and_stand_on_the_summary(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_week(person, library)
        assert "Once a week" in person.text()
        await person.press("4", "5", "8", "1")
        assert library.words("checklist.most", count=3) in person.said()
        await person.press("enter")
        for number in ("4", "10", "0"):
            assert person.shows(NumberScreen)
            await person.press(*number, "enter")

        await past_the_end(person)
        assert person.shows(SummaryScreen)
        assert person.visit.answers["own-activities"] == ("socks", "bag", "training")
        assert "Putting on socks: 4 of 10" in person.text()
        assert "Training as before: 0 of 10" in person.text()
        await person.press("enter")
        await person.until_kept(lambda visit: visit.answers.get("rate-bag") == 10)


async def test_one_key_leaves_them_out_and_nothing_counts_as_nought(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_week(person, library, days=60)
        await person.press("s")

        await past_the_end(person)
        assert person.shows(SummaryScreen)
        assert library.words("outcomes.title") not in person.text()
        assert {person.visit.answers[name] for name in ("own-activities", "week-pain", "week-doing")} == {"skipped"}


async def test_a_person_who_leaves_half_way_keeps_what_was_rated(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_week(person, library, days=60)
        await person.press("4", "enter", "4", "enter", "6", "enter", "s")

        await past_the_end(person)
        assert person.shows(SummaryScreen)
        told = [person.visit.answers.get(name) for name in ("rate-socks", "week-pain", "week-joy", "week-doing")]
        assert told == [4, 6, "skipped", "skipped"]
        assert library.words("outcomes.peg") not in person.text()


async def test_none_of_the_activities_leads_on_in_one_key(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_week(person, library)
        await person.press("0")

        await past_the_end(person)
        assert person.shows(SummaryScreen)


async def test_last_week_s_activities_are_ticked_again_and_told_with_what_they_were(
    tmp_path: Path, library: Library
) -> None:
    async with driven(tmp_path) as person:
        await at_week(person, library, LAST_WEEK)
        await person.press("enter", "4", "enter", "7", "enter")

        await past_the_end(person)
        assert person.shows(SummaryScreen)
        assert "Putting on socks: 4 of 10 (Mon 23 November), was 2 of 10 (Mon 16 November)" in person.text()


async def test_escape_goes_back_to_the_activities_with_the_ticks_kept(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await at_week(person, library)
        await person.press("4", "enter", "escape")

        assert isinstance(person.screen, SeveralScreen)
        assert person.screen.chosen == ("socks",)


async def routine_ended(person: Driven, library: Library) -> None:
    """Go from the first page of a check through a routine that is ended early to what follows it."""
    await person.stand(walked(person.visit, library, CALM, "setup"))
    await person.press("enter")
    assert person.shows(PlayerScreen)
    await skip(person, 2)
    await person.press("escape", "1", "2", "enter")


async def test_they_come_with_the_first_routine_and_again_a_week_later(tmp_path: Path, library: Library) -> None:
    async with driven(tmp_path) as person:
        await choose(person, "check")
        await routine_ended(person, library)
        assert person.shows(SeveralScreen)
        await person.press("4", "enter", "2", "enter", "enter")
        assert person.shows(WelcomeScreen)
        await person.until_kept(lambda visit: visit.ended is not None)
    async with driven(tmp_path, days_later=6) as person:
        await choose(person, "routine")
        await routine_ended(person, library)
        assert person.shows(SummaryScreen)
        assert "Putting on socks: 2 of 10 (Mon 23 November)" in person.text()
    async with driven(tmp_path, days_later=7) as person:
        await choose(person, "check")
        await routine_ended(person, library)
        assert isinstance(person.screen, SeveralScreen)
        assert person.screen.chosen == ("socks",)
