"""A crash leaves no memory on the disk."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import differing

PATTERN = "/proc/sys/kernel/core_pattern"


def check(machine: Machine) -> Reading:
    """Judge the unit's limit and where the kernel sends dumps: a helper program gets them whatever the limit."""
    pattern = machine.read(PATTERN)
    wrong = differing(machine, {"LimitCORE": "0", "LimitCORESoft": "0"})
    return Reading(not wrong and not pattern.startswith("|"), wrong or f"core_pattern={pattern}")
