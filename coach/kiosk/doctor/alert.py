"""What rings for the desk is a program that can be run."""

from __future__ import annotations

from pathlib import Path

from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine

FOR_ALL = 0o005
"""The kiosk's user has no rights but those of all: it must be allowed to read and to run it."""


def check(machine: Machine) -> Reading:
    """Judge the program of the alert, without ringing; without one the desk must see the screen."""
    command = machine.setting.alert.command
    if not command:
        raise CannotTellError("no-alert", "")
    try:
        mode, _ = machine.mode(Path(command[0]))
    except CannotTellError as error:
        if error.reason != "absent":
            raise
        mode = 0
    return Reading(mode & FOR_ALL == FOR_ALL, command[0], {"program": command[0]})
