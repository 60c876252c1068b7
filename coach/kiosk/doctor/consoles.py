"""Switching to an unused console starts no login prompt there."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import on_bus


def check(machine: Machine) -> Reading:
    """Judge the number of consoles that the running logind gives a prompt to."""
    number = on_bus(machine, "login1", "NAutoVTs").get("NAutoVTs", "?")
    return Reading(number == "0", f"NAutoVTs={number}")
