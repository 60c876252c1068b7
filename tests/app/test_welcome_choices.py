"""What the welcome screen offers for the visits that are saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.visit.state import Visit
from coach.home.welcome_choices import NOTICES, WelcomeChoices
from coach.loading import toml
from coach.loading.sentences import sentence
from coach.storage.visit_reader import RECENT
from coach.storage.visits import VisitStore, visit_id
from tests.support.clocks import WallClock
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, new_visit

HOUR = timedelta(hours=1)


@pytest.fixture
def clock() -> WallClock:
    return WallClock()


def opened(folder: Path, clock: WallClock) -> WelcomeChoices:
    return WelcomeChoices(shipped(), VisitStore(folder, shipped(), clock))


def checked(started: datetime, **answers: str) -> Visit:
    sheet = {**CALM, **{name.replace("_", "-"): value for name, value in answers.items()}}
    told = sheet_answers(sheet, shipped(), assume_no=True)
    visit = new_visit(id=visit_id(started, "abc123"), started=started, checked_at=started)
    return replace(visit, content_version=shipped().version, answers=told)


def offered(folder: Path, clock: WallClock) -> list[str]:
    return [choice.id for choice in opened(folder, clock).choices(clock.now)]


def test_a_check_made_while_the_clock_was_ahead_never_outlives_a_later_emergency(
    tmp_path: Path, clock: WallClock
) -> None:
    store = VisitStore(tmp_path, shipped(), clock)
    store.save(checked(NOW + 24 * HOUR))
    assert "routine" not in offered(tmp_path, clock)
    store.save(checked(NOW, pee_hard="yes"))

    for hours in (0, 1, 23, 24, 25, 48, 24 * 6):
        clock.now = NOW + hours * HOUR
        assert "routine" not in offered(tmp_path, clock)
        last = opened(tmp_path, clock).last()
        assert last is not None
        assert last.answers["pee-hard"] == "yes"


def test_a_check_that_holds_is_offered_and_one_with_its_answers_gone_is_not(tmp_path: Path, clock: WallClock) -> None:
    visit = checked(NOW - HOUR)
    store = VisitStore(tmp_path, shipped(), clock)
    store.save(visit)
    assert "routine" in offered(tmp_path, clock)

    for gone in ({}, {name: visit.answers[name] for name in list(visit.answers)[:-1]}):
        store.save(replace(visit, answers=gone))
        assert "routine" not in offered(tmp_path, clock)


def test_a_check_does_not_hold_behind_a_newer_one_that_is_damaged(tmp_path: Path, clock: WallClock) -> None:
    store = VisitStore(tmp_path, shipped(), clock)
    store.save(checked(NOW - 2 * HOUR))
    store.save(checked(NOW - HOUR, pee_hard="yes"))
    file = next(file for file, visit in store.kept() if visit.answers["pee-hard"] == "yes")
    file.write_bytes(file.read_bytes()[:-40])

    assert "routine" not in offered(tmp_path, clock)
    assert "routine" not in offered(tmp_path, clock)
    store.save(checked(NOW))
    assert "routine" in offered(tmp_path, clock)


@pytest.mark.parametrize("unfinished", [True, False])
def test_the_welcome_reads_no_more_files_than_the_newest_however_many_there_are(
    tmp_path: Path, clock: WallClock, monkeypatch: pytest.MonkeyPatch, unfinished: bool
) -> None:
    store, read = VisitStore(tmp_path, shipped(), clock), set[Path]()
    for number in range(RECENT + 20):
        visit = replace(checked(NOW - number * HOUR), checked_at=None, answers={"fits-today": "after-workout"})
        store.save(visit)
        if not unfinished:
            (store.folder / f"{visit.id}.toml").write_text("half a visit")
    real = toml.read_regular

    def counted(file: Path) -> bytes:
        read.add(file)
        return real(file)

    monkeypatch.setattr("coach.storage.visit_reader.read_regular", counted)
    home = opened(tmp_path, clock)

    home.choices(NOW)
    home.new_visit("check", NOW, "abc")

    assert RECENT <= len(read) <= RECENT * (1 if unfinished else 3)


def test_many_notices_leave_room_for_the_screen(tmp_path: Path, clock: WallClock) -> None:
    store = VisitStore(tmp_path, shipped(), clock)
    store.check()
    for number in range(NOTICES + 4):
        (store.folder / f"20261120T12000{number}Z-abc123.toml").write_text("format = 99\n")
    home = opened(tmp_path, clock)
    home.last()

    told = str(home.notice(None, NOW, [sentence("settings-aside", path="odd")]))

    assert told.startswith("Damaged settings were set aside as odd. ")
    assert told.count("comes from a newer coach") == NOTICES - 1
    assert told.endswith(shipped().words("welcome.more-notices", count=5))
