"""The checks that nothing of a visit stays on the machine, each on a machine that was spoiled for it."""

from __future__ import annotations

import pytest

from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoils import (
    REFUSED,
    Case,
    Spoil,
    assert_cannot_tell,
    assert_held,
    assert_open,
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


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_what_would_stay_on_the_machine_is_open_and_shown(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_what_cannot_be_read_is_never_held(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)


def test_swap_is_held_where_the_unit_may_use_none() -> None:
    assert_held("swap", SWAP_ON_DISK)
