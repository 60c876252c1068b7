"""The check of the machine's start, on machines that were spoiled for it."""

from __future__ import annotations

import pytest

from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoils import REFUSED, Case, Spoil, assert_cannot_tell, assert_open, file
from tests.support.machines import MENU

OPEN: list[Case] = [
    ("boot", file("/boot/grub/grub.cfg", "menuentry 'Debian' --class debian {\n"), "no password"),
    ("boot", file("/boot/grub/grub.cfg", f"{MENU}menuentry 'A (recovery mode)' --unrestricted {{\n"), "recovery entry"),
    ("boot", file("/boot/grub/grub.cfg", MENU.replace(" --unrestricted", "")), "no entry starts without it"),
    ("boot", file("/proc/cmdline", "root=/dev/sda1 ro quiet"), "panic= not set"),
]
CANNOT_TELL: list[Case] = [
    ("boot", file("/boot/grub/grub.cfg", REFUSED), "refused"),
    ("boot", file("/boot/grub/grub.cfg", CannotTellError("absent", "it")), "absent"),
]


@pytest.mark.parametrize(("key", "spoil", "seen"), OPEN)
def test_a_start_that_gives_a_root_shell_is_open_and_shown(key: str, spoil: Spoil, seen: str) -> None:
    assert_open(key, spoil, seen)


@pytest.mark.parametrize(("key", "spoil", "reason"), CANNOT_TELL)
def test_a_menu_that_cannot_be_read_is_never_held(key: str, spoil: Spoil, reason: str) -> None:
    assert_cannot_tell(key, spoil, reason)
