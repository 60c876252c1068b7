"""Checks that a visitor cannot get out of the kiosk: to another console, a login prompt, or rights on the machine."""

from __future__ import annotations

import re

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import TTY, Machine
from coach.kiosk.doctor.unit import differing, on_bus, running, shown, unmasked
from coach.kiosk.setup.values import USER, VT

ACTIVE_CONSOLE = "/sys/class/tty/tty0/active"
SYSRQ_SWITCH = "/proc/sys/kernel/sysrq"

NO_SHELLS = ("/usr/sbin/nologin", "/sbin/nologin", "/bin/false", "/usr/bin/false")
"""The shells of users who cannot log in."""

CONSOLE_SETTINGS = {
    "StandardInput": "tty-force",
    "StandardError": "journal",
    "TTYPath": TTY,
    "TTYReset": "yes",
    "TTYVHangup": "yes",
    "TTYVTDisallocate": "yes",
}
"""Give the unit its console alone, and clear the console behind it."""

CONFINEMENT_SETTINGS = {
    "NoNewPrivileges": "yes",
    "CapabilityBoundingSet": "",
    "AmbientCapabilities": "",
    "ProtectSystem": "strict",
    "PrivateTmp": "yes",
    "PrivateNetwork": "yes",
    "MemoryDenyWriteExecute": "yes",
    "RestrictSUIDSGID": "yes",
}
"""Keep the unit from gaining rights, seeing others' files, and writing to the system."""

OWN_LOGIN = f"getty@tty{VT}.service"
OTHER_LOGINS = (*(f"getty@tty{number}.service" for number in range(1, 7) if number != VT), "autovt@tty6.service")

LEAVING_KEYS = re.compile(
    r"\b(Console_\d+|(?:Last|Incr|Decr|Spawn)_Console|KeyboardSignal|Boot|SAK|Scroll_(?:Lock|Forward|Backward)|Hold"
    r"|Show_(?:Memory|State|Registers)|(?:Bare_)?Num_Lock|Break)\b"
)
"""The actions that the kit's keys-off.sed takes from every key."""

RESTART_TARGET = "ctrl-alt-del.target"
RESTART_BURST = "CtrlAltDelBurstAction"
POWER_KEYS = ("HandlePowerKey", "HandleSuspendKey", "HandleHibernateKey")


def console_in_front(machine: Machine) -> Reading:
    """Check that the screen shows the kiosk's console: a unit can run where nobody sees it."""
    name = machine.read(ACTIVE_CONSOLE)
    return Reading(name == f"tty{VT}", name)


def own_user(machine: Machine) -> Reading:
    """Check that the unit runs as the kiosk's own user, who cannot log in."""
    user = shown(machine, running(machine), "User").get("User") or "root"
    shell = machine.shell(user)
    return Reading(user == USER and shell in NO_SHELLS, f"{user} {shell or ''}".strip(), {"user": USER})


def console_alone(machine: Machine) -> Reading:
    """Check that the unit has its console to itself and leaves it clean."""
    wrong = differing(machine, CONSOLE_SETTINGS)
    return Reading(not wrong, wrong or TTY)


def confinement(machine: Machine) -> Reading:
    """Check that the unit is confined; one whose network a clinic opened for its alert counts as open."""
    wrong = differing(machine, CONFINEMENT_SETTINGS)
    return Reading(not wrong, wrong)


def login_prompts(machine: Machine) -> Reading:
    """Check that no console has a login prompt; staff may start one on the kiosk's console, but none starts itself."""
    free = list(unmasked(machine, *OTHER_LOGINS))
    own = shown(machine, OWN_LOGIN, "ActiveState", "UnitFileState")
    if own.get("ActiveState") == "active" or own.get("UnitFileState") == "enabled":
        free.insert(0, OWN_LOGIN)
    return Reading(not free, " ".join(free))


def unused_consoles(machine: Machine) -> Reading:
    """Check that logind starts no login prompt when someone switches to an unused console."""
    number = on_bus(machine, "login1", "NAutoVTs").get("NAutoVTs", "?")
    return Reading(number == "0", f"NAutoVTs={number}")


def keymap(machine: Machine) -> Reading:
    """Check that no key leaves the console, restarts the machine, freezes the screen or turns the digits off."""
    keys = machine.run("dumpkeys", "-C", TTY, "--keys-only")
    found = sorted({match[1] for match in LEAVING_KEYS.finditer(keys)})
    return Reading(not found, " ".join(found[:5]))


def magic_sysrq(machine: Machine) -> Reading:
    """Check that the kernel ignores the magic SysRq keys."""
    value = machine.read(SYSRQ_SWITCH)
    return Reading(value == "0", f"kernel.sysrq={value}")


def restart_keys(machine: Machine) -> Reading:
    """Check that Ctrl+Alt+Del restarts nothing, not even when pressed seven times within two seconds."""
    burst = on_bus(machine, "systemd1", RESTART_BURST).get(RESTART_BURST, "?")
    wrong = [*unmasked(machine, RESTART_TARGET), *([] if burst == "none" else [f"{RESTART_BURST}={burst}"])]
    return Reading(not wrong, " ".join(wrong))


def power_keys(machine: Machine) -> Reading:
    """Check that logind ignores the power and sleep keys of a keyboard."""
    does = on_bus(machine, "login1", *POWER_KEYS)
    wrong = [f"{key}={does.get(key, '?')}" for key in POWER_KEYS if does.get(key) != "ignore"]
    return Reading(not wrong, " ".join(wrong))
