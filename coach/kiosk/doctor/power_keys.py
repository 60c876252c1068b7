"""Power and sleep keys of a keyboard do nothing."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import on_bus

KEYS = ("HandlePowerKey", "HandleSuspendKey", "HandleHibernateKey")


def check(machine: Machine) -> Reading:
    """Judge what the running logind does on each key."""
    does = on_bus(machine, "login1", *KEYS)
    wrong = [f"{key}={does.get(key, '?')}" for key in KEYS if does.get(key) != "ignore"]
    return Reading(not wrong, " ".join(wrong))
