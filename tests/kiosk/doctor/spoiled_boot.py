"""Machines that were spoiled for the checks of `boot`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoils import REFUSED, Case, file
from tests.support.machines import MENU

OPEN: list[Case] = [
    ("boot", file("/boot/grub/grub.cfg", "menuentry 'Debian' --class debian {\n"), "password_pbkdf2=?"),
    (
        "boot",
        file("/boot/grub/grub.cfg", f"{MENU}menuentry 'A (recovery mode)' --unrestricted {{\n"),
        "recovery --unrestricted",
    ),
    ("boot", file("/boot/grub/grub.cfg", MENU.replace(" --unrestricted", "")), "--unrestricted=?"),
    ("boot", file("/proc/cmdline", "root=/dev/sda1 ro quiet fsck.repair=yes"), "panic=?"),
    ("boot", file("/proc/cmdline", "ro panic=10"), "fsck.repair=?"),
    ("boot", file("/boot/grub/grub.cfg", MENU.replace("timeout=0", "timeout=5")), "timeout!=0"),
]
CANNOT_TELL: list[Case] = [
    ("boot", file("/boot/grub/grub.cfg", REFUSED), "refused"),
    ("boot", file("/boot/grub/grub.cfg", CannotTellError("absent", "it")), "absent"),
]
