"""The kiosk has the console to itself, and leaves it clean."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
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


def check(machine: Machine) -> Reading:
    """Judge how the running unit holds its console."""
    wrong = differing(machine, WANTED)
    return Reading(not wrong, wrong or TTY)
