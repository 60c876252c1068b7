"""The staff PIN is set."""

from __future__ import annotations

from coach.kiosk.config.file import FILE, MACHINE_FOLDER
from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine


def check(machine: Machine) -> Reading:
    """Judge whether the kiosk's file has the hash of a PIN; without a file there is none."""
    try:
        config = machine.config
    except CannotTellError as error:
        if error.reason != "no-config":
            raise
        return Reading(held=False, values={"config": str(MACHINE_FOLDER / FILE)})
    return Reading(machine.setting.pin is not None, values={"config": str(config)})
