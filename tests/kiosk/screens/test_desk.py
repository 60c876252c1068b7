"""The desk dialog, the PIN behind it, the notices for staff, and the counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coach.kiosk.config.times import Times
from coach.kiosk.counts.counts import Day
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.desk import DeskDialog
from coach.kiosk.screens.notice import NoticeScreen
from coach.kiosk.screens.pin import HIDDEN, PinDialog
from coach.kiosk.screens.staff import StaffMenu
from coach.screens.checklist.findings import FindingsScreen
from tests.support.kiosk import NOON, PIN, Visitor, visiting

TIMES = Times()
ASK = "page:danger-signs"


async def at_pin(visitor: Visitor) -> None:
    """Show the question for the PIN over a page of the check."""
    await visitor.at(ASK)
    await visitor.press("/", "9")
    assert visitor.shows(PinDialog)


async def typed(visitor: Visitor, pin: str) -> None:
    await visitor.press(*pin, "enter")
    await visitor.settle()


# ---- The dialog ----


async def test_from_the_desk_dialog_a_visitor_goes_on_where_they_were() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        await visitor.press("2")
        before = visitor.app.controller.visit
        for key in ("1", "enter", "-", "backspace"):
            await visitor.press("/")
            assert visitor.library.words("kiosk.desk.more") in visitor.text(), key
            await visitor.press(key)
            assert visitor.shows(FindingsScreen), key
            assert visitor.app.controller.visit == before, key


@pytest.mark.parametrize("key", ["1", "enter"])
async def test_only_who_was_told_to_go_to_the_desk_is_sent_there(key: str) -> None:
    async with visiting() as visitor:
        sentence = visitor.library.clinic.desk
        for step in ("page:what-fits", ASK, "result", "summary"):
            await visitor.at(step)
            await visitor.press("/")
            assert visitor.shows(DeskDialog), step
            assert sentence not in visitor.text(), step
            await visitor.press(key)
        await visitor.at("emergency", {"pee-hard": "yes"})
        await visitor.press("/")
        assert sentence in visitor.text()
        await visitor.press("2", "1")
        await visitor.until(lambda: visitor.shows(NoticeScreen))
        await visitor.press("/")
        assert sentence in visitor.text()


async def test_where_there_is_no_visit_nothing_is_there_to_start_over() -> None:
    async with visiting() as visitor:
        await visitor.press("/", "2")
        assert visitor.shows(DeskDialog)
        assert visitor.library.words("kiosk.desk.start-over") not in visitor.text()
        await visitor.press("1")
        assert visitor.at_rest()


async def test_start_over_wipes_the_visit_from_any_depth() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        await visitor.press("+", "/", "2", "1")
        await visitor.until(visitor.at_rest)


async def test_the_voice_can_be_changed_there_only_while_it_is_on() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        await visitor.press("/")
        assert visitor.library.words("kiosk.desk.voice") not in visitor.text()
        await visitor.press("3")
        assert visitor.shows(DeskDialog)


# ---- The PIN ----


async def test_the_right_pin_opens_the_staff_menu_and_wipes_the_visit() -> None:
    async with visiting() as visitor:
        await at_pin(visitor)
        await typed(visitor, PIN)
        await visitor.until(lambda: visitor.shows(StaffMenu))
        assert visitor.app.controller.visit is None
        assert [type(screen) for screen in visitor.app.screen_stack] == [AttractScreen, StaffMenu]


async def test_a_wrong_pin_is_refused_and_the_box_is_empty_again() -> None:
    async with visiting() as visitor:
        await at_pin(visitor)
        await typed(visitor, "1111")
        assert visitor.shows(PinDialog)
        assert visitor.library.words("kiosk.pin.wrong") in visitor.text()
        assert HIDDEN not in visitor.text()


async def test_after_three_wrong_pins_even_the_right_one_waits() -> None:
    async with visiting() as visitor:
        await at_pin(visitor)
        for _ in range(3):
            await typed(visitor, "1111")
        await typed(visitor, PIN)
        assert visitor.shows(PinDialog)
        assert visitor.library.words("kiosk.pin.wait", seconds=5) in visitor.text()
        visitor.clock.advance(5)
        await typed(visitor, PIN)
        await visitor.until(lambda: visitor.shows(StaffMenu))


async def test_nobody_can_read_a_pin_and_the_minus_takes_a_digit_back() -> None:
    async with visiting() as visitor:
        await at_pin(visitor)
        await visitor.press("2", "5", "9")
        assert HIDDEN * 3 in visitor.text()
        assert "259" not in visitor.text()
        await visitor.press("-")
        assert HIDDEN * 3 not in visitor.text()
        await typed(visitor, "80")
        await visitor.until(lambda: visitor.shows(StaffMenu))


async def test_only_the_whole_pin_opens_the_staff_menu() -> None:
    async with visiting() as visitor:
        await visitor.at(ASK)
        for pin in ("", PIN[:-1], f"{PIN}0", "0" * 30):
            # The pause after a wrong one, during which none opens.
            visitor.clock.advance(20)
            await visitor.press("/", "9")
            await typed(visitor, pin)
            assert visitor.shows(PinDialog), pin
            await visitor.press("-")
            assert visitor.shows(FindingsScreen), pin


# ---- Notices for staff ----


async def test_an_overdue_review_is_shown_to_staff_on_the_first_screen() -> None:
    async with visiting() as visitor:
        assert visitor.library.words("kiosk.attract.staff", notice="") not in visitor.text()
        visitor.clock.advance(2 * 365 * 24 * 3600)
        visitor.app.tell_staff()
        overdue = visitor.library.overdue((NOON.replace(year=NOON.year + 2)).date())
        assert overdue
        assert visitor.library.words("kiosk.staff.overdue", count=len(overdue)) in visitor.text()


async def test_counts_that_cannot_be_written_are_shown_to_staff(tmp_path: Path) -> None:
    folder = tmp_path / "counts"
    folder.write_text("in the way")
    async with visiting(counts=CountsFile(folder)) as visitor:
        await visitor.at(ASK)
        await visitor.press("/", "2", "1")
        await visitor.until(visitor.at_rest)
        assert visitor.library.words("kiosk.staff.counts") in visitor.text()


# ---- What is counted ----


def counted(folder: Path) -> Day:
    """The one day in a folder's counts."""
    (day,) = CountsFile(folder).read()[0].days
    return day


