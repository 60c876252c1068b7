"""There is a voice that reads the screens aloud."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine


def check(machine: Machine) -> Reading:
    """Judge whether a voice is there; whether it is heard, only ears can tell."""
    if not machine.setting.voice:
        return Reading(held=True, seen="voice = false")
    try:
        told = machine.run("espeak-ng", "--version")
    except CannotTellError as error:
        if error.reason != "no-program":
            raise
        return Reading(held=False)
    return Reading(held=True, seen=told.partition("  ")[0].strip())
