"""`coach plan`: what the next weeks hold, dates for a calendar, and the choices that it remembers."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from stat import S_IMODE

import pytest
import vobject  # type: ignore[import-untyped]  # it has no types

from coach.core.dates import near_date
from coach.storage.settings import read_settings
from coach.storage.visits import VisitStore
from tests.support.command import Run, assert_refused
from tests.support.kept_visits import keep_check
from tests.support.programme import check
from tests.support.shipped import shipped
from tests.support.visits import NOW

WORDS = shipped().words
RULES = shipped().programme.calendar


def keep_now(data: Path) -> None:
    """Keep a calm check of right now."""
    keep_check(data, now=datetime.now(UTC))


def dates(file: Path) -> list[str]:
    """The titles and starts in a calendar file."""
    events = vobject.readOne(file.read_bytes().decode()).vevent_list
    return [f"{event.dtstart.value:%Y-%m-%d %H:%M} {event.summary.value}" for event in events]


def test_the_plan_has_a_line_for_each_day_of_two_weeks_and_says_when_to_check_again(run: Run, tmp_path: Path) -> None:
    keep_now(tmp_path)

    ran = run("plan", "--data", tmp_path)

    lines, today = ran.out.splitlines(), datetime.now().astimezone().date()
    assert (ran.code, ran.err) == (0, "")
    assert lines[0].startswith("Today: ")
    days = [near_date(today + timedelta(days=number), WORDS) for number in range(14)]
    assert [line.split("  ")[0] for line in lines[2:16]] == days
    assert lines[-1] == WORDS("plan.again", day=days[7])


def test_without_a_visit_it_is_the_usual_plan_and_says_how_to_make_a_check(run: Run, tmp_path: Path) -> None:
    ran = run("plan", "--data", tmp_path)
    assert "Core routine" in ran.out
    assert ran.err == WORDS("plan.no-check", folder=tmp_path) + "\n"


def test_a_check_that_is_old_is_due_again(run: Run, tmp_path: Path) -> None:
    keep_check(tmp_path, now=NOW - timedelta(days=400))
    assert run("plan", "--data", tmp_path).out.splitlines()[-1] == WORDS("plan.again-now")


def test_dates_for_a_calendar_are_written_and_another_program_reads_them(run: Run, tmp_path: Path) -> None:
    keep_now(tmp_path)
    file = tmp_path / "plan.ics"

    ran = run("plan", "--data", tmp_path, "--output", file, "--weeks", 2, "--at", "18:30")

    found = dates(file)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == WORDS("plan.written", count=len(found), path=file, time="18:30") + "\n"
    today = datetime.now().astimezone().date()
    assert found[0] == f"{today} 18:30 Move, 10 minutes"
    assert f"{today + timedelta(days=7)} 18:25 A few questions" in found
    assert S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_when_forced_and_then_has_the_same_entries(
    run: Run, tmp_path: Path
) -> None:
    keep_now(tmp_path)
    file = tmp_path / "plan.ics"
    run("plan", "--data", tmp_path, "--output", file)
    before = file.read_bytes()

    assert_refused(run("plan", "--data", tmp_path, "--output", file), str(file), "--force")
    assert file.read_bytes() == before

    assert run("plan", "--data", tmp_path, "--output", file, "--force").code == 0
    uids = [[line for line in raw.splitlines() if line.startswith(b"UID")] for raw in (before, file.read_bytes())]
    assert uids[0] == uids[1] != []


def test_dates_go_to_stdout_as_well(run: Run, tmp_path: Path) -> None:
    keep_now(tmp_path)
    ran = run("plan", "--data", tmp_path, "--output", "-", "--weeks", 1)
    assert ran.out.startswith("BEGIN:VCALENDAR\r\n")


def test_days_and_time_are_chosen_once(run: Run, tmp_path: Path) -> None:
    keep_now(tmp_path)
    run("plan", "--data", tmp_path, "--days", "Fri,mon, wed", "--at", "7:05")
    assert (read_settings(tmp_path).week.core_days, read_settings(tmp_path).week.at) == ((1, 3, 5), time(7, 5))

    file = tmp_path / "plan.ics"
    run("plan", "--data", tmp_path, "--output", file, "--weeks", 1)
    assert {line.split()[1] for line in dates(file)} == {"07:05"}
    assert "Mon, Wed and Fri" in run("plan", "--data", tmp_path).out

    run("plan", "--data", tmp_path, "--days", "usual")
    assert (read_settings(tmp_path).week.core_days, read_settings(tmp_path).week.at) == ((), time(7, 5))


def test_midnight_is_a_time_like_any_other(run: Run, tmp_path: Path) -> None:
    for at in ("07:30", "00:00"):
        run("plan", "--data", tmp_path, "--at", at)
    assert read_settings(tmp_path).week.at == time(0, 0)


def test_where_care_comes_first_nothing_is_planned_and_no_file_is_written(run: Run, tmp_path: Path) -> None:
    VisitStore(tmp_path).save(check(0, fever="yes", injected_last_year="yes"))
    assert run("plan", "--data", tmp_path).out.splitlines() == [WORDS("week.care")]
    assert_refused(run("plan", "--data", tmp_path, "--output", tmp_path / "plan.ics"), WORDS("week.care"))
    assert not (tmp_path / "plan.ics").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--days", "monday"], "mon,wed,fri"),
        (["--days", ""], "mon,wed,fri"),
        (["--at", "half six"], "07:30"),
        (["--at", "24:00"], "07:30"),
        (["--weeks", "0"], "--weeks"),
        (["--weeks", str(RULES.most_weeks + 1)], f"--weeks goes up to {RULES.most_weeks}."),
        (["--output", "nowhere/plan.ics"], "there is no folder nowhere"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(run: Run, tmp_path: Path, words: list[str], told: str) -> None:
    keep_now(tmp_path)
    assert_refused(run("plan", "--data", tmp_path, *words), told)
