"""Notices for staff, on the first screen and in the journal, and how many pages one visitor may print."""

from __future__ import annotations

from pathlib import Path
from textwrap import wrap
from typing import Any

import pytest

from coach.core.content.topics import Clinic
from coach.export.printing.cups import PrintResult
from coach.kiosk.config.file import Alert, KioskConfig
from coach.kiosk.config.times import Times
from coach.kiosk.counts.file import CountsFile
from coach.kiosk.readiness import shortcomings
from coach.kiosk.screens.attract import NOTICE_LINES
from coach.kiosk.trouble_log import About
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.loading.sentences import Sentence, sentence
from coach.screens.dialogs.printing import PrintDialog
from tests.support.kiosk import NOT_RUNG, Bell, Visitor, visiting
from tests.support.paper import Paper
from tests.support.printers import stand_in
from tests.support.shipped import shipped

OWN = Clinic(name="Hill Road", phone="555-0100", emergency_number="112", desk="Tell us.")
MANY: tuple[tuple[About, Sentence], ...] = (
    ("example", sentence("kiosk.example", name="and a long name of it")),
    ("alert", sentence("kiosk.no-program", program="/usr/local/lib/clinic/alerts/ring-the-front-desk")),
    ("counts", sentence("kiosk.no-counts", folder="/var/lib/coach-kiosk/counts-of-the-front-door")),
    ("printer", sentence("kiosk.no-queue", name="Front-Desk")),
)
TIMES = Times()
ALERT: dict[str, Any] = {"command": ("/usr/bin/ring-desk",)}


# ---- The first screen ----


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_however_many_troubles_there_are_every_word_for_staff_is_on_the_first_screen(
    size: tuple[int, int],
) -> None:
    async with visiting(size=size, shortcomings=MANY) as visitor:
        visitor.clock.advance(2 * 365 * 24 * 3600)
        visitor.app.tell_staff()
        await visitor.until(lambda: "printer" in visitor.app.context.troubles.present)
        await visitor.settle()
        words = visitor.library.words
        shown = drawn(visitor)
        for name in ("example", "alert", "counts", "printer", "overdue-short"):
            assert words(f"kiosk.staff.{name}") in shown


async def test_a_single_trouble_is_shown_with_its_whole_reason() -> None:
    async with visiting(shortcomings=MANY[1:2]) as visitor:
        await visitor.until(lambda: str(MANY[1][1]) in drawn(visitor))


def drawn(visitor: Visitor) -> str:
    """Return the notice for staff as the screen draws it, in one line."""
    notice = visitor.screen.query_one(".notice")
    lines = [strip.text for strip in visitor.screen._compositor.render_strips()]
    return " ".join(" ".join(lines[notice.region.y : notice.region.bottom]).split())


# ---- The journal ----


async def test_what_does_not_work_is_journalled_once_with_its_reason() -> None:
    told: list[str] = []
    bell = Bell(trouble=NOT_RUNG)
    async with visiting(bell=bell, alert=ALERT, tell=told.append, shortcomings=MANY[2:3]) as visitor:
        for _ in range(2):
            await visitor.at("emergency", {"pee-hard": "yes"})
            await visitor.passes(TIMES.ring_gap_s)
            await visitor.app.wipe()
        await visitor.until(lambda: len(told) == 2)
    assert set(told) == {f"coach kiosk: {MANY[2][1]}", f"coach kiosk: {bell.trouble}"}


async def test_each_ring_is_journalled() -> None:
    told: list[str] = []
    async with visiting(alert=ALERT, tell=told.append) as visitor:
        for _ in range(2):
            await visitor.at("emergency", {"pee-hard": "yes"})
            await visitor.passes(TIMES.ring_gap_s)
            await visitor.app.wipe()
        await visitor.until(lambda: len(told) == 2)
    assert set(told) == {"coach kiosk: The desk was rung."}


async def test_a_page_that_is_not_printed_is_shown_to_staff_and_journalled() -> None:
    told: list[str] = []
    async with visiting(make_job=Paper(PrintResult.STOPPED), tell=told.append) as visitor:
        await visitor.at("summary")
        await visitor.press("3")
        await visitor.until(lambda: bool(told))
        await visitor.app.wipe()
        reason = shipped().words(f"print.{PrintResult.STOPPED}")
        assert reason in drawn(visitor)
    assert told == [f"coach kiosk: {reason}"]


# ---- The counts ----


def failed(counts: CountsFile) -> tuple[int, int]:
    """Return how many rings, and how many prints, are counted as failed."""
    days = counts.read()[0].days
    return sum(day.failed_rings for day in days), sum(day.failed_prints for day in days)


async def test_rings_that_failed_are_counted_those_that_staff_try_among_them(tmp_path: Path) -> None:
    counts, bell = CountsFile(tmp_path), Bell(trouble=NOT_RUNG)
    async with visiting(counts=counts, bell=bell, alert=ALERT) as visitor:
        await visitor.at("emergency", {"pee-hard": "yes"})
        assert failed(counts) == (1, 0)
        visitor.app.staff.try_ring(lambda _: None)
        assert failed(counts) == (2, 0)
        bell.trouble = None
        visitor.app.staff.try_ring(lambda _: None)
        assert failed(counts) == (2, 0)


