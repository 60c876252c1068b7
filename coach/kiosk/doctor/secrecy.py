"""Only root may read the kiosk's file, which has the hash of the PIN."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine

OTHERS = 0o077


def check(machine: Machine) -> Reading:
    """Judge the file's mode and owner."""
    mode, owner = machine.mode(machine.config)
    return Reading(not mode & OTHERS and owner == 0, f"{mode:04o}, uid {owner}", {"config": str(machine.config)})
