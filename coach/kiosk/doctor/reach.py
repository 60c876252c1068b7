"""The kiosk's user can read the coach and the clinic's files."""

from __future__ import annotations

from pathlib import Path

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine

HIDDEN = tuple(map(Path, ("/home", "/root", "/run/user", "/tmp", "/var/tmp")))  # noqa: S108
"""What the unit does not show to the kiosk."""
READ, ENTER = 0o004, 0o001


def check(machine: Machine) -> Reading:
    """Judge the program's places, the content folder and the clinic's file."""
    setting = machine.setting
    named = [*machine.places, *(path for path in (setting.content, setting.clinic) if path is not None)]
    shut = sorted({str(path) for path in named if not _reached(machine, path)})
    return Reading(not shut, " ".join(shut))


def hidden(path: Path) -> bool:
    """Say whether the kiosk cannot see a path, whoever may read it."""
    return any(path.is_relative_to(folder) for folder in HIDDEN)


def _reached(machine: Machine, path: Path) -> bool:
    if hidden(path):
        return False
    return machine.mode(path)[0] & READ != 0 and all(machine.mode(each)[0] & ENTER for each in path.parents)