async def test_a_page_that_failed_is_counted_and_one_that_was_printed_is_not(tmp_path: Path) -> None:
    counts = CountsFile(tmp_path)
    for outcome, printed in ((PrintResult.PRINTED, 0), (PrintResult.STOPPED, 1)):
        async with visiting(counts=counts, make_job=Paper(outcome)) as visitor:
            await visitor.at("summary")
            await visitor.press("3")
            await visitor.until(lambda: isinstance(visitor.screen, PrintDialog) and not visitor.screen.busy)
        assert failed(counts) == (0, printed)


async def test_a_kiosk_that_does_not_count_counts_no_failures() -> None:
    async with visiting(bell=Bell(trouble=NOT_RUNG), alert=ALERT) as visitor:
        await visitor.at("emergency", {"pee-hard": "yes"})
        assert visitor.app.context.troubles.present["alert"]


# ---- What is checked at the start ----


def lacking(config: KioskConfig, clinic: Clinic = OWN) -> list[About]:
    return [about for about, _ in shortcomings(config, clinic)]


def test_an_alert_that_is_missing_or_may_not_be_run_is_reported_at_the_start(tmp_path: Path) -> None:
    program = tmp_path / "ring"
    assert lacking(KioskConfig(alert=Alert(command=(str(program),)))) == ["alert"]
    program.write_text("#!/bin/sh\n")
    program.chmod(0o644)
    assert lacking(KioskConfig(alert=Alert(command=(str(program),)))) == ["alert"]
    program.chmod(0o755)
    assert lacking(KioskConfig(alert=Alert(command=(str(program),)))) == []
    assert lacking(KioskConfig(alert=Alert(command=(str(tmp_path),)))) == ["alert"]


def test_counts_that_cannot_be_written_are_reported_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert lacking(KioskConfig(counts=True, counts_folder=tmp_path / "file" / "counts")) == ["counts"]
    assert lacking(KioskConfig(counts=True, counts_folder=tmp_path / "counts" / "kiosk")) == []


def test_a_printer_that_is_missing_is_reported_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path / "bin", "lp", "exit 0")
    stand_in(tmp_path / "bin", "lpstat", "echo desk")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert lacking(KioskConfig(printer="upstairs")) == ["printer"]
    assert lacking(KioskConfig(printer="desk")) == []
    assert lacking(KioskConfig(printer="upstairs", print=False)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (None, ["example"]),
        ('name = "Hill Road"\n', ["example"]),
        ('phone = "555-0100"\n', ["example"]),
        ('emergency_number = "112"\n', ["example"]),
        ('name = "Hill Road"\nphone = "555-0100"\n', []),
        ("example = false\n", []),
    ],
)
def test_the_example_clinic_is_reported_to_staff_until_name_and_phone_are_the_clinic_s_own(
    tmp_path: Path, text: str | None, told: list[str]
) -> None:
    file = tmp_path / "clinic.toml"
    file.write_text(text or "")
    place = ContentPlace(clinic=file if text else None)
    assert lacking(KioskConfig(), load_library(place).clinic) == told


# ---- Paper ----


async def test_one_visitor_prints_no_more_pages_than_the_clinic_allows_and_the_next_prints_again() -> None:
    paper = Paper()
    async with visiting(make_job=paper) as visitor:
        await visitor.at("summary")
        for _ in range(3):
            await visitor.press("3")
            await visitor.settle()
            if visitor.shows(PrintDialog):
                await visitor.until(lambda: not visitor.screen.busy)  # type: ignore[attr-defined]
                await visitor.press("enter")
            visitor.clock.advance(TIMES.print_gap_s)
        assert paper.printed == visitor.app.context.config.pages == 2
        assert visitor.library.words("kiosk.take.enough", count=2) in messages(visitor)
        assert not visitor.screen.query(".-lit")
        await visitor.app.wipe()
        await visitor.at("summary")
        await visitor.press("3")
        await visitor.until(lambda: paper.printed == 3)


async def test_two_pages_follow_one_another_only_after_a_while_whoever_wants_them() -> None:
    paper = Paper()
    async with visiting(make_job=paper) as visitor:
        for _ in range(2):
            await visitor.at("summary")
            await visitor.press("3")
            await visitor.until(lambda: paper.printed == 1)
            await visitor.settle()
            last = messages(visitor)
            await visitor.app.wipe()
        assert visitor.library.words("kiosk.take.wait", seconds=TIMES.print_gap_s) in last
        assert paper.printed == 1


def messages(visitor: Visitor) -> list[str]:
    """Return the texts that are shown for a moment."""
    return [each.message for each in visitor.app._notifications]


def test_the_words_for_staff_fit_into_the_room_that_the_first_screen_has() -> None:
    words = shipped().words
    short = [
        words(f"kiosk.staff.{name}") for name in ("alert", "counts", "printer", "example", "doctor", "overdue-short")
    ]
    told = words("kiosk.attract.staff", notice=words("kiosk.staff.short", all=words.listed(short)))
    assert len(wrap(told, 76)) <= NOTICE_LINES
