"""No key leaves the console, restarts the machine, stops the screen or turns the keypad's digits off."""

from __future__ import annotations

import re

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import TTY, Machine

LEAVING = re.compile(
    r"\b(Console_\d+|(?:Last|Incr|Decr|Spawn)_Console|KeyboardSignal|Boot|SAK|Scroll_(?:Lock|Forward|Backward)|Hold"
    r"|Show_(?:Memory|State|Registers)|(?:Bare_)?Num_Lock|Break)\b"
)
"""What the kit's keys-off.sed takes out."""


def check(machine: Machine) -> Reading:
    """Judge the keys as the kernel has them now."""
    keys = machine.run("dumpkeys", "-C", TTY, "--keys-only")
    found = sorted({match[1] for match in LEAVING.finditer(keys)})
    return Reading(not found, " ".join(found[:5]))
