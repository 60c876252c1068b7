"""Machines that were spoiled for the checks of `boot`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoils import REFUSED, Case, file
from tests.support.machines import MENU

OPEN: list[Case] = [
    ("boot", file("/boot/grub/grub.cfg", "menuentry 'Debian' --class debian {\n"), "no password"),
    ("boot", file("/boot/grub/grub.cfg", f"{MENU}menuentry 'A (recovery mode)' --unrestricted {{\n"), "recovery entry"),
    ("boot", file("/boot/grub/grub.cfg", MENU.replace(" --unrestricted", "")), "no entry starts without it"),
    ("boot", file("/proc/cmdline", "root=/dev/sda1 ro quiet fsck.repair=yes"), "panic= not set"),
    ("boot", file("/proc/cmdline", "ro panic=10"), "fsck.repair=yes not set"),
    ("boot", file("/boot/grub/grub.cfg", MENU.replace("timeout=0", "timeout=5")), "menu is shown"),
]
CANNOT_TELL: list[Case] = [
    ("boot", file("/boot/grub/grub.cfg", REFUSED), "refused"),
    ("boot", file("/boot/grub/grub.cfg", CannotTellError("absent", "it")), "absent"),
]
