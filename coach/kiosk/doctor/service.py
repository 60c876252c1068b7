"""The kiosk's unit runs, starts with the machine, and starts again whatever ends it or makes it hang."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import CONSOLE, differing, running


def check(machine: Machine) -> Reading:
    """Judge the unit that runs; none is open, not untold."""
    try:
        name = running(machine)
    except CannotTellError as error:
        if error.reason != "not-running":
            raise
        return Reading(held=False, values={"name": CONSOLE})
    wrong = differing(machine, {"UnitFileState": "enabled", "Restart": "always", "WatchdogUSec": "30s"})
    return Reading(not wrong, wrong or name, {"name": name})
