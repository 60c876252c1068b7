"""Ctrl+Alt+Del restarts nothing, however often it is pressed."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import on_bus, unmasked

TARGET = "ctrl-alt-del.target"
BURST = "CtrlAltDelBurstAction"


def check(machine: Machine) -> Reading:
    """Judge the target, and what the running systemd does on seven presses within two seconds."""
    burst = on_bus(machine, "systemd1", BURST).get(BURST, "?")
    wrong = [*unmasked(machine, TARGET), *([] if burst == "none" else [f"{BURST}={burst}"])]
    return Reading(not wrong, " ".join(wrong))
