"""The week's plan on screen: what it shows, and the keys that move a day and choose the days of core work."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from textual.widgets import Static

from coach.core.programme.choices import WeekChoices
from coach.screens.dialogs.choose import ChooseDialog
from coach.screens.pages.week import WeekScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.storage.settings import Settings, read_settings, write_settings
from coach.storage.visits import VisitStore
from coach.widgets.rows import Row
from tests.support.home import Driven, driven
from tests.support.programme import TODAY, check, day, routine
from tests.support.visits import NOW


@asynccontextmanager
async def at_week(data: Path, **how: object) -> AsyncIterator[Driven]:
    """Show the week's plan at noon of a Monday."""
    async with driven(data, **how) as person:  # type: ignore[arg-type]
        assert person.app.controller is not None
        await person.app.controller.begin("week")
        await person.until(lambda: person.shows(WeekScreen))
        await person.settle()
        yield person


def rows(person: Driven) -> list[str]:
    """The rows without their digits."""
    return [" | ".join(row.told[1:]) for row in person.screen.query(Row)]


def today_line(person: Driven) -> str:
    return str(person.screen.query_one(".ask", Static).content)


async def told_today(person: Driven) -> None:
    """Note a walk today, or take it back."""
    await person.press("9")
    await person.until(lambda: person.shows(ChooseDialog))
    await person.press("1")
    await person.until(lambda: person.shows(WeekScreen))
    await person.settle()


async def test_the_week_shows_a_row_for_each_day_and_what_is_due(tmp_path: Path) -> None:
    async with at_week(tmp_path) as person:
        assert today_line(person) == "Today: core routine, 10 minutes."
        assert rows(person) == [
            "Mon 23 November | Core routine, 10 min  (today)",
            "Tue 24 November | Walk, 10 min",
            "Wed 25 November | Core routine, 10 min",
            "Thu 26 November | Walk, 10 min",
            "Fri 27 November | Core routine, 10 min",
            "Sat 28 November | Rest",
            "Sun 29 November | Core routine, 10 min",
            "Core days | Every second day",
            "Own walks | Note a walk of your own",
        ]


async def test_a_digit_moves_a_day_to_the_next_and_puts_it_back_and_this_is_remembered(tmp_path: Path) -> None:
    async with at_week(tmp_path) as person:
        await person.press("1")
        assert rows(person)[:2] == [
            "Mon 23 November | Walk, 10 min  (today · moved to the next day)",
            "Tue 24 November | Core routine, 10 min",
        ]
        assert today_line(person) == "Today: a walk of 10 minutes. Next core routine: Tue 24 November."
        assert read_settings(tmp_path).week == WeekChoices(moved=frozenset({TODAY}))
        await person.press("1")
        assert read_settings(tmp_path).week == WeekChoices()


async def test_the_cursor_begins_on_today_and_moves_the_day_that_it_is_on(tmp_path: Path) -> None:
    async with at_week(tmp_path, days_later=2) as person:
        await person.press("enter")
        assert read_settings(tmp_path).week.moved == {day(2)}
        await person.press("down", "down", "space")
        assert read_settings(tmp_path).week.moved == {day(2)}
        assert "Core routine" in rows(person)[3]


async def test_a_day_moved_is_still_moved_at_the_next_start(tmp_path: Path) -> None:
    async with at_week(tmp_path) as person:
        await person.press("1")
    async with at_week(tmp_path) as person:
        assert "moved to the next day" in rows(person)[0]


async def test_the_days_of_core_work_are_chosen_from_a_list(tmp_path: Path) -> None:
    async with at_week(tmp_path) as person:
        await person.press("8")
        await person.until(lambda: person.shows(ChooseDialog))
        await person.press("3")
        await person.until(lambda: person.shows(WeekScreen))
        await person.settle()
        assert rows(person)[7] == "Core days | Tue, Thu and Sat"
        assert [number for number, row in enumerate(rows(person)[:7], 1) if "Core" in row] == [2, 4, 6]
        assert read_settings(tmp_path).week.core_days == (2, 4, 6)
        await person.press("up", "8")
        await person.until(lambda: person.shows(ChooseDialog))
        await person.press("escape")
        await person.until(lambda: person.shows(WeekScreen))
        assert read_settings(tmp_path).week.core_days == (2, 4, 6)


