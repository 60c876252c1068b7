"""Machines that were spoiled for the checks of `traces`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoils import (
    REFUSED,
    Case,
    both,
    file,
    has,
    in_cage,
    mode,
    no_config,
    printed,
    stopped,
)
from tests.support.machines import DISK, FakeMachine

SWAP_ON_DISK = file("/proc/swaps", DISK)


def an_old_print(machine: FakeMachine) -> None:
    machine.folders["/var/spool/cups"] = frozenset({"tmp", "d00012-001"})


def no_spool(machine: FakeMachine) -> None:
    machine.folders.clear()


OPEN: list[Case] = [
    ("dumps", has("LimitCORE", "infinity"), "LimitCORE=infinity"),
    ("dumps", file("/proc/sys/kernel/core_pattern", "|/bin/dump %P"), "core_pattern=|/bin/dump %P"),
    ("swap", both(SWAP_ON_DISK, has("MemorySwapMax", "infinity")), "/dev/sda2"),
    ("swap", both(SWAP_ON_DISK, in_cage), "/dev/sda2"),
    ("print-jobs", printed("cupsctl", "PreserveJobHistory=No\n"), "PreserveJobFiles=?"),
    ("print-jobs", printed("cupsctl", "PreserveJobFiles=86400\nPreserveJobHistory=No\n"), "PreserveJobFiles=86400"),
    ("spool", an_old_print, "d00012-001"),
    ("secrecy", mode("/etc/coach/kiosk.toml", 0o644), "0644, uid 0"),
    ("secrecy", mode("/etc/coach/kiosk.toml", 0o600, 1000), "0600, uid 1000"),
]
CANNOT_TELL: list[Case] = [
    ("dumps", stopped, "not-running"),
    ("dumps", file("/proc/sys/kernel/core_pattern", REFUSED), "refused"),
    ("swap", file("/proc/swaps", REFUSED), "refused"),
    ("swap", both(SWAP_ON_DISK, stopped), "not-running"),
    ("print-jobs", printed("cupsctl", CannotTellError("failed", "cupsctl")), "failed"),
    ("spool", no_spool, "absent"),
    ("secrecy", no_config, "no-config"),
]