def files(folder: Path) -> list[Path]:
    """What is in a folder."""
    return list(folder.iterdir())


async def left(visitor: Visitor, how: str) -> None:
    match how:
        case "finish":
            await visitor.press("0", "1")
        case "time-out":
            await visitor.passes(TIMES.idle_s + TIMES.warning_s + 1)
        case _:
            await visitor.press("/", "2", "1")
    await visitor.until(lambda: visitor.app.controller.visit is None)


@pytest.mark.parametrize(
    ("how", "numbers"),
    [
        ("finish", {"starts": 1, "finishes": 1, "time_outs": 0}),
        ("time-out", {"starts": 1, "finishes": 0, "time_outs": 1}),
        ("start-over", {"starts": 1, "finishes": 0, "time_outs": 0}),
    ],
)
async def test_a_visit_is_counted_by_how_it_ended(tmp_path: Path, how: str, numbers: Mapping[str, int]) -> None:
    async with visiting(counts=CountsFile(tmp_path)) as visitor:
        await visitor.at("summary")
        await left(visitor, how)
    day = counted(tmp_path)
    assert {name: getattr(day, name) for name in numbers} == numbers
    assert day.levels == {"self-care": 1}
    assert day.date == (NOON.astimezone()).date()


async def test_a_check_left_before_its_result_counts_no_level(tmp_path: Path) -> None:
    async with visiting(counts=CountsFile(tmp_path)) as visitor:
        await visitor.at(ASK)
        await left(visitor, "start-over")
    assert counted(tmp_path).levels == {}


async def test_an_emergency_card_that_nobody_answers_is_counted_with_its_level(tmp_path: Path) -> None:
    async with visiting(counts=CountsFile(tmp_path)) as visitor:
        await visitor.at("emergency", {"pee-hard": "yes"})
        await visitor.passes(TIMES.emergency_neutral_s + 1)
    assert counted(tmp_path).levels == {"emergency": 1}


async def test_steps_skipped_for_pain_are_counted(tmp_path: Path) -> None:
    async with visiting(counts=CountsFile(tmp_path)) as visitor:
        await visitor.at("player")
        await visitor.press("6", "6", "1")
        await visitor.settle()
        await left(visitor, "start-over")
    assert counted(tmp_path).skipped_for_pain == 1


async def test_the_counts_hold_no_time_and_no_answer(tmp_path: Path) -> None:
    async with visiting(counts=CountsFile(tmp_path)) as visitor:
        await visitor.at("summary", {"known-spine": "yes"})
        await left(visitor, "finish")
    (file,) = files(tmp_path)
    text = file.read_text("utf-8")
    assert "known-spine" not in text
    assert ":" not in text.replace("::", "")
    assert datetime.fromtimestamp(file.stat().st_mtime, UTC).astimezone().hour == 0


async def test_nothing_is_counted_and_nothing_written_where_the_clinic_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    config: dict[str, Any] = {"counts_folder": tmp_path / "counts"}
    async with visiting(**config) as visitor:
        await visitor.at("summary")
        await left(visitor, "finish")
    assert not files(tmp_path)


async def test_a_visitor_who_only_looks_at_the_desk_dialog_is_not_counted(tmp_path: Path) -> None:
    async with visiting(counts=CountsFile(tmp_path)) as visitor:
        await visitor.press("/", "1")
        await visitor.until(visitor.at_rest)
    assert not files(tmp_path)
