"""Checks that nothing of a visit stays on the machine, and that its secrets stay secret."""

from __future__ import annotations

import re
from stat import S_IRWXG, S_IRWXO

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import CONSOLE, differing, running, shown

DUMP_PATTERN = "/proc/sys/kernel/core_pattern"
SWAPS = "/proc/swaps"
JOB_SETTINGS = ("PreserveJobFiles", "PreserveJobHistory")
SPOOL = "/var/spool/cups"
_JOB = re.compile(r"[cd]\d{5,}")
"""CUPS describes a job in `c00012` and keeps its pages in `d00012-001`."""


def crash_dumps(machine: Machine) -> Reading:
    """Check that a crash writes no memory to the disk: neither the unit, nor a program that the kernel calls.

    The kernel hands a dump to a program whatever limit the unit has.
    """
    pattern = machine.read(DUMP_PATTERN)
    wrong = differing(machine, {"LimitCORE": "0", "LimitCORESoft": "0"})
    return Reading(not wrong and not pattern.startswith("|"), wrong or f"core_pattern={pattern}")


def swap(machine: Machine) -> Reading:
    """Check that no answer is swapped to a disk: the machine has no swap, or the unit on the console uses none."""
    areas = [line.split()[0] for line in machine.read(SWAPS).splitlines()[1:] if line.strip()]
    if not areas:
        return Reading(held=True)
    name = running(machine)
    # In cage the kiosk is moved to the control group of its session, where the unit's limit has no effect.
    kept = name == CONSOLE and shown(machine, name, "MemorySwapMax").get("MemorySwapMax") == "0"
    return Reading(kept, " ".join(areas))


def print_jobs(machine: Machine) -> Reading:
    """Check that CUPS forgets each job once it is printed; by default it keeps jobs for a time."""
    has = dict(line.split("=", 1) for line in machine.run("cupsctl").splitlines() if "=" in line)
    wrong = [f"{name}={has.get(name, '?')}" for name in JOB_SETTINGS if has.get(name, "").lower() != "no"]
    return Reading(not wrong, " ".join(wrong))


def print_spool(machine: Machine) -> Reading:
    """Check that no print of a visitor is left in the folder of CUPS."""
    left = sorted(name for name in machine.names(SPOOL) if _JOB.match(name))
    return Reading(not left, " ".join(left[:5]))


def config_secrecy(machine: Machine) -> Reading:
    """Check that only root may read the kiosk's file, which has the hash of the PIN."""
    mode, owner = machine.mode(machine.config)
    seen = f"{mode:04o}, uid {owner}"
    return Reading(not mode & (S_IRWXG | S_IRWXO) and owner == 0, seen, {"config": str(machine.config)})
