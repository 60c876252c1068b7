"""The staff PIN is set."""

from __future__ import annotations

from coach.kiosk.config.file import FILE, MACHINE_FOLDER
from coach.kiosk.doctor.finding import Finding, UntoldError, judged
from coach.kiosk.doctor.machine import Machine


def check(machine: Machine) -> Finding:
    """Judge whether the kiosk's file has the hash of a PIN; without a file there is none."""
    try:
        config = machine.config
    except UntoldError as error:
        if error.reason != "no-config":
            raise
        return judged("pin", held=False, config=str(MACHINE_FOLDER / FILE))
    return judged("pin", machine.setting.pin is not None, config=str(config))