async def test_what_was_done_and_what_moved_on_is_told_without_blame(tmp_path: Path) -> None:
    for visit in (routine(0), check(-1)):
        VisitStore(tmp_path, now=lambda: NOW + timedelta(days=3)).save(visit)
    async with at_week(tmp_path, days_later=3) as person:
        assert rows(person)[0] == "Mon 23 November | Core routine, 10 min  (done)"
        assert rows(person)[2] == "Wed 25 November | Core routine, 10 min  (moved on)"
        assert today_line(person) == "Today: core routine, 10 minutes."


async def test_where_care_comes_first_the_plan_says_so(tmp_path: Path) -> None:
    VisitStore(tmp_path).save(check(0, fever="yes", injected_last_year="yes"))
    async with at_week(tmp_path) as person:
        assert today_line(person) == "Get your back checked first. The plan waits for you."


async def test_escape_leads_back_to_the_first_screen(tmp_path: Path) -> None:
    async with at_week(tmp_path) as person:
        await person.press("escape")
        await person.until(lambda: not person.shows(WeekScreen))


async def test_a_walk_without_the_coach_keeps_its_day_is_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    async with at_week(tmp_path) as person:
        await told_today(person)
        assert rows(person)[-1] == "Own walks | Mon 23 November"
        assert read_settings(tmp_path).week.walked == {TODAY}

        await person.press("9")
        await person.until(lambda: person.shows(ChooseDialog))
        assert [row.told[2] for row in person.screen.query(Row)][:2] == ["Mon 23 November  (noted)", "Sun 22 November"]
        await person.press("escape")
        await person.until(lambda: person.shows(WeekScreen))
        await told_today(person)
        assert rows(person)[-1] == "Own walks | Note a walk of your own"
    assert not read_settings(tmp_path).week.walked


async def test_a_told_walk_makes_a_day_of_walking_kept_and_is_a_dot_of_the_first_screen(tmp_path: Path) -> None:
    VisitStore(tmp_path).save(routine(1))
    async with at_week(tmp_path) as person:
        assert today_line(person) == "Today: a walk of 10 minutes. Next core routine: Tue 24 November."
        await told_today(person)
        assert today_line(person) == "Done for today. Well kept. Next core routine: Tue 24 November."
        await person.press("escape")
        await person.until(lambda: person.shows(WelcomeScreen))
        await person.settle()
        assert str(person.screen.query_one(".days", Static).content).split()[-2:] == ["■", "▲"]


SET_FOR_TUESDAY = 'days = ["tue"]\n\n[[exercise]]\nid = "bridge"\n'


async def test_what_is_told_of_a_week_under_a_set_leaves_the_person_s_own_core_days_as_they_were(
    tmp_path: Path,
) -> None:
    own = WeekChoices(core_days=(1, 3, 5))
    write_settings(tmp_path, Settings(week=own))
    set_file = tmp_path / "set.toml"
    set_file.write_text(SET_FOR_TUESDAY, "utf-8")
    async with at_week(tmp_path, set_file=set_file) as person:
        assert rows(person)[7] == "Core days | Tue"
        await told_today(person)
        assert read_settings(tmp_path).week == replace(own, walked=frozenset({TODAY}))
        assert rows(person)[7] == "Core days | Tue"


async def test_core_days_that_are_chosen_under_a_set_are_remembered(tmp_path: Path) -> None:
    write_settings(tmp_path, Settings(week=WeekChoices(core_days=(1, 3, 5))))
    set_file = tmp_path / "set.toml"
    set_file.write_text(SET_FOR_TUESDAY, "utf-8")
    async with at_week(tmp_path, set_file=set_file) as person:
        await person.press("8")
        await person.until(lambda: person.shows(ChooseDialog))
        await person.press("3")
        await person.until(lambda: person.shows(WeekScreen))
        await told_today(person)
        assert read_settings(tmp_path).week == WeekChoices(core_days=(2, 4, 6), walked=frozenset({TODAY}))
