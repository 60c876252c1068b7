"""Checks of the ways into the machine that do not go through the kiosk: the network, USB sticks and the BIOS."""

from __future__ import annotations

import re

from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine

WITHOUT_PASSWORD = {
    "passwordauthentication": ("no",),
    "kbdinteractiveauthentication": ("no",),
    "permitrootlogin": ("no", "prohibit-password", "without-password", "forced-commands-only"),
}
"""By setting of sshd, the values with which nobody logs in by a password."""
DRIVERS = ("usb_storage", "uas")
"""The kernel's drivers of USB sticks and disks."""
MODULES = "/sys/module"
_DROPS = re.compile(r"hook input[^}]*policy drop")
_NEVER = re.compile(r"^install\s+(\S+)\s+\S*/(?:false|true)\s*$", re.MULTILINE)


def ssh(machine: Machine) -> Reading:
    """Check that nobody can log in through ssh with a password; without ssh nobody can log in through it at all."""
    try:
        lines = machine.run("sshd", "-T").splitlines()
    except CannotTellError as error:
        if error.reason != "no-program":
            raise
        return Reading(held=True)
    has = {name: value for name, _, value in (line.partition(" ") for line in lines)}
    wrong = [f"{name}={has.get(name, '?')}" for name, well in WITHOUT_PASSWORD.items() if has.get(name) not in well]
    return Reading(not wrong, " ".join(wrong))


def firewall(machine: Machine) -> Reading:
    """Check that the kernel drops what comes in from the network unasked, whichever firewall set it so."""
    return Reading(_DROPS.search(machine.run("nft", "list", "ruleset")) is not None)


def usb_sticks(machine: Machine) -> Reading:
    """Check that the kernel loads no driver for USB sticks, and has not loaded one yet."""
    never = {name.replace("-", "_") for name in _NEVER.findall(machine.run("modprobe", "--showconfig"))}
    loaded = machine.names(MODULES)
    wrong = [name for name in DRIVERS if name not in never or name in loaded]
    return Reading(not wrong, " ".join(wrong))


def bios(machine: Machine) -> Reading:
    """Ask a person about the BIOS, which no program can see."""
    raise CannotTellError("bios", "")
