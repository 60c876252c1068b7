"""The kiosk has the console to itself, and leaves it clean."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Finding, judged
from coach.kiosk.doctor.machine import TTY, Machine
from coach.kiosk.doctor.unit import differing

WANTED = {
    "StandardInput": "tty-force",
    "StandardError": "journal",
    "TTYPath": TTY,
    "TTYReset": "yes",
    "TTYVHangup": "yes",
    "TTYVTDisallocate": "yes",
}


def check(machine: Machine) -> Finding:
    """Judge how the running unit holds its console."""
    wrong = differing(machine, WANTED)
    return judged("terminal", not wrong, wrong or TTY)
