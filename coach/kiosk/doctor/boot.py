"""The check that nobody gets a root shell while the machine starts."""

from __future__ import annotations

import re

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine

MENU = "/boot/grub/grub.cfg"
KERNEL_LINE = "/proc/cmdline"
_OWNER = re.compile(r'^\s*set\s+superusers="?\w', re.MULTILINE)
_PASSWORD = re.compile(r"^\s*password_pbkdf2\s+\w+\s+grub\.pbkdf2\.", re.MULTILINE)
_ENTRY = re.compile(r"^\s*menuentry\s.*$", re.MULTILINE)
_NO_MENU = re.compile(r"^\s*set\s+timeout=0\s*$", re.MULTILINE)
_ROOT = re.compile(r"recovery|rescue|single-user")


def boot(machine: Machine) -> Reading:
    """Check that GRUB shows no menu and asks for a password except for the usual start, and that no start gets stuck.

    A kernel that fails starts anew, and a disk that was cut off is mended without a question.

    Reads the menu that GRUB shows and the line that the kernel was started with.
    """
    menu, kernel = machine.read(MENU), machine.read(KERNEL_LINE)
    entries = _ENTRY.findall(menu)
    wrong = [
        *([] if _OWNER.search(menu) and _PASSWORD.search(menu) else ["password_pbkdf2=?"]),
        *(
            ["recovery --unrestricted"]
            if any(_ROOT.search(entry) and "--unrestricted" in entry for entry in entries)
            else []
        ),
        *([] if any("--unrestricted" in entry for entry in entries) else ["--unrestricted=?"]),
        *([] if _NO_MENU.search(menu) else ["timeout!=0"]),
        *([] if re.search(r"\bpanic=[1-9]", kernel) else ["panic=?"]),
        *([] if "fsck.repair=yes" in kernel.split() else ["fsck.repair=?"]),
    ]
    return Reading(not wrong, " ".join(wrong))
