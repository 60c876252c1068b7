"""Before answers are wiped the visitor is asked, an emergency card leaves a neutral page, and every key is answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from coach.kiosk.config.times import Times
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.takeaway import TakeAwayScreen
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.single import ChoiceScreen
from coach.screens.dialogs.confirm import ConfirmDialog
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.player.player import PlayerScreen
from coach.widgets.keybar import KeyBar
from coach.widgets.keypad import PAD
from coach.widgets.stepline import StepLine
from tests.support.kiosk import Visitor, visiting
from tests.support.tour import STOPS, go

TIMES = Times()
WEAK: dict[str, Any] = {"pee-hard": "yes"}


async def card(visitor: Visitor) -> None:
    await visitor.at("emergency", WEAK)
    await visitor.until(lambda: visitor.shows(EmergencyScreen))


def neutral(visitor: Visitor) -> bool:
    return visitor.shows(NoticeScreen) and visitor.library.words("kiosk.neutral.title") in visitor.text()


# ---- The emergency card ----


async def test_an_emergency_card_is_not_put_away_by_start_over_without_a_question() -> None:
    async with visiting() as visitor:
        await card(visitor)
        await visitor.press("/", "2")
        assert visitor.shows(ConfirmDialog)
        await visitor.press("2")
        await visitor.until(lambda: visitor.shows(EmergencyScreen))


async def test_behind_an_emergency_card_that_was_put_away_the_neutral_page_stands_for_a_minute() -> None:
    async with visiting() as visitor:
        await card(visitor)
        await visitor.press("/", "2", "1")
        await visitor.until(lambda: neutral(visitor))
        assert visitor.app.controller.visit is None
        assert visitor.library.words("kiosk.neutral.next") not in visitor.text()
        for key in ("enter", "1", "-", "/", "2", "-"):
            await visitor.press(key)
        assert any(isinstance(screen, NoticeScreen) for screen in visitor.app.screen_stack)
        await visitor.until(lambda: neutral(visitor))
        await visitor.passes(TIMES.neutral_stays_s + 1)
        assert visitor.library.words("kiosk.neutral.next") in visitor.text()
        await visitor.press("enter")
        await visitor.until(visitor.at_rest)


async def test_an_emergency_that_the_visitor_has_answered_ends_in_the_neutral_page_too() -> None:
    async with visiting() as visitor:
        await card(visitor)
        visitor.clock.advance(2)
        await visitor.press("1")
        await visitor.until(lambda: visitor.shows(TakeAwayScreen))
        await visitor.press("0", "1")
        await visitor.until(lambda: neutral(visitor))


async def test_the_neutral_page_outlasts_its_minute_whatever_the_clinic_s_other_times() -> None:
    times = {"emergency_neutral_s": 300, "emergency_s": 300, "done_s": 20, "neutral_stays_s": 120}
    async with visiting(times=times) as visitor:
        await card(visitor)
        await visitor.passes(301)
        assert neutral(visitor)
        await visitor.passes(115)
        assert neutral(visitor)


# ---- Wiping ----


async def test_being_done_is_asked_before_the_answers_are_wiped() -> None:
    async with visiting() as visitor:
        await visitor.at("summary")
        before = visitor.app.controller.visit
        await visitor.press("0")
        assert visitor.shows(ConfirmDialog)
        await visitor.press("2")
        await visitor.until(lambda: visitor.shows(TakeAwayScreen))
        assert visitor.app.controller.visit is not None
        assert visitor.app.controller.visit.answers == before.answers if before else False
        await visitor.press("0", "1")
        await visitor.until(lambda: visitor.shows(NoticeScreen))


async def test_starting_over_is_asked_before_the_answers_are_wiped() -> None:
    async with visiting() as visitor:
        await visitor.at("page:danger-signs")
        await visitor.press("/", "2", "2")
        await visitor.until(lambda: visitor.shows(FindingsScreen))
        assert visitor.app.controller.visit is not None


async def test_going_back_beyond_the_first_page_is_asked_once_something_was_answered() -> None:
    async with visiting() as visitor:
        await visitor.press("enter")
        await visitor.press("1")
        await visitor.until(lambda: visitor.screen.query("*") is not None)
        for _ in range(3):
            if not visitor.shows(ConfirmDialog):
                await visitor.press("-")
        assert visitor.shows(ConfirmDialog)
        await visitor.press("2")
        await visitor.until(lambda: visitor.shows(ChoiceScreen))
        await visitor.press("-", "1")
        await visitor.until(visitor.at_rest)


async def test_where_nothing_was_answered_nothing_is_asked() -> None:
    async with visiting() as visitor:
        await visitor.press("enter", "-")
        await visitor.until(visitor.at_rest)


async def test_a_notice_that_was_on_the_screen_goes_with_the_visit() -> None:
    async with visiting() as visitor:
        await visitor.press("enter", "1")
        visitor.app.notify("Days: 23", timeout=1000)
        await visitor.press("/", "2", "1")

        assert not visitor.app._notifications
        assert visitor.shows(AttractScreen)


# ---- Every key is answered ----


def says_key_does_nothing(visitor: Visitor) -> bool:
    """Return whether the kiosk says that a key does nothing."""
    return visitor.said() == visitor.library.words("quiet.idle-key-alone")


def seen(visitor: Visitor) -> object:
    """Return all that a visitor sees: the screens, their words, their cursors and how far they are scrolled."""
    screen = visitor.screen
    cursors = [row.has_class("-cursor") for row in screen.query("Row")]
    scrolled = [widget.scroll_offset for widget in screen.query("Turning")]
    return [id(each) for each in visitor.app.screen_stack], visitor.text(), cursors, scrolled


TRIED = (
    *("page:what-fits", "page:danger-signs", "page:your-health", "review"),
    *("emergency", "setup", "player-pain", "player-red", "take-away", "pin"),
)
"""One screen of each kind."""
FEW = ("0", "1", "9", "enter", "minus", "plus", "full_stop")
"""A digit that picks a row or a place, two that mostly pick none, and the other keys that screens answer themselves."""
VARIED = ("setup",)
"""Screens on which other digits have meanings of their own; the keys that all screens share are tried there too."""


async def unanswered(visitor: Visitor, stop: str, keys: Iterable[str]) -> list[str]:
    """Press each key on one kind of screen; return those that changed nothing that can be seen."""
    found = []
    before: object = None
    for key in keys:
        if before is None or seen(visitor) != before:
            await go(visitor, STOPS[stop])
            before = seen(visitor)
        visitor.app.clear_notifications()
        for bar in visitor.screen.query(KeyBar):
            bar.say_no_more()
        await visitor.press(PAD[key] if len(PAD[key]) == 1 else key)
        if seen(visitor) == before and not visitor.app._notifications and not visitor.said():
            found.append(key)
    return found


@pytest.mark.long
async def test_every_key_of_the_pad_is_answered_by_something_that_can_be_seen() -> None:
    async with visiting() as visitor:
        silent = {stop: await unanswered(visitor, stop, PAD if stop in VARIED else FEW) for stop in TRIED}
    assert {stop: keys for stop, keys in silent.items() if keys} == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("stop", TRIED)
async def test_every_key_of_the_pad_is_answered_on_every_kind_of_screen(stop: str) -> None:
    async with visiting() as visitor:
        assert await unanswered(visitor, stop, PAD) == []


async def test_a_key_that_does_nothing_says_so_once() -> None:
    async with visiting() as visitor:
        for stop, key in (("take-away", "9"), ("page:what-fits", "8")):
            await go(visitor, STOPS[stop])
            await visitor.press(key, key)
            assert says_key_does_nothing(visitor), (stop, key)
            assert not visitor.app._notifications, (stop, key)


# ---- The routine's line ----


async def test_the_line_of_a_routine_moves_with_each_step_that_is_done() -> None:
    async with visiting() as visitor:
        await visitor.at("player")
        line = visitor.screen.query_one(StepLine)
        assert line.done == 0
        await visitor.press("6", "6", "1")
        await visitor.until(lambda: visitor.shows(PlayerScreen))
        await visitor.until(lambda: line.done == 1)
        assert not visitor.shows(AttractScreen)
