"""Checks that the kiosk's service runs, keeps running, and can be seen and typed at."""

from __future__ import annotations

from pathlib import Path
from stat import S_IROTH, S_IXOTH

from coach.kiosk.config.file import FILE, MACHINE_FOLDER
from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import TTY, Machine
from coach.kiosk.doctor.unit import CONSOLE, differing, running, unmasked

SLEEP_TARGETS = ("sleep.target", "suspend.target", "hibernate.target", "hybrid-sleep.target")
CONSOLE_LEVEL = "/proc/sys/kernel/printk"
QUIETEST = 1
"""The console's log level at which the kernel tells only that it cannot go on; kernel.org, sysctl/kernel, printk."""
BLANKING_SECONDS = "/sys/module/kernel/parameters/consoleblank"
HIDDEN_FOLDERS = tuple(map(Path, ("/home", "/root", "/run/user", "/tmp", "/var/tmp")))  # noqa: S108
"""Folders of the machine that the unit cannot see."""


def service(machine: Machine) -> Reading:
    """Check that a unit of the kiosk runs, starts with the machine, and starts again when it ends or hangs."""
    try:
        name = running(machine)
    except CannotTellError as error:
        if error.reason != "not-running":
            raise
        return Reading(held=False, values={"name": CONSOLE})
    wrong = differing(machine, {"UnitFileState": "enabled", "Restart": "always", "WatchdogUSec": "30s"})
    return Reading(not wrong, wrong or name, {"name": name})


def sleep(machine: Machine) -> Reading:
    """Check that the machine cannot go to sleep, which would write its memory to a disk or leave the screen dark."""
    free = unmasked(machine, *SLEEP_TARGETS)
    return Reading(not free, " ".join(free))


def pin(machine: Machine) -> Reading:
    """Check that the kiosk's file has the hash of a staff PIN; no file means no PIN."""
    try:
        config = machine.config
    except CannotTellError as error:
        if error.reason != "no-config":
            raise
        return Reading(held=False, values={"config": str(MACHINE_FOLDER / FILE)})
    return Reading(machine.setting.pin is not None, values={"config": str(config)})


def blanking(machine: Machine) -> Reading:
    """Check that the console never goes dark by itself: the kernel blanks it after 0 seconds, which means never."""
    seconds = machine.read(BLANKING_SECONDS)
    return Reading(seconds == "0", f"consoleblank={seconds}")


def kernel_messages(machine: Machine) -> Reading:
    """Check that the kernel writes no message over the screen, but that it cannot go on."""
    level = machine.read(CONSOLE_LEVEL).split()[0]
    return Reading(int(level) <= QUIETEST, f"kernel.printk={level}")


def num_lock(machine: Machine) -> Reading:
    """Check that the keypad sends digits, not arrows; in cage the keyboard is cage's, and no program can tell."""
    if running(machine) != CONSOLE:
        raise CannotTellError("in-cage", "Num Lock")
    flags = [line for line in machine.run("setleds", stdin=TTY).splitlines() if line.startswith("Current flags")]
    if not flags:
        raise CannotTellError("failed", "setleds")
    seen = " ".join(flags[0].split())
    return Reading("NumLock on" in seen, seen)


def readable_files(machine: Machine) -> Reading:
    """Check that the kiosk's user can read the program, the content folder and the clinic's file."""
    setting = machine.setting
    named = [*machine.places, *(path for path in (setting.content, setting.clinic) if path is not None)]
    shut = sorted({str(path) for path in named if not _can_read(machine, path)})
    return Reading(not shut, " ".join(shut))


def is_hidden(path: Path) -> bool:
    """Return whether the unit cannot see a path, whatever its permissions."""
    return any(path.is_relative_to(folder) for folder in HIDDEN_FOLDERS)


def _can_read(machine: Machine, path: Path) -> bool:
    if is_hidden(path):
        return False
    # The kiosk's user has no rights but those of everyone.
    return machine.mode(path)[0] & S_IROTH != 0 and all(machine.mode(each)[0] & S_IXOTH for each in path.parents)
