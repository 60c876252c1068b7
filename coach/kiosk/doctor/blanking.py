"""The console does not go dark by itself."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Finding, judged
from coach.kiosk.doctor.machine import Machine

SECONDS = "/sys/module/kernel/parameters/consoleblank"


def check(machine: Machine) -> Finding:
    """Judge the kernel's time until the console goes dark; 0 is never."""
    seconds = machine.read(SECONDS)
    return judged("blanking", seconds == "0", f"consoleblank={seconds}")
