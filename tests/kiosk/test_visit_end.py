"""What the app asks for when a visit ends, and what the app of a fresh process shows first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from coach.core.library import Library
from coach.kiosk.app import KioskApp
from coach.kiosk.carry_over import Beginning
from coach.kiosk.config.times import Times
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.process.visit_process import FRESH
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.staff import StaffMenu
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.screens.pages.emergency import EmergencyScreen
from tests.support.clocks import FakeClock
from tests.support.hand import at_keys
from tests.support.kiosk import PIN, Visitor, faked_context
from tests.support.shipped import shipped

TIMES = Times()


@cache
def both() -> tuple[Library, ...]:
    return shipped(), load_library(ContentPlace(language="es"))


@asynccontextmanager
async def in_a_process(
    asked: list[Beginning],
    beginning: Beginning | None = None,
    *,
    libraries: Sequence[Library] = (),
    counts: CountsFile | None = None,
) -> AsyncIterator[Visitor]:
    """Run the kiosk as in the process of one visit; what the next one is to show goes to a list."""
    clock = FakeClock(1000.0)
    context = replace(faked_context(clock, counts, libraries=libraries), renew=asked.append)
    async with at_keys(Visitor(KioskApp(context, beginning or Beginning()), clock)) as visitor:
        yield visitor
    assert (visitor.app.return_value == FRESH) is bool(asked)


async def test_starting_over_asks_for_a_fresh_first_screen_and_ends_the_process() -> None:
    asked: list[Beginning] = []
    async with in_a_process(asked) as visitor:
        await visitor.at("review")
        await visitor.press("/", "2", "1")
        assert visitor.app.controller.visit is None
    assert asked == [Beginning()]


async def test_the_end_asks_for_thanks_in_the_visitor_s_language_and_looks() -> None:
    asked: list[Beginning] = []
    async with in_a_process(asked, libraries=both()) as visitor:
        await visitor.press("2")
        await visitor.at("summary")
        visitor.app.attendant.sight.turn("contrast")
        assert visitor.shows(TakeAwayScreen)
        await visitor.press("0", "1")
    assert asked == [Beginning(shows="done", language=1, aids=frozenset({"contrast"}))]


async def test_a_card_that_nobody_leaves_asks_for_the_neutral_page() -> None:
    asked: list[Beginning] = []
    async with in_a_process(asked) as visitor:
        await visitor.at("emergency", {"pee-hard": "yes"})
        assert visitor.shows(EmergencyScreen)
        await visitor.passes(TIMES.emergency_neutral_s + 1)
    assert asked == [Beginning(shows="neutral")]


async def test_the_pin_asks_for_the_menu_even_where_there_was_no_visit() -> None:
    asked: list[Beginning] = []
    async with in_a_process(asked) as visitor:
        await visitor.press("/", "9", *PIN, "enter")
    assert asked == [Beginning(shows="staff")]


async def test_a_dialog_over_the_first_screen_needs_no_fresh_process() -> None:
    asked: list[Beginning] = []
    async with in_a_process(asked) as visitor:
        await visitor.press("/", "1")
        await visitor.until(visitor.at_rest)


async def test_a_visit_is_counted_before_its_process_ends(tmp_path: Path) -> None:
    asked: list[Beginning] = []
    counts = CountsFile(tmp_path)
    async with in_a_process(asked, counts=counts) as visitor:
        await visitor.at("review")
        await visitor.press("/", "2", "1")
    (day,) = counts.read()[0].days
    assert day.starts == 1


async def test_a_fresh_process_says_thanks_as_the_visitor_wants_it_and_then_waits_as_usual() -> None:
    beginning = Beginning(shows="done", language=1, aids=frozenset({"contrast"}))
    async with in_a_process([], beginning, libraries=both()) as visitor:
        await visitor.settle()
        assert visitor.shows(NoticeScreen)
        assert both()[1].words("kiosk.done.title") in visitor.text()
        assert visitor.app.attendant.sight.on == {"contrast"}
        await visitor.press("1")
        await visitor.until(visitor.at_rest)
        assert visitor.library.words is visitor.app.context.languages.first.words
        assert visitor.app.attendant.sight.on == frozenset()


@pytest.mark.parametrize(
    ("shows", "screen"),
    [("first", AttractScreen), ("staff", StaffMenu), ("neutral", NoticeScreen), ("crash", NoticeScreen)],
)
async def test_a_fresh_process_shows_at_once_what_it_was_asked_for(shows: str, screen: type) -> None:
    async with in_a_process([], Beginning.model_validate({"shows": shows})) as visitor:
        await visitor.settle()
        assert visitor.shows(screen)
