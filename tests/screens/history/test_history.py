"""The screen of earlier visits: charts in three forms, the list, and what many, few or damaged files do to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from coach.core.history.charts import pain_points
from coach.core.history.texts import pain_table
from coach.export.text import aligned
from coach.loading import toml
from coach.screens.history.screen import LISTED, SLICE, HistoryScreen
from coach.screens.history.views import LONGEST
from coach.screens.pages.summary import SummaryScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.storage.visits import VisitStore
from coach.widgets.chart import Chart
from coach.widgets.reader import Reader
from coach.widgets.rows import Row
from tests.support.home import Driven, driven
from tests.support.past import facts_of, keep, past_visit, rated_visit
from tests.support.shipped import shipped

WORDS = shipped().words


async def at_history(person: Driven) -> HistoryScreen:
    await person.press("9")
    await person.until(lambda: person.shows(HistoryScreen))
    assert isinstance(person.screen, HistoryScreen)
    return person.screen


def told(person: Driven) -> str:
    """The text that is shown in place of a picture."""
    reader = person.screen.query_one(Reader)
    assert reader.display
    return "\n".join(block.text for block in reader._blocks)


def listed(person: Driven) -> list[str]:
    return [row.told[2] for row in person.screen.query(Row)]


def said(person: Driven, name: str) -> str:
    return str(person.screen.query_one(f".{name}", Static).content)


async def test_the_same_chart_is_a_picture_then_words_then_a_table(tmp_path: Path) -> None:
    visits = [past_visit(1, 3, 1), past_visit(3, 5, 4)]
    keep(tmp_path, *visits)
    async with driven(tmp_path) as person:
        screen = await at_history(person)
        assert screen.query_one(Chart).display
        assert {mark.text for mark in screen.query_one(Chart).marks} >= {"○", "■"}

        await person.press("l")
        assert told(person).startswith("Routines: 2, from 20 November 2026 to 22 November 2026.")
        await person.press("l")
        assert told(person) == "\n".join(aligned(pain_table(pain_points(facts_of(*visits)), WORDS)))
        await person.press("l")
        assert screen.query_one(Chart).display


async def test_each_view_has_its_digit(tmp_path: Path) -> None:
    keep(tmp_path, rated_visit(1, rate_sitting=6), rated_visit(8, rate_sitting=4))
    async with driven(tmp_path) as person:
        await at_history(person)

        await person.press("2")
        assert said(person, "legend") == "1 Sitting an hour"
        await person.press("3")
        assert said(person, "legend") == WORDS("past.legend-calendar")
        await person.press("4")
        assert len(listed(person)) == 2
        await person.press("1")
        assert said(person, "legend") == WORDS("past.legend-pain")


async def test_a_visit_opens_to_be_read_and_closes_to_the_list(tmp_path: Path) -> None:
    older = past_visit(3, 5, 4)
    keep(tmp_path, past_visit(1), older)
    async with driven(tmp_path) as person:
        await at_history(person)
        await person.press("4", "down", "enter")
        await person.until(lambda: person.shows(SummaryScreen))
        screen = person.screen
        assert isinstance(screen, SummaryScreen)
        assert screen._summary.visit == older.id

        await person.press("enter")
        assert person.shows(HistoryScreen)
        assert person.kept()[1] == older
        await person.press("escape")
        assert person.shows(WelcomeScreen)


async def test_an_older_visit_is_saved_as_its_own_summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.home.saved_summary.own_folder", lambda: tmp_path)
    keep(tmp_path, past_visit(1), past_visit(3))
    async with driven(tmp_path) as person:
        await at_history(person)
        await person.press("4", "down", "enter")
        await person.until(lambda: person.shows(SummaryScreen))
        await person.press("v", "3")
        await person.until((tmp_path / "back-check-2026-11-20.txt").exists)


async def test_a_visit_of_long_ago_is_saved_with_the_visits_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.home.saved_summary.own_folder", lambda: tmp_path)
    monkeypatch.setattr("coach.storage.visit_reader.RECENT", 1)
    keep(tmp_path, past_visit(1), past_visit(3), past_visit(5))
    saved = tmp_path / "back-check-2026-11-20.txt"
    async with driven(tmp_path) as person:
        await at_history(person)
        await person.press("4", "down", "enter")
        await person.until(lambda: person.shows(SummaryScreen))
        await person.press("v", "3")
        await person.until(saved.exists)

    assert WORDS("handover.earlier") in saved.read_text()


async def test_pages_go_back_in_time_and_forth_again(tmp_path: Path) -> None:
    keep(tmp_path, *(past_visit(day) for day in range(1, LONGEST + 3)))
    async with driven(tmp_path) as person:
        await at_history(person)
        await person.press("l", "l")
        assert len(told(person).splitlines()) == 1 + LONGEST

        await person.press("left")
        assert len(told(person).splitlines()) == 1 + 2
        await person.press("left")
        assert len(told(person).splitlines()) == 1 + 2
        await person.press("right")
        assert len(told(person).splitlines()) == 1 + LONGEST


async def test_however_many_files_there_are_only_those_of_the_page_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, *(past_visit(day) for day in range(1, 3 * LONGEST)))
    async with driven(tmp_path) as person:
        read = set[Path]()
        real = toml.read_regular

        def counted(file: Path) -> bytes:
            read.add(file)
            return real(file)

        monkeypatch.setattr("coach.storage.visit_reader.read_regular", counted)
        await at_history(person)

        assert LONGEST < len(read) <= LONGEST + SLICE


@pytest.mark.parametrize("view", ["pain", "activities", "calendar", "visits"])
async def test_a_view_with_nothing_to_show_says_what_fills_it(tmp_path: Path, view: str) -> None:
    left = past_visit(1, performed=())
    keep(tmp_path, left)
    async with driven(tmp_path) as person:
        await at_history(person)
        VisitStore(tmp_path).delete(tmp_path / "visits" / f"{left.id}.toml")
        await person.press("escape", "9")
        await person.press(str(["pain", "activities", "calendar", "visits"].index(view) + 1))

        assert told(person) == WORDS(f"past.empty-{view}")


async def test_one_visit_is_a_chart_a_calendar_and_a_list_of_one(tmp_path: Path) -> None:
    keep(tmp_path, past_visit(0, 4, 2))
    async with driven(tmp_path) as person:
        screen = await at_history(person)
        assert [mark.text for mark in screen.query_one(Chart).marks if mark.text in "○■"] == ["○", "■"]
        await person.press("3")
        assert "23■" in {mark.text for mark in screen.query_one(Chart).marks}
        await person.press("4")
        assert len(listed(person)) == 1


async def test_a_damaged_file_is_named_and_the_others_are_shown(tmp_path: Path) -> None:
    keep(tmp_path, *(past_visit(day) for day in range(1, 15)))
    async with driven(tmp_path) as person:
        broken = sorted((tmp_path / "visits").glob("*.toml"))[3]
        broken.write_text("half a visit")
        await at_history(person)

        assert said(person, "notice").startswith("A damaged visit was set aside as ")
        await person.press("4", "left")
        assert len(listed(person)) == 13 - LISTED


async def test_the_smallest_window_still_has_a_picture(tmp_path: Path) -> None:
    keep(tmp_path, past_visit(1))
    async with driven(tmp_path, size=(60, 20)) as person:
        screen = await at_history(person)
        assert screen.query_one(Chart).display


async def test_a_window_with_no_room_for_a_picture_shows_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.screens.history.screen.LEAST", (70, 7))
    keep(tmp_path, past_visit(1))
    async with driven(tmp_path, size=(60, 20)) as person:
        await at_history(person)
        assert told(person).startswith("Routines: 1, ")


async def test_history_is_not_offered_before_there_is_a_visit(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        await person.press("9")

        assert person.shows(WelcomeScreen)
