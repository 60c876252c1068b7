"""The staff menu behind the PIN: what it offers, what each of its keys does, and that it closes by itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import repeat
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from coach.core.content.levels import Level
from coach.export.printing.cups import PrintResult
from coach.kiosk.alert import AlertResult
from coach.kiosk.app import KioskApp
from coach.kiosk.carry_over import Beginning
from coach.kiosk.config.times import Times
from coach.kiosk.counts.counts import CountedEvent
from coach.kiosk.counts.file import FILE, CountsFile
from coach.kiosk.exit_codes import RESTART, SWITCH_OFF
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.key_test import LAYOUT, KeyTest
from coach.kiosk.screens.staff import KEYS, StaffMenu
from coach.loading.sentences import Sentence
from coach.screens.dialogs.text import TextDialog
from coach.widgets.keypad import PAD
from coach.widgets.rows import Row, Rows
from tests.support.hand import at_keys
from tests.support.kiosk import NOON, NOT_RUNG, PIN, Bell, Visitor, visiting
from tests.support.listening import Heard
from tests.support.paper import Paper
from tests.support.shipped import in_language, shipped

TIMES = Times()
ALERT: dict[str, Any] = {"command": ("/usr/bin/ring-desk",)}


class SlowBell(Bell):
    """A ring that takes longer than a test."""

    def __call__(self, command: tuple[str, ...], seconds: float, tell: Callable[[AlertResult], None]) -> None:
        self.commands.append(command)


async def at_menu(visitor: Visitor) -> None:
    await visitor.press("/", "9", *PIN, "enter")
    await visitor.until(lambda: visitor.shows(StaffMenu))


def offered(visitor: Visitor) -> list[str]:
    """Return the keys of the rows on the screen."""
    return [row.told[0] for row in visitor.screen.query(Row)]


# ---- What is offered ----


async def test_what_is_not_set_up_is_neither_offered_nor_done() -> None:
    bell, sound = Bell(), Heard()
    async with visiting(bell=bell, sound=sound, voice=False) as visitor:
        await at_menu(visitor)
        assert not {KEYS[task] for task in ("ring", "print", "voice")} & set(offered(visitor))
        before = visitor.text()
        await visitor.press("1", "2", "3")
        assert visitor.text() == before
    assert (bell.commands, sound.said) == ([], [])


async def test_what_is_set_up_is_offered() -> None:
    async with visiting(alert=ALERT, make_job=Paper()) as visitor:
        await at_menu(visitor)
        assert {KEYS[task] for task in ("ring", "print", "voice", "leave")} <= set(offered(visitor))


# ---- What is tried ----


@pytest.mark.parametrize("trouble", [None, NOT_RUNG])
async def test_the_ring_is_tried_at_once_and_the_menu_says_how_it_went(trouble: Sentence | None) -> None:
    bell, told = Bell(trouble=trouble), list[str]()
    async with visiting(bell=bell, alert=ALERT, tell=told.append) as visitor:
        await at_menu(visitor)
        await visitor.press("1")
        await visitor.until(lambda: str(trouble or visitor.library.words("kiosk.staff.rang")) in visitor.text())
        assert bell.commands == [ALERT["command"]]
        assert told == ["coach kiosk: Staff try the ring.", f"coach kiosk: {trouble or 'The desk was rung.'}"]


async def test_a_ring_under_way_is_not_rung_a_second_time_and_a_card_rings_all_the_same() -> None:
    bell = SlowBell()
    async with visiting(bell=bell, alert=ALERT) as visitor:
        await at_menu(visitor)
        await visitor.press("1", "1", "-")
        assert len(bell.commands) == 1
        await visitor.at("emergency", {"pee-hard": "yes"})
        await visitor.until(lambda: len(bell.commands) == 2)


@pytest.mark.parametrize("outcome", [PrintResult.PRINTED, PrintResult.STOPPED])
async def test_a_test_page_is_printed_and_the_menu_says_how_it_went(outcome: PrintResult) -> None:
    paper = Paper(outcome)
    async with visiting(make_job=paper) as visitor:
        await at_menu(visitor)
        await visitor.press("2")
        await visitor.until(lambda: visitor.library.words(f"print.{outcome}") in visitor.text())
        assert paper.printed == 1
        assert b"/Lang (en)" in paper.page
        assert bool(visitor.app.staff.notice().whole) == (outcome is not PrintResult.PRINTED)


async def test_a_test_page_that_failed_is_counted_without_holding_the_screen_up(tmp_path: Path) -> None:
    counts, threads = CountsFile(tmp_path), list[str]()

    def add(day: date, events: Iterable[CountedEvent]) -> None:
        threads.append(threading.current_thread().name)

    with patch.object(counts, "add", add):
        async with visiting(make_job=Paper(PrintResult.STOPPED), counts=counts) as visitor:
            await at_menu(visitor)
            await visitor.press("2")
            await visitor.until(lambda: visitor.library.words(f"print.{PrintResult.STOPPED}") in visitor.text())
    assert len(threads) == 1
    assert threads != [threading.main_thread().name]


async def test_a_test_page_on_its_way_is_taken_back_when_the_menu_is_left() -> None:
    paper = Paper(waits=True)
    async with visiting(make_job=paper) as visitor:
        await at_menu(visitor)
        visitor.waits_for_workers = False
        await visitor.press("2", "2")
        await visitor.until(lambda: paper.printed == 1)
        await visitor.press("-")
        await visitor.until(lambda: paper.ended == [PrintResult.LEFT])
        await visitor.until(visitor.at_rest)
        assert not visitor.app.staff.notice().whole


async def test_the_voice_says_a_sentence_and_falls_silent_when_the_menu_is_left() -> None:
    sound = Heard()
    async with visiting(sound=sound) as visitor:
        await at_menu(visitor)
        await visitor.press("3")
        assert sound.said == [visitor.library.words("kiosk.menu.aloud")]
        assert visitor.library.words("kiosk.menu.heard") in visitor.text()
        before = sound.cuts
        await visitor.press("-")
        await visitor.until(visitor.at_rest)
        assert sound.cuts > before


async def test_staff_are_told_where_no_program_can_speak() -> None:
    async with visiting(mute=("en",)) as visitor:
        await at_menu(visitor)
        await visitor.press("3")
        assert visitor.library.words("kiosk.menu.mute") in visitor.text()


# ---- The counts ----


async def test_the_counts_are_shown_with_this_visit_and_without_its_result(tmp_path: Path) -> None:
    counts = CountsFile(tmp_path)
    happened: list[CountedEvent] = ["start", *repeat(Level.URGENT, 6)]
    counts.add(NOON.date() - timedelta(days=1), happened)
    async with visiting(counts=counts) as visitor:
        await visitor.at("emergency", {"pee-hard": "yes"})
        await at_menu(visitor)
        await visitor.press("4")
        await visitor.until(lambda: visitor.shows(TextDialog))
        words, levels = visitor.library.words, visitor.library.levels
        assert row(visitor, words("kiosk.counts.starts"))[:2] == ["1", "2"]
        assert row(visitor, levels[Level.URGENT].name)[:2] == [words("kiosk.counts.held"), "6"]
        assert row(visitor, levels[Level.EMERGENCY].name) == [words("kiosk.counts.held"), "0"]
        await visitor.press("-")
        assert visitor.shows(StaffMenu)


async def test_counts_that_cannot_be_read_are_told_in_the_menu(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("format = 99\n")
    async with visiting(counts=CountsFile(tmp_path)) as visitor:
        await at_menu(visitor)
        await visitor.press("4")
        await visitor.until(lambda: "comes from a newer coach" in visitor.text())


async def test_where_nothing_is_counted_no_counts_are_offered() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        assert KEYS["counts"] not in offered(visitor)


def row(visitor: Visitor, name: str) -> list[str]:
    """Return what stands behind a name in the table."""
    (line,) = (line for line in visitor.text().splitlines() if line.startswith(name))
    return line.removeprefix(name).split()


# ---- What went wrong ----


async def test_each_ring_and_print_that_failed_and_each_wrong_pin_is_shown_with_its_time() -> None:
    bell, paper = Bell(trouble=NOT_RUNG), Paper(PrintResult.SLOW)
    async with visiting(bell=bell, alert=ALERT, make_job=paper) as visitor:
        await visitor.press("/", "9", *"1357", "enter", "-")
        await at_menu(visitor)
        for key in ("1", "1", "2"):
            visitor.clock.advance(60)
            await visitor.press(key)
            await visitor.settle()
        await visitor.press("5")
        await visitor.until(lambda: visitor.shows(TextDialog))
        now = visitor.app.context.now().astimezone()
        shown = " ".join(visitor.text().split())
        assert shown.count(str(bell.trouble)) == 2
        assert shown.count(visitor.library.words("kiosk.troubles.pin")) == 1
        assert f"{now:%H:%M}: {visitor.library.words(f'print.{PrintResult.SLOW}')}" in shown
        assert f"{now - timedelta(minutes=1):%H:%M}: {bell.trouble}" in shown


async def test_troubles_outlive_a_crash_of_the_app_and_hold_no_pin() -> None:
    async with visiting() as visitor:
        await visitor.press("/", "9", *"1357", "enter")
        context = visitor.app.context
    async with at_keys(Visitor(KioskApp(context, Beginning(shows="crash")), visitor.clock)) as again:
        await again.press("1")
        await at_menu(again)
        await again.press("5")
        assert again.library.words("kiosk.troubles.pin") in again.text()
        assert "1357" not in again.text() + repr(context.troubles.latest(context.now()))


async def test_where_nothing_failed_that_is_said() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press("5")
        assert visitor.library.words("kiosk.troubles.none") in visitor.text()


# ---- The keys ----


async def test_every_key_of_the_keypad_only_ticks_itself_until_enter_comes_twice() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["keys"])
        for number, key in enumerate(PAD, 1):
            await visitor.press(key)
            assert visitor.shows(KeyTest), key
            assert visitor.text().count(visitor.library.words("kiosk.key-test.works")) == number, key
        assert visitor.library.words("kiosk.key-test.all") in visitor.text()
        await visitor.press("enter", "5", "enter")
        assert visitor.shows(KeyTest)
        await visitor.press("enter")
        assert visitor.shows(StaffMenu)


async def test_an_arrow_in_place_of_a_digit_tells_that_num_lock_is_off() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["keys"], "home")
        assert visitor.library.words("kiosk.key-test.num-lock") in visitor.text()
        assert visitor.library.words("kiosk.key-test.works") not in visitor.text()


async def test_the_page_of_the_keys_closes_by_itself_with_the_menu() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["keys"], "1")
        await visitor.passes(TIMES.staff_s + 1)
        await visitor.until(visitor.at_rest)


def test_the_page_of_the_keys_shows_every_key_of_a_keypad_once() -> None:
    assert sorted(key for row in LAYOUT for key in row if key) == sorted(PAD)


# ---- Who came after a ring ----


async def test_the_menu_names_no_ring_that_failed_as_one_that_staff_have_answered() -> None:
    told: list[str] = []
    async with visiting(alert=ALERT, bell=Bell(trouble=NOT_RUNG), tell=told.append) as visitor:
        await visitor.at("emergency", {"pee-hard": "yes"})
        await visitor.until(lambda: told == [f"coach kiosk: {NOT_RUNG}"])
        await at_menu(visitor)
        assert "noted that you came" not in visitor.text()
    assert told == [f"coach kiosk: {NOT_RUNG}"]


async def test_staff_who_open_the_menu_have_answered_the_ring_of_a_card_and_the_journal_tells_when() -> None:
    told: list[str] = []
    async with visiting(alert=ALERT, tell=told.append) as visitor:
        await visitor.at("emergency", {"pee-hard": "yes"})
        await visitor.until(lambda: visitor.app.staff.called)
        rung_at = visitor.app.context.now().astimezone()
        visitor.clock.advance(42)
        await at_menu(visitor)
        assert f"{rung_at:%H:%M}. It is noted that you came." in visitor.text()
        await visitor.press("-")
        await visitor.until(visitor.at_rest)
        await at_menu(visitor)
        assert "It is noted" not in visitor.text()
    assert told == ["coach kiosk: The desk was rung.", "coach kiosk: Staff came 42 s after the desk was rung."]


async def test_a_ring_waits_for_its_answer_beyond_the_visit_and_a_wrong_pin_is_none() -> None:
    told: list[str] = []
    async with visiting(alert=ALERT, tell=told.append) as visitor:
        await visitor.at("emergency", {"pee-hard": "yes"})
        await visitor.until(lambda: visitor.app.staff.called)
        await visitor.passes(TIMES.emergency_s + TIMES.neutral_stays_s + TIMES.emergency_neutral_s)
        await visitor.until(visitor.at_rest)
        await visitor.press("/", "9", *"1357", "enter", "-")
        assert visitor.app.context.desk.rung_at is not None
        await at_menu(visitor)
    assert [line for line in told if "Staff came" in line] == [told[-1]]


async def test_a_ring_that_staff_try_waits_for_no_answer() -> None:
    async with visiting(alert=ALERT) as visitor:
        await at_menu(visitor)
        await visitor.press("1", "-")
        assert visitor.app.context.desk.rung_at is None


# ---- How it is left ----


async def test_the_menu_closes_by_itself_and_without_a_warning() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.passes(TIMES.staff_s - 1)
        assert visitor.shows(StaffMenu)
        await visitor.passes(2)
        await visitor.until(visitor.at_rest)


async def test_the_menu_closes_with_whatever_is_open_over_it() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press("/")
        assert visitor.shows(DeskDialog)
        await visitor.passes(TIMES.staff_s + 1)
        await visitor.until(visitor.at_rest)


async def test_the_kiosk_is_left_from_the_menu_with_the_code_that_keeps_it_down() -> None:
    async with visiting() as visitor:
        await at_menu(visitor)
        await visitor.press("9")
        await visitor.until(lambda: not visitor.app.is_running)
        assert visitor.app.return_code == 0


async def test_the_menu_takes_a_visit_s_looks_and_voice_with_it() -> None:
    async with visiting(sound=Heard()) as visitor:
        await visitor.press("enter", "*", "1", "/", "0", "2", "-")
        assert (visitor.app.voice.on, bool(visitor.app.attendant.sight.on)) == (True, True)
        await at_menu(visitor)
        assert (visitor.app.voice.on, bool(visitor.app.attendant.sight.on)) == (False, False)


@pytest.mark.parametrize(("row", "code"), [("1", RESTART), ("2", SWITCH_OFF)])
async def test_the_machine_is_restarted_or_switched_off_once_it_is_confirmed(row: str, code: int) -> None:
    told: list[str] = []
    async with visiting(tell=told.append) as visitor:
        await at_menu(visitor)
        await visitor.press(KEYS["machine"], row, "2")
        assert visitor.shows(StaffMenu)
        assert told == []
        await visitor.press(KEYS["machine"], row, "enter")
        assert visitor.shows(StaffMenu)
        await visitor.press(KEYS["machine"], row, "1")
        await visitor.until(lambda: not visitor.app.is_running)
        assert visitor.app.return_value == code
        assert len(told) == 1


async def test_a_unit_that_restarts_no_machine_is_not_asked_to() -> None:
    async with visiting(power=False) as visitor:
        await at_menu(visitor)
        assert KEYS["machine"] not in offered(visitor)
        await visitor.press(KEYS["machine"])
        assert visitor.shows(StaffMenu)


@pytest.mark.parametrize("size", [(60, 20), (80, 22)])
@pytest.mark.parametrize("code", ["en", "es"])
async def test_the_whole_menu_fits_with_what_it_says(tmp_path: Path, size: tuple[int, int], code: str) -> None:
    libraries = (shipped() if code == "en" else in_language(code),)
    async with visiting(
        size=size, alert=ALERT, make_job=Paper(), counts=CountsFile(tmp_path), libraries=libraries
    ) as visitor:
        await at_menu(visitor)
        await visitor.press("1")
        (dialog,) = visitor.screen.query(".dialog")
        assert len(offered(visitor)) == len(set(KEYS.values()))
        assert visitor.screen.query_one(Rows).max_scroll_y == 0
        assert dialog.region.bottom <= size[1]
        assert all(child.region.bottom < dialog.region.bottom for child in dialog.children)
