"""The magic SysRq keys do nothing."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine

SWITCH = "/proc/sys/kernel/sysrq"


def check(machine: Machine) -> Reading:
    """Judge the kernel's switch."""
    value = machine.read(SWITCH)
    return Reading(value == "0", f"kernel.sysrq={value}")
