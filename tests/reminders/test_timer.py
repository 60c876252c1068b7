"""The daily timer: its files, what systemd is told, and what is left where it cannot be set."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import time
from pathlib import Path

import pytest

from coach.core.errors import PlanError
from coach.reminders.timer import is_set, remove_timer, set_timer, unit_folder
from tests.support.programs import Programs

COMMAND = ["/opt/coach/python", "-P", "-m", "coach", "plan", "--remind", "due", "--data", "/home/anna/data"]
ODD = [*COMMAND[:-1], '/home/anna/my "own" 50% $HOME \\x2f \n data ü']
AT = time(7, 5)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Programs(tmp_path, monkeypatch)


def units() -> dict[str, str]:
    """The files in the folder of this user's units, by name."""
    return {file.name: file.read_text("utf-8") for file in unit_folder().iterdir()} if unit_folder().exists() else {}


def test_the_timer_is_written_and_started(programs: Programs, tmp_path: Path) -> None:
    programs.add("systemctl")
    set_timer(COMMAND, AT)
    assert unit_folder() == tmp_path / "config" / "systemd" / "user"
    assert set(units()) == {"coach-plan.service", "coach-plan.timer"}
    assert "OnCalendar=*-*-* 07:05:00\n" in units()["coach-plan.timer"]
    assert [call[1:] for call in programs.called()] == [
        ["--user", "daemon-reload"],
        ["--user", "enable", "coach-plan.timer"],
        ["--user", "restart", "coach-plan.timer"],
    ]


def test_another_time_takes_the_place_of_the_first(programs: Programs) -> None:
    programs.add("systemctl")
    for at in (AT, time(18, 30)):
        set_timer(COMMAND, at)
    assert "OnCalendar=*-*-* 18:30:00\n" in units()["coach-plan.timer"]
    assert "07:05" not in units()["coach-plan.timer"]


def test_a_timer_is_known_by_its_command(programs: Programs) -> None:
    programs.add("systemctl")
    assert not is_set(COMMAND)
    set_timer(COMMAND, AT)
    assert is_set(COMMAND)
    assert not is_set(ODD)


def test_turning_it_off_stops_the_timer_and_removes_its_files(programs: Programs) -> None:
    programs.add("systemctl")
    set_timer(COMMAND, AT)
    other = unit_folder() / "other.timer"
    other.write_text("[Timer]\n")
    assert remove_timer()
    assert set(units()) == {"other.timer"}
    assert [call[1:] for call in programs.called()[3:]] == [
        ["--user", "disable", "--now", "coach-plan.timer"],
        ["--user", "daemon-reload"],
    ]
    assert not remove_timer()


def test_a_timer_that_systemd_refuses_leaves_no_files(programs: Programs) -> None:
    programs.add("systemctl", code=1, says="Failed to connect to bus: No medium found\n", words="enable")
    with pytest.raises(PlanError, match="systemd set no timer: Failed to connect to bus"):
        set_timer(COMMAND, AT)
    assert units() == {}


def test_without_systemd_it_says_what_to_do_instead(programs: Programs) -> None:
    with pytest.raises(PlanError, match=r"coach plan --output plan\.ics"):
        set_timer(COMMAND, AT)
    assert units() == {}


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze")
@pytest.mark.parametrize("command", [COMMAND, ODD], ids=["plain", "odd"])
def test_systemd_itself_reads_the_files_without_complaint(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    programs.add("systemctl")
    set_timer(["/bin/true", *command[1:]], AT)
    monkeypatch.setenv("PATH", os.defpath)
    ran = subprocess.run(
        ["systemd-analyze", "--user", "verify", *map(str, unit_folder().iterdir())],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
