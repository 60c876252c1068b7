"""The kiosk's console is the one that the screen shows: a unit may run and be invisible."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.setup.values import VT

ACTIVE = "/sys/class/tty/tty0/active"


def check(machine: Machine) -> Reading:
    """Judge which console is in front."""
    name = machine.read(ACTIVE)
    return Reading(name == f"tty{VT}", name)
