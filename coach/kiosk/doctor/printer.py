"""The printer that visitors may use is there."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine


def check(machine: Machine) -> Reading:
    """Judge whether CUPS has the queue that was named, or a default one; printing that is off needs none."""
    setting = machine.setting
    if not setting.print:
        return Reading(held=True, seen="print = false")
    if setting.printer is None:
        told = machine.run("lpstat", "-d")
        return Reading(":" in told, told.strip())
    queues = machine.run("lpstat", "-e").split()
    return Reading(setting.printer in queues, setting.printer)
