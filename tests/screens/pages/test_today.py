"""Today, the first screen from the second start on."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from coach.screens.pages.setup import SetupScreen
from coach.screens.pages.today import TodayPane
from coach.screens.pages.week import WeekScreen
from coach.screens.pages.welcome import WelcomeScreen
from coach.screens.player.player import PlayerScreen
from coach.widgets.chart import Chart
from coach.widgets.keybar import KeyBar
from tests.support.eight_weeks import LAST_DAY, lived
from tests.support.home import Driven, driven
from tests.support.home_screens import offered
from tests.support.kept_visits import keep_check
from tests.support.past import WALK, keep, past_visit
from tests.support.shipped import shipped
from tests.support.visits import NOW

WORDS = shipped().words


def pane(person: Driven) -> TodayPane:
    return person.screen.query_one(TodayPane)


def said(person: Driven, name: str) -> str:
    return str(pane(person).query_one(f".{name}", Static).content)


async def test_the_first_start_greets_a_stranger_and_the_second_says_what_is_due(tmp_path: Path) -> None:
    async with driven(tmp_path) as person:
        assert not person.screen.query(TodayPane)
        assert WORDS("welcome.ask") in person.text()
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5, WALK))
    async with driven(tmp_path) as person:
        assert said(person, "headline") == WORDS("today.core")
        assert said(person, "pain") == WORDS("today.pain", count=2, first=6, last=4)
        assert said(person, "days").split() == ["▲", "·", "■", "·", "○"]
        assert WORDS("welcome.ask") not in person.text()


async def test_the_due_routine_is_under_the_cursor_and_a_rest_day_leaves_it_to_its_digit(tmp_path: Path) -> None:
    keep(tmp_path, past_visit(2))
    async with driven(tmp_path) as person:
        assert isinstance(person.screen, WelcomeScreen)
        assert [each.id for each in person.screen.choices if each.likely] == ["routine"]
    keep(tmp_path, past_visit(1))
    async with driven(tmp_path) as person:
        assert isinstance(person.screen, WelcomeScreen)
        assert "routine" in offered(person)
        assert not [each.id for each in person.screen.choices if each.likely]


async def test_right_after_a_check_two_keys_start_the_routine(tmp_path: Path) -> None:
    keep_check(tmp_path, now=NOW)
    async with driven(tmp_path) as person:
        await person.press("enter")
        assert person.shows(SetupScreen)
        await person.press("enter")
        assert person.shows(PlayerScreen)


async def test_after_a_visit_today_stands_anew(tmp_path: Path) -> None:
    keep(tmp_path, past_visit(2, 4, 2))
    async with driven(tmp_path) as person:
        before = pane(person)
        await person.press("2", "escape")
        assert pane(person) is before
        await person.press("1", "escape")
        assert len(person.screen.query(TodayPane)) == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)])
async def test_everything_fits_and_a_small_window_goes_without_the_picture(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    async with driven(tmp_path, size=size) as person:
        assert pane(person).query_one(Chart).display == (size[1] >= 24)
        foot = person.screen.query_one("KeyBar").region.y
        shown = [each for each in person.screen.query(".now, Row") if each.display]
        assert all(each.region.height and each.region.bottom <= foot for each in shown)
        assert len(shown) == len(offered(person)) + 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_notice_never_pushes_the_line_for_an_emergency_off_the_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    (tmp_path / "visits" / "20261115T120000Z-abc123.toml").write_text("half a visit")
    async with driven(tmp_path, size=size) as person:
        assert "A damaged visit was set aside" in person.text()
        foot = person.screen.query_one("KeyBar").region.y
        (now,) = person.screen.query(".now")
        assert now.region.bottom <= foot


async def test_the_line_of_pain_takes_on_the_colours_of_another_theme(tmp_path: Path) -> None:
    keep(tmp_path, past_visit(2, 4, 2), past_visit(4, 6, 5))
    async with driven(tmp_path) as person:
        chart = pane(person).query_one(Chart)
        dark = chart.image
        await person.press("t")

        assert dark is not None
        assert chart.image is not None
        assert chart.image.getpixel((0, 0)) != dark.getpixel((0, 0))


async def test_a_digit_opens_the_week_and_today_follows_what_was_moved_there(tmp_path: Path) -> None:
    keep(tmp_path, past_visit(2, 4, 2))
    async with driven(tmp_path) as person:
        before = pane(person)
        assert said(person, "headline") == WORDS("today.core")
        await person.press("8")
        assert person.shows(WeekScreen)
        await person.press("1", "escape")
        await person.until(lambda: person.shows(WelcomeScreen) and pane(person) is not before)
        assert said(person, "headline") != WORDS("today.core")


async def test_the_longest_list_leaves_every_line_beneath_it_in_sight(tmp_path: Path) -> None:
    keep(tmp_path, *lived(LAST_DAY))
    async with driven(tmp_path, size=(120, 36)) as person:
        assert {"training", "week", "history", "guide"} <= set(offered(person))
        shown = " ".join(person.text().split())
        assert WORDS("welcome.scope") in shown
        assert WORDS("welcome.worried") in shown
        assert person.screen.query_one(".scope").region.bottom <= person.screen.query_one(KeyBar).region.y
