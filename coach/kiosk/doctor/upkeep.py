"""Checks that the machine looks after itself: updates, clock, disk, and starting again after it hung."""

from __future__ import annotations

import re

from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import on_bus, shown

FEWEST_MB = 500
"""Room for the journal and for updates: this project's choice."""
DEVICES = "/dev"
WATCHDOG = "RuntimeWatchdogUSec"
TIMER = "coach-kiosk-doctor.timer"
_UPDATES = re.compile(r'^APT::Periodic::Unattended-Upgrade "[1-9]', re.MULTILINE)


def updates(machine: Machine) -> Reading:
    """Check that the system installs its security updates by itself."""
    wanted = _UPDATES.search(machine.run("apt-config", "dump")) is not None
    return Reading(wanted and _is_installed(machine, "unattended-upgrades"))


def _is_installed(machine: Machine, package: str) -> bool:
    try:
        status = machine.run("dpkg-query", "--show", "--showformat=${db:Status-Status}", package)
    except CannotTellError as error:
        # dpkg-query fails where it has never heard of the package.
        if error.reason != "failed":
            raise
        return False
    return status == "installed"


def clock(machine: Machine) -> Reading:
    """Check that the clock is set from the network: a wrong day hides an overdue review."""
    seen = machine.run("timedatectl", "show", "--property=NTPSynchronized").strip()
    return Reading(seen == "NTPSynchronized=yes", seen)


def disk(machine: Machine) -> Reading:
    """Check that there is room for the journal and for updates."""
    free = machine.run("df", "--output=avail", "--block-size=M", "/var").split()[-1]
    enough = int(free.removesuffix("M")) >= FEWEST_MB
    # How much is free changes all the time: told only where it matters, two looks at a sound machine read the same.
    return Reading(enough, "" if enough else free)


def watchdog(machine: Machine) -> Reading:
    """Check that systemd feeds a watchdog, which starts a machine that hangs anew."""
    fed = on_bus(machine, "systemd1", WATCHDOG).get(WATCHDOG, "0")
    there = any(name.startswith("watchdog") for name in machine.names(DEVICES))
    return Reading(fed != "0" and there, f"{WATCHDOG}={fed}" if there else "/dev/watchdog")


def nightly(machine: Machine) -> Reading:
    """Check that the doctor looks at the machine each night, so that staff learn from their menu what is to fix."""
    state = shown(machine, TIMER, "ActiveState").get("ActiveState", "?")
    return Reading(state == "active", "" if state == "active" else f"{TIMER}: {state}", {"name": TIMER})


def power_back(machine: Machine) -> Reading:
    """Ask a person whether the machine starts when power comes back, which no program can see."""
    raise CannotTellError("power-back", "")
