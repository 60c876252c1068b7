"""No answer is written to a disk as swap."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import CONSOLE, running, shown

SWAPS = "/proc/swaps"


def check(machine: Machine) -> Reading:
    """Judge the machine's swap; where there is some, the unit on the console can still be kept from it."""
    areas = [line.split()[0] for line in machine.read(SWAPS).splitlines()[1:] if line.strip()]
    if not areas:
        return Reading(held=True)
    name = running(machine)
    # In cage the kiosk is moved to the control group of its session, where the unit's limit does not hold.
    kept = name == CONSOLE and shown(machine, name, "MemorySwapMax").get("MemorySwapMax") == "0"
    return Reading(kept, " ".join(areas))
