"""The closed sign: it comes outside the hours and when staff want it, cuts no visit, and tells whom to call."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest

from coach.core.library import Library
from coach.kiosk.app import KioskApp
from coach.kiosk.carry_over import Beginning
from coach.kiosk.config.times import Times
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.card import KioskCard
from coach.kiosk.screens.closed import ClosedScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.pin import PinDialog
from coach.kiosk.screens.staff import KEYS, StaffMenu
from coach.screens.checklist.base import QuestionScreen
from coach.screens.dialogs.choose import ChooseDialog
from coach.widgets.topline import TopLine
from tests.support.clocks import FakeClock
from tests.support.hand import at_keys
from tests.support.kiosk import PIN, Visitor, faked_context, visiting
from tests.support.listening import Heard
from tests.support.shipped import in_language, shipped

TIMES = Times()
CLOSED: dict[str, Any] = {"mon": "08:00-12:00, 13:00-18:00", "tue": "08:00-18:00"}
"""The tests begin on a Monday, 16 minutes after noon."""
CLOSING: dict[str, Any] = {"mon": "08:00-12:20"}
TO_OPENING_S = 45 * 60
"""More seconds than until one o'clock."""


@pytest.fixture(autouse=True)
def _in_utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


async def at_menu(visitor: Visitor) -> None:
    await visitor.press("/", "9", *PIN, "enter")
    await visitor.until(lambda: visitor.shows(StaffMenu))


async def look(visitor: Visitor) -> None:
    await visitor.app.look()
    await visitor.settle()


def dim(visitor: Visitor) -> bool:
    return visitor.screen.has_class("-dim")


# ---- By the hours ----


async def test_outside_the_hours_a_dim_line_stands_alone_and_a_key_lights_the_sign_for_a_while() -> None:
    async with visiting(hours=CLOSED) as visitor:
        await look(visitor)
        assert visitor.shows(ClosedScreen)
        await visitor.passes(TIMES.sign_s + 1)
        assert dim(visitor)
        assert not visitor.screen.query_one(TopLine).display
        number = visitor.library.clinic.emergency_number
        assert f"Closed. It opens Mon 23 November, 13:00. Very ill? Call {number}." in visitor.text()
        await visitor.press("5")
        assert not dim(visitor)
        said = visitor.text()
        for part in ("Hours today: 08:00 to 12:00 and 13:00 to 18:00.", f"call {number}. Tell anyone at the desk"):
            assert part in said
        assert visitor.library.words("kiosk.closed.staff") in said
        await visitor.passes(TIMES.sign_s + 1)
        assert dim(visitor)


async def test_in_the_dark_nothing_changes_however_long_it_lasts() -> None:
    async with visiting(hours=CLOSING) as visitor:
        await visitor.passes(300)
        assert dim(visitor)
        before = visitor.app.export_screenshot()
        for _ in range(5):
            await visitor.passes(1000, steps=1000)
            assert visitor.app.export_screenshot() == before


async def test_the_kiosk_opens_by_itself_when_its_hours_begin() -> None:
    async with visiting(hours=CLOSED) as visitor:
        await look(visitor)
        await visitor.passes(TO_OPENING_S, steps=600)
        await visitor.until(visitor.at_rest)
        await visitor.press("enter")
        await visitor.until(lambda: visitor.shows(QuestionScreen))


async def test_a_visit_under_way_when_the_kiosk_closes_goes_on_to_its_end() -> None:
    async with visiting(hours=CLOSING) as visitor:
        visitor.clock.advance(150)
        await visitor.press("enter")
        visitor.clock.advance(60)
        await look(visitor)
        assert not visitor.app.context.opening.is_open
        assert visitor.shows(QuestionScreen)
        await visitor.at("summary")
        await visitor.press("0", "1")
        await visitor.until(lambda: visitor.shows(NoticeScreen))
        await visitor.passes(TIMES.done_s + 1)
        await visitor.until(lambda: visitor.shows(ClosedScreen))


async def test_no_look_puts_the_sign_up_while_the_end_of_a_visit_closes_its_screens() -> None:
    async with visiting(hours=CLOSED) as visitor:
        visitor.app.attendant.closing.hold()
        await visitor.anew()
        visitor.app.context.desk.ruling = None
        await look(visitor)
        assert visitor.shows(AttractScreen)
        visitor.app.attendant.closing.release()
        await look(visitor)
        assert visitor.shows(ClosedScreen)


async def test_an_emergency_card_is_not_covered_when_the_kiosk_closes() -> None:
    async with visiting(hours=CLOSING) as visitor:
        visitor.clock.advance(100)
        await visitor.at("emergency", {"pee-hard": "yes"})
        visitor.clock.advance(150)
        await look(visitor)
        assert not visitor.app.context.opening.is_open
        assert visitor.shows(KioskCard)


async def test_whoever_makes_the_first_screen_easier_to_see_as_it_closes_still_gets_a_visit() -> None:
    async with visiting(hours=CLOSING) as visitor:
        await visitor.press("/", "0", "1", "enter")
        visitor.clock.advance(201)
        visitor.app.idle.touch()
        await look(visitor)
        assert visitor.shows(AttractScreen)
        await visitor.passes(TIMES.idle_s + TIMES.warning_s + 2)
        await visitor.until(lambda: visitor.shows(ClosedScreen))
        assert not visitor.app.attendant.sight.on


