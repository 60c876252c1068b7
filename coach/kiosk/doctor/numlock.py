"""The keypad gives digits, not arrows."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import TTY, Machine
from coach.kiosk.doctor.unit import CONSOLE, running


def check(machine: Machine) -> Reading:
    """Judge the console's flags; in cage the keyboard is cage's, and nothing tells."""
    if running(machine) != CONSOLE:
        raise CannotTellError("in-cage", "Num Lock")
    flags = [line for line in machine.run("setleds", stdin=TTY).splitlines() if line.startswith("Current flags")]
    if not flags:
        raise CannotTellError("failed", "setleds")
    return Reading("NumLock on" in " ".join(flags[0].split()), " ".join(flags[0].split()))
