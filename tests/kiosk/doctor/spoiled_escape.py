"""Machines that were spoiled for the checks of `escape`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from coach.kiosk.doctor.escape import CONFINEMENT_SETTINGS, CONSOLE_SETTINGS
from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoils import (
    REFUSED,
    Case,
    file,
    has,
    no_bus,
    no_systemd,
    on_bus,
    printed,
    stopped,
)
from tests.support.machines import FakeMachine

DUMPKEYS = "dumpkeys -C /dev/tty1 --keys-only"


def a_shell(machine: FakeMachine) -> None:
    machine.shells["coach-kiosk"] = "/bin/bash"


OPEN: list[Case] = [
    ("front", file("/sys/class/tty/tty0/active", "tty2"), "tty2"),
    ("user", has("User", ""), "root"),
    ("user", has("User", "anna"), "anna"),
    ("user", a_shell, "coach-kiosk /bin/bash"),
    *(("terminal", has(name, "null"), f"{name}=null") for name in CONSOLE_SETTINGS),
    *(("confinement", has(name, "no"), f"{name}=no") for name in CONFINEMENT_SETTINGS),
    ("logins", has("LoadState", "loaded", "getty@tty3.service"), "getty@tty3.service"),
    ("logins", has("LoadState", "loaded", "autovt@tty6.service"), "autovt@tty6.service"),
    ("logins", has("UnitFileState", "enabled", "getty@tty1.service"), "getty@tty1.service"),
    ("logins", has("ActiveState", "active", "getty@tty1.service"), "getty@tty1.service"),
    ("consoles", on_bus("NAutoVTs", "6"), "NAutoVTs=6"),
    ("keymap", printed(DUMPKEYS, "keycode 60 = F2 Console_2\n"), "Console_2"),
    ("keymap", printed(DUMPKEYS, "keycode 69 = Num_Lock\n"), "Num_Lock"),
    ("keymap", printed(DUMPKEYS, "control alt keycode 111 = Boot\n"), "Boot"),
    ("sysrq", file("/proc/sys/kernel/sysrq", "438"), "kernel.sysrq=438"),
    ("restart-keys", has("LoadState", "loaded", "ctrl-alt-del.target"), "ctrl-alt-del.target"),
    ("restart-keys", on_bus("CtrlAltDelBurstAction", "reboot-force"), "CtrlAltDelBurstAction=reboot-force"),
    ("power-keys", on_bus("HandlePowerKey", "poweroff"), "HandlePowerKey=poweroff"),
    ("power-keys", on_bus("HandleSuspendKey", "suspend"), "HandleSuspendKey=suspend"),
]
CANNOT_TELL: list[Case] = [
    ("front", file("/sys/class/tty/tty0/active", REFUSED), "refused"),
    *((key, no_systemd, "no-program") for key in ("user", "terminal", "confinement", "logins")),
    *((key, stopped, "not-running") for key in ("user", "terminal", "confinement")),
    *((key, no_bus, "no-program") for key in ("consoles", "restart-keys", "power-keys")),
    ("keymap", printed(DUMPKEYS, CannotTellError("slow", "dumpkeys")), "slow"),
    ("sysrq", file("/proc/sys/kernel/sysrq", REFUSED), "refused"),
]