async def test_after_a_crash_outside_the_hours_the_sign_comes_and_no_bright_notice_stays() -> None:
    clock = FakeClock(1000.0)
    app = KioskApp(faked_context(clock, hours=CLOSED), Beginning(shows="crash"))
    async with at_keys(Visitor(app, clock)) as visitor:
        await look(visitor)
        assert visitor.shows(ClosedScreen)


# ---- What keys do there ----


async def test_no_key_but_those_of_staff_leads_away_from_the_sign() -> None:
    async with visiting(hours=CLOSED) as visitor:
        await look(visitor)
        for key in (*"123456789", "0", "enter", "-", "+", "."):
            await visitor.press(key)
            assert visitor.shows(ClosedScreen), key
        await visitor.press("/")
        assert visitor.shows(DeskDialog)
        assert visitor.library.words("kiosk.closed.emergency") in visitor.text()
        assert visitor.library.words("kiosk.desk.start-over") not in visitor.text()
        await visitor.press("2")
        assert visitor.shows(DeskDialog)
        await visitor.press("9")
        assert visitor.shows(PinDialog)


async def test_a_pin_that_nobody_types_gives_way_to_the_sign_without_a_warning() -> None:
    async with visiting(hours=CLOSED) as visitor:
        await look(visitor)
        await visitor.press("/", "9", "1")
        await visitor.passes(TIMES.staff_s - 10)
        assert visitor.shows(PinDialog)
        await visitor.passes(20)
        await visitor.until(lambda: visitor.shows(ClosedScreen))


async def test_the_sign_is_read_aloud_and_falls_silent_by_itself() -> None:
    sound = Heard()
    async with visiting(hours=CLOSED, sound=sound) as visitor:
        await look(visitor)
        await visitor.press("*", "1")
        await look(visitor)
        assert "call 9 1 1. Tell anyone at the desk, too." in " ".join(sound.said)
        await visitor.passes(TIMES.staff_s + 2)
        assert not visitor.app.voice.on
        assert visitor.shows(ClosedScreen)


@pytest.mark.parametrize("size", [(60, 20), (80, 22), (120, 36)])
async def test_the_sign_is_whole_in_each_language_that_is_offered(size: tuple[int, int]) -> None:
    spanish = in_language("es")
    async with visiting(hours=CLOSED, libraries=(spanish, shipped()), size=size) as visitor:
        await visitor.passes(2, steps=0.5)
        (sign,) = visitor.screen.query(".sign")
        assert sign.virtual_size.height <= sign.size.height
        assert spanish.words("kiosk.closed.emergency") in visitor.text()
        assert dim_line(shipped()) in visitor.text()
        await visitor.passes(TIMES.sign_s)
        assert dim(visitor)
        assert dim_line(spanish) in visitor.text()
        assert dim_line(shipped()) in visitor.text()


def dim_line(library: Library) -> str:
    """Return whom the dim line tells to call."""
    return library.words("kiosk.closed.dim", opens="@").partition("@")[2].strip()


# ---- By staff ----


async def test_staff_close_the_kiosk_till_its_hours_begin_and_the_journal_tells_it() -> None:
    told: list[str] = []
    async with visiting(hours={"mon": "08:00-18:00", "tue": "07:00-18:00"}, tell=told.append) as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["close"])
        assert "Tue 24 November, 07:00" in visitor.text()
        await visitor.press("1")
        await look(visitor)
        await visitor.until(lambda: visitor.shows(ClosedScreen))
        await visitor.passes(19 * 60 * 60, steps=3600)
        await visitor.until(visitor.at_rest)
    assert told == ["coach kiosk: Staff closed the kiosk."]


async def test_staff_close_the_kiosk_till_they_open_it_from_the_sign() -> None:
    async with visiting(hours={"mon": "08:00-18:00"}) as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["close"], "2")
        await look(visitor)
        assert visitor.shows(ClosedScreen)
        assert visitor.library.words("kiosk.closed.by-staff") in visitor.text()
        await at_menu(visitor)
        await visitor.press(KEYS["open"])
        await look(visitor)
        await visitor.until(visitor.at_rest)


async def test_a_kiosk_without_hours_is_closed_till_staff_open_it() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["close"])
        assert visitor.shows(ChooseDialog)
        await visitor.press("2")
        assert visitor.shows(ChooseDialog)
        await visitor.press("1")
        await visitor.passes(14 * 24 * 60 * 60, steps=24 * 60 * 60)
        assert visitor.shows(ClosedScreen)


async def test_whoever_goes_back_from_the_ways_to_close_has_closed_nothing() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["close"], "-")
        assert visitor.shows(StaffMenu)
        assert visitor.app.context.opening.is_open


async def test_the_sign_that_staff_put_up_outlives_a_crash_of_the_app() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["close"], "1")
        context = visitor.app.context
    async with at_keys(Visitor(KioskApp(context, Beginning(shows="crash")), visitor.clock)) as again:
        await look(again)
        assert again.shows(ClosedScreen)


async def test_outside_the_hours_staff_open_the_kiosk_for_the_rest_of_the_day() -> None:
    async with visiting(hours=CLOSING) as visitor:
        await visitor.passes(300)
        await at_menu(visitor)
        await visitor.press(KEYS["open"])
        await visitor.passes(11 * 60 * 60, steps=3600)
        await visitor.until(visitor.at_rest)
        await visitor.passes(60 * 60, steps=3600)
        assert visitor.shows(ClosedScreen)
