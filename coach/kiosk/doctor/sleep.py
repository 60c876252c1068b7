"""The machine does not go to sleep, which would write its memory to a disk or leave the screen dark."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import unmasked

TARGETS = ("sleep.target", "suspend.target", "hibernate.target", "hybrid-sleep.target")


def check(machine: Machine) -> Reading:
    """Judge the targets that put a machine to sleep."""
    free = unmasked(machine, *TARGETS)
    return Reading(not free, " ".join(free))
