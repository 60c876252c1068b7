"""What the nightly doctor leaves for the staff: read by the kiosk, told on two screens, and never a crash."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from coach.kiosk.doctor.finding import Finding, FindingState
from coach.kiosk.doctor.report import mend, records, told
from coach.kiosk.doctor_report import AHEAD, LATE, LONGEST, MOST_BYTES, DoctorNews, read_news, report
from coach.kiosk.screens.attract import AttractScreen
from coach.kiosk.screens.staff import KEYS, StaffMenu
from coach.loading.assembly import load_library
from coach.loading.place import ContentPlace
from coach.screens.dialogs.text import TextDialog
from tests.support.kiosk import NOON, PIN, Visitor, visiting
from tests.support.shipped import shipped

SWAP = Finding("swap", FindingState.FIX, "/dev/sda2")
PIN_LESS = Finding("pin", FindingState.FIX, values={"config": "/etc/coach/kiosk.toml"})
SOUND, UNSEEN = Finding("sysrq", FindingState.OK), Finding("bios", FindingState.CHECK, reason="bios")
NIGHT = NOON - timedelta(hours=8)


def write(file: Path, *findings: Finding, made: datetime = NIGHT) -> Path:
    file.write_text(json.dumps(report(made, records(findings, shipped().words))))
    return file


# ---- The file ----


def test_the_kiosk_reads_what_the_doctor_wrote_and_says_it_in_its_own_language(tmp_path: Path) -> None:
    spanish = load_library(ContentPlace(language="es")).words
    news = read_news(write(tmp_path / "doctor.json", SOUND, UNSEEN, SWAP, PIN_LESS), spanish)

    assert news.looked == NIGHT
    assert [each.told(spanish) for each in news.to_fix] == [told(SWAP, spanish), told(PIN_LESS, spanish)]
    assert [each.mend(spanish) for each in news.to_fix] == [mend(SWAP, spanish), mend(PIN_LESS, spanish)]
    assert "/etc/coach/kiosk.toml" in news.to_fix[1].mend(spanish)


def test_what_a_program_complains_of_at_length_is_cut_and_hides_no_other_finding(tmp_path: Path) -> None:
    endless = Finding("content", FindingState.FIX, "x" * 2 * LONGEST, values={"folder": "/etc/coach/content"})
    news = read_news(write(tmp_path / "doctor.json", endless, SWAP), shipped().words)

    assert news.broken == ""
    assert [each.seen for each in news.to_fix] == ["x" * LONGEST, SWAP.seen]


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], object]:
    def spoil(file: Path) -> None:
        written = json.loads(write(file, SWAP).read_text())
        change(written)
        file.write_text(json.dumps(written))

    return spoil


@pytest.mark.parametrize(
    ("spoil", "seen"),
    [
        (lambda file: file.write_bytes(b"\xff\x00{"), "JSON"),
        (lambda file: file.write_text(""), "JSON"),
        (lambda file: file.write_text("[" * 100_000), "JSON"),
        (lambda file: file.write_text("[]"), ""),
        (lambda file: file.write_text(" " * (MOST_BYTES + 1)), "bytes"),
        (lambda file: file.mkdir(), "directory"),
        (changed(lambda written: written.update(format=2)), "format"),
        (changed(lambda written: written.update(made="yesterday")), "made"),
        (changed(lambda written: written.update(made="2026-11-23T03:30:00")), "made"),
        (changed(lambda written: written.pop("findings")), "findings"),
        (changed(lambda written: written["findings"][0].update(state="bad")), "findings.0.state"),
        (changed(lambda written: written["findings"][0].update(seen=7)), "findings.0.seen"),
        (changed(lambda written: written["findings"][0].update(seen="x" * 5000)), "findings.0.seen"),
        (changed(lambda written: written["findings"][0].update(values={"name": []})), "findings.0.values.name"),
        (changed(lambda written: written["findings"][0].update(check="of-tomorrow")), "of-tomorrow"),
    ],
)
def test_a_file_that_is_broken_foreign_or_of_another_version_is_news_of_its_own(
    tmp_path: Path, spoil: Callable[[Path], object], seen: str
) -> None:
    file = tmp_path / "doctor.json"
    spoil(file)
    news = read_news(file, shipped().words)

    assert (news.looked, news.to_fix) == (None, ())
    assert str(file) in news.broken
    assert seen in news.broken


def test_without_a_file_there_is_no_news(tmp_path: Path) -> None:
    assert read_news(tmp_path / "none", shipped().words) == DoctorNews()


@pytest.mark.parametrize(
    ("looked", "late"),
    [
        (NOON - LATE, False),
        (NOON - LATE - timedelta(seconds=1), True),
        (NOON + AHEAD, False),
        (NOON + AHEAD * 2, True),
    ],
)
def test_a_look_too_long_ago_or_in_the_future_is_late(looked: datetime, late: bool) -> None:
    assert DoctorNews(looked).is_late(NOON, NOON) is late


def test_where_it_never_looked_it_is_late_once_the_kiosk_has_run_too_long() -> None:
    assert not DoctorNews().is_late(NOON, NOON - LATE)
    assert DoctorNews().is_late(NOON, NOON - LATE * 2)


# ---- On the screens ----


async def at_troubles(visitor: Visitor) -> str:
    await visitor.press("/", "9", *PIN, "enter")
    await visitor.until(lambda: visitor.shows(StaffMenu))
    await visitor.press(KEYS["troubles"])
    await visitor.until(lambda: visitor.shows(TextDialog))
    return " ".join(visitor.text().split())


async def test_staff_see_what_is_to_fix_how_and_when_it_was_found(tmp_path: Path) -> None:
    file = write(tmp_path / "doctor.json", SOUND, SWAP, PIN_LESS)
    async with visiting(size=(120, 36), doctor_report=file) as visitor:
        words = visitor.library.words
        await visitor.press("/", "9", *PIN, "enter")
        await visitor.until(lambda: words("kiosk.menu.to-fix", count=2, key=KEYS["troubles"]) in visitor.text())
        await visitor.press("-")
        shown = await at_troubles(visitor)
        for finding in (SWAP, PIN_LESS):
            assert words("kiosk.fixes.row", told=told(finding, words), mend=mend(finding, words)) in shown
        assert told(SOUND, words) not in shown
        assert f"{NIGHT.astimezone():%H:%M}" in shown
        assert words("kiosk.troubles.none") in shown


async def test_a_machine_on_which_all_is_well_is_told_so_and_the_first_screen_says_nothing(tmp_path: Path) -> None:
    async with visiting(doctor_report=write(tmp_path / "doctor.json", SOUND)) as visitor:
        await visitor.settle()
        assert not visitor.app.staff.notice().whole
        assert visitor.library.words("kiosk.fixes.none") in await at_troubles(visitor)


async def test_the_first_screen_tells_staff_that_something_is_to_fix_until_it_is_mended(tmp_path: Path) -> None:
    file = write(tmp_path / "doctor.json", SWAP)
    async with visiting(doctor_report=file) as visitor:
        words = visitor.library.words
        told_there = words("kiosk.fixes.found", count=1)
        await visitor.until(lambda: told_there in " ".join(visitor.text().split()))
        write(file, SOUND)
        await at_troubles(visitor)
        await visitor.press("-", "-")
        await visitor.until(lambda: visitor.shows(AttractScreen))
        assert told_there not in " ".join(visitor.text().split())


async def test_a_check_that_has_not_run_for_too_long_is_told_on_both_screens(tmp_path: Path) -> None:
    file = write(tmp_path / "doctor.json", SOUND, made=NOON - LATE * 2)
    async with visiting(size=(120, 36), doctor_report=file) as visitor:
        late = visitor.library.words("kiosk.fixes.late", when="…").split("…", maxsplit=1)[0]
        await visitor.until(lambda: late in " ".join(visitor.text().split()))
        assert late in await at_troubles(visitor)


async def test_a_broken_file_is_told_on_both_screens_and_crashes_nothing(tmp_path: Path) -> None:
    (tmp_path / "doctor.json").write_text("{")
    async with visiting(size=(120, 36), doctor_report=tmp_path / "doctor.json") as visitor:
        await visitor.settle()
        broken = visitor.library.words("kiosk.fixes.broken", seen="…").split("…", maxsplit=1)[0].strip()
        assert broken in visitor.app.staff.notice().whole
        assert broken in await at_troubles(visitor)


async def test_where_no_doctor_looks_nothing_is_said_of_one() -> None:
    async with visiting() as visitor:
        assert visitor.library.words("kiosk.fixes.title") not in await at_troubles(visitor)


async def test_a_check_of_any_length_that_the_kiosk_does_not_know_is_a_trouble_and_no_crash(tmp_path: Path) -> None:
    file = tmp_path / "doctor.json"
    changed(lambda written: written["findings"][0].update(check="x" * 900))(file)
    async with visiting(doctor_report=file) as visitor:
        await visitor.settle()
        assert visitor.app.staff.notice().whole
