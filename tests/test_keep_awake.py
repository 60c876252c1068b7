"""Keeping the screen awake: the program that is chosen, and that it always ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # its types are a package of their own
import pytest

from coach.keep_awake import KeepAwake, awake_command
from tests.support.programs import Programs

DEADLINE_S = 10.0
HOLDS = """
import sys, time
from coach.keep_awake import KeepAwake
held = KeepAwake(("/bin/sh", "-c", "echo $$ > " + sys.argv[1] + "; exec cat"))
held.hold()
time.sleep(60)
"""


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < end, "it did not come to pass"
        os.sched_yield()


def gone(process: int) -> bool:
    return not psutil.pid_exists(process) or psutil.Process(process).status() == psutil.STATUS_ZOMBIE


@pytest.mark.parametrize(
    ("there", "desktop", "platform", "chosen"),
    [
        (["systemd-inhibit"], "", "linux", "systemd-inhibit"),
        (["systemd-inhibit", "gnome-session-inhibit"], "ubuntu:GNOME", "linux", "gnome-session-inhibit"),
        (["systemd-inhibit", "gnome-session-inhibit"], "XFCE", "linux", "systemd-inhibit"),
        (["systemd-inhibit", "kde-inhibit"], "KDE", "linux", "kde-inhibit"),
        (["systemd-inhibit"], "GNOME", "linux", "systemd-inhibit"),
        (["caffeinate", "systemd-inhibit"], "", "darwin", "caffeinate"),
        ([], "", "linux", None),
        (["systemd-inhibit"], "", "darwin", None),
    ],
)
def test_the_inhibitor_of_the_desktop_is_chosen_before_that_of_systemd(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: list[str],
    desktop: str,
    platform: str,
    chosen: str | None,
) -> None:
    programs = Programs(tmp_path, monkeypatch)
    for name in [*there, "cat"]:
        programs.add(name)
    command = awake_command({"XDG_CURRENT_DESKTOP": desktop}, platform)
    assert (None if command is None else Path(command[0]).name) == chosen
    assert command is None or Path(command[-1]).name == "cat"


def test_the_program_runs_until_it_is_released() -> None:
    awake = KeepAwake(("/bin/cat",))
    awake.hold()
    assert awake.held
    awake.hold()
    awake.release()
    assert not awake.held


def test_a_program_that_goes_on_without_its_input_is_killed() -> None:
    awake = KeepAwake(("/bin/sleep", "60"))
    awake.hold()
    child = awake._child
    assert child is not None
    awake.release()
    assert child.returncode == -signal.SIGKILL


@pytest.mark.parametrize("command", [None, ("/nowhere/systemd-inhibit", "cat"), ("/bin/false",)])
def test_a_computer_on_which_nothing_holds_goes_on_all_the_same(command: tuple[str, ...] | None) -> None:
    awake = KeepAwake(command)
    awake.hold()
    until(lambda: not awake.held)
    awake.release()


def test_the_program_ends_with_a_coach_that_is_killed(tmp_path: Path) -> None:
    noted = tmp_path / "process"
    coach = subprocess.Popen([sys.executable, "-c", HOLDS, str(noted)])
    until(lambda: noted.exists() and noted.read_text().endswith("\n"))
    child = int(noted.read_text())
    assert not gone(child)
    coach.kill()
    coach.wait()
    until(lambda: gone(child))
