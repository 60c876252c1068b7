"""`coach plan --remind`: on, off, a test, and what the timer runs."""

from __future__ import annotations

import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.reminders.timer import unit_folder
from coach.storage.settings import Settings, read_settings, write_settings
from coach.storage.visits import VisitStore
from tests.support.command import Run, assert_refused
from tests.support.kept_visits import keep_check
from tests.support.programme import check
from tests.support.programs import Programs
from tests.support.shipped import shipped

WORDS = shipped().words


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Programs(tmp_path, monkeypatch)


@pytest.fixture
def computer(programs: Programs) -> Programs:
    """A computer with systemd and notifications."""
    programs.add("systemctl")
    programs.add("notify-send")
    return programs


def unit(kind: str) -> str:
    return (unit_folder() / f"coach-plan.{kind}").read_text()


def timed_command() -> list[str]:
    """The command that the timer runs."""
    line = next(line for line in unit("service").splitlines() if line.startswith("ExecStart="))
    return shlex.split(line.removeprefix("ExecStart="))


def test_on_sets_a_timer_at_the_time_that_was_chosen(run: Run, tmp_path: Path, computer: Programs) -> None:
    data = tmp_path / "data"
    ran = run("plan", "--data", data, "--remind", "on", "--at", "07:30")
    assert (ran.code, ran.out, ran.err) == (0, "", WORDS("plan.remind-on", time="07:30") + "\n")
    assert "OnCalendar=*-*-* 07:30:00" in unit("timer")
    assert timed_command() == [sys.executable, "-P", "-m", "coach", "plan", "--remind", "due", "--data", str(data)]
    assert run("plan", "--data", data, "--remind", "on").err == WORDS("plan.remind-on", time="07:30") + "\n"


def test_without_a_time_chosen_it_is_that_of_the_content(run: Run, tmp_path: Path, computer: Programs) -> None:
    at = shipped().programme.calendar.at
    run("plan", "--data", tmp_path, "--remind", "on")
    assert f"OnCalendar=*-*-* {at:%H:%M}:00" in unit("timer")


def test_another_time_moves_the_reminder_of_this_person_alone(run: Run, tmp_path: Path, computer: Programs) -> None:
    run("plan", "--data", tmp_path / "anna", "--remind", "on", "--at", "07:30")
    run("plan", "--data", tmp_path / "ben", "--at", "08:30")
    assert "07:30" in unit("timer")
    run("plan", "--data", tmp_path / "anna", "--at", "09:30")
    assert "09:30" in unit("timer")


def test_off_removes_it(run: Run, tmp_path: Path, computer: Programs) -> None:
    run("plan", "--data", tmp_path, "--remind", "on")
    assert run("plan", "--data", tmp_path, "--remind", "off").err == WORDS("plan.remind-off") + "\n"
    assert not list(unit_folder().iterdir())
    assert run("plan", "--data", tmp_path, "--remind", "off").err == WORDS("plan.remind-none") + "\n"


def test_a_test_shows_a_reminder_now(run: Run, tmp_path: Path, computer: Programs) -> None:
    assert run("plan", "--data", tmp_path, "--remind", "test").code == 0
    assert computer.called() == [
        ["notify-send", "--app-name=coach", "--", WORDS("calendar.check"), WORDS("calendar.text")]
    ]


def test_the_timer_shows_what_is_due_today(run: Run, tmp_path: Path, computer: Programs) -> None:
    keep_check(tmp_path, now=datetime.now(UTC))
    ran = run("plan", "--data", tmp_path, "--remind", "due")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    (call,) = computer.called()
    assert call[-2:] == [WORDS("calendar.core", minutes=10), WORDS("calendar.text")]


def test_the_timer_is_silent_where_nothing_is_due(run: Run, tmp_path: Path, computer: Programs) -> None:
    VisitStore(tmp_path).save(check(0, fever="yes", injected_last_year="yes"))
    assert run("plan", "--data", tmp_path, "--remind", "due").code == 0
    assert computer.called() == []


def test_nothing_is_set_where_nothing_could_be_shown(run: Run, tmp_path: Path, programs: Programs) -> None:
    programs.add("systemctl")
    assert_refused(run("plan", "--data", tmp_path, "--remind", "on"), "notify-send")
    assert not unit_folder().exists()


def test_without_systemd_the_calendar_is_named_instead(run: Run, tmp_path: Path, programs: Programs) -> None:
    programs.add("notify-send")
    for wish in ("on", "off"):
        assert_refused(run("plan", "--data", tmp_path, "--remind", wish), "no systemd", "coach plan --output plan.ics")


def test_a_reminder_goes_with_nothing_that_prints_the_plan(run: Run, tmp_path: Path, computer: Programs) -> None:
    assert_refused(run("plan", "--data", tmp_path, "--remind", "on", "--weeks", "2"), "--remind goes without --weeks")
    assert not unit_folder().exists()


def test_turning_reminders_on_keeps_every_other_setting(run: Run, tmp_path: Path, computer: Programs) -> None:
    write_settings(tmp_path, Settings(theme="coach-light", sound=False))
    run("plan", "--data", tmp_path, "--remind", "on", "--at", "07:30")
    assert (read_settings(tmp_path).theme, read_settings(tmp_path).sound) == ("coach-light", False)
