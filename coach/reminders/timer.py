"""Turns a daily timer of systemd's on and off for this user: two files in their systemd folder, and what loads them."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import time
from pathlib import Path
from typing import Final

import platformdirs

from coach.core.errors import PlanError
from coach.loading.sentences import sentence
from coach.storage.documents import write_whole
from coach.subprocess_with_deadline import Report, run, within

NAME: Final = "coach-plan"
PATIENCE_S: Final = 20.0
"""Seconds that systemd may take to answer."""
SERVICE: Final = """# Made by: coach plan --remind on. Taken away by: coach plan --remind off
[Unit]
Description=Daily reminder of coach

[Service]
Type=oneshot
ExecStart={command}
"""
TIMER: Final = """# Made by: coach plan --remind on. Taken away by: coach plan --remind off
[Unit]
Description=Daily reminder of coach

[Timer]
OnCalendar=*-*-* {at:%H:%M}:00

[Install]
WantedBy=timers.target
"""


def unit_folder() -> Path:
    """Return the folder with this user's own units of systemd."""
    return platformdirs.user_config_path() / "systemd" / "user"


def is_set(command: Sequence[str]) -> bool:
    """Return whether the timer runs this command; another person's runs another."""
    with suppress(OSError, UnicodeDecodeError):
        return _file("timer").exists() and _file("service").read_text("utf-8") == _service(command)
    return False


def set_timer(command: Sequence[str], at: time) -> None:
    """Have a command run each day at a local time of day; an earlier timer is replaced.

    Raises:
        PlanError: systemd is not here or refuses; then no file of it is left.
        StorageError: The files cannot be written.
    """
    program = _systemctl()
    write_whole(_file("service"), _service(command))
    write_whole(_file("timer"), TIMER.format(at=at))
    for words in (["daemon-reload"], ["enable", f"{NAME}.timer"], ["restart", f"{NAME}.timer"]):
        report = _told(program, words)
        if report is None or report.code:
            _remove_files()
            said = report.complained.strip().splitlines()[-1:] if report else []
            raise PlanError(sentence("no-timer", said=said[0]) if said else sentence("no-timer-answer"))


def remove_timer() -> bool:
    """Turn the timer off and remove its files; return whether there was one.

    Raises:
        PlanError: systemd is not here, so that a timer of it cannot be either.
    """
    program, there = _systemctl(), _file("timer").exists() or _file("service").exists()
    if there:
        _told(program, ["disable", "--now", f"{NAME}.timer"])
        _remove_files()
        _told(program, ["daemon-reload"])
    return there


def quoted(argument: str) -> str:
    """Return an argument as a unit's command line has it, by systemd.service(5) and systemd.unit(5)."""
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped.replace("%", "%%").replace("$", "$$")}"'


def _service(command: Sequence[str]) -> str:
    return SERVICE.format(command=" ".join(map(quoted, command)))


def _file(kind: str) -> Path:
    return unit_folder() / f"{NAME}.{kind}"


def _remove_files() -> None:
    for kind in ("timer", "service"):
        _file(kind).unlink(missing_ok=True)


def _systemctl() -> str:
    found = shutil.which("systemctl")
    if found is None:
        raise PlanError(sentence("no-systemd"))
    return found


def _told(program: str, words: Sequence[str]) -> Report | None:
    with suppress(OSError):
        return run([program, "--user", *words], within(PATIENCE_S))
    return None
