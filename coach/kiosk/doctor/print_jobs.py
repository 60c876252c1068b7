"""The print system forgets each job when it is done."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine

SETTINGS = ("PreserveJobFiles", "PreserveJobHistory")


def check(machine: Machine) -> Reading:
    """Judge the settings of the running CUPS; one that is not set keeps jobs for a time."""
    has = dict(line.split("=", 1) for line in machine.run("cupsctl").splitlines() if "=" in line)
    wrong = [f"{name}={has.get(name, '?')}" for name in SETTINGS if has.get(name, "").lower() != "no"]
    return Reading(not wrong, " ".join(wrong))
