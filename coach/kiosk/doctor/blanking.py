"""The console does not go dark by itself."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine

SECONDS = "/sys/module/kernel/parameters/consoleblank"


def check(machine: Machine) -> Reading:
    """Judge the kernel's time until the console goes dark; 0 is never."""
    seconds = machine.read(SECONDS)
    return Reading(seconds == "0", f"consoleblank={seconds}")
