"""Machines that were spoiled for the checks of `doors`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError
from tests.kiosk.doctor.spoils import REFUSED, Case, folder, printed
from tests.support.machines import FIREWALL, SSHD

CONFIG = "modprobe --showconfig"

OPEN: list[Case] = [
    ("ssh", printed("sshd -T", SSHD.replace("passwordauthentication no", "passwordauthentication yes", 1)), "yes"),
    ("ssh", printed("sshd -T", SSHD.replace("without-password", "yes")), "permitrootlogin=yes"),
    ("ssh", printed("sshd -T", "port 22\n"), "kbdinteractiveauthentication=?"),
    ("firewall", printed("nft list ruleset", FIREWALL.replace("drop", "accept")), ""),
    ("firewall", printed("nft list ruleset", FIREWALL.replace("input", "forward")), ""),
    ("usb", printed(CONFIG, "install usb_storage /bin/false\nblacklist uas\n"), "uas"),
    ("usb", printed(CONFIG, "install usb-storage /sbin/mine\ninstall uas /bin/true\n"), "usb_storage"),
    ("usb", folder("/sys/module", "usb_storage"), "usb_storage"),
]
CANNOT_TELL: list[Case] = [
    ("ssh", printed("sshd -T", CannotTellError("failed", "sshd: no hostkeys available")), "failed"),
    ("firewall", printed("nft list ruleset", CannotTellError("no-program", "nft")), "no-program"),
    ("firewall", printed("nft list ruleset", REFUSED), "refused"),
    ("usb", printed(CONFIG, CannotTellError("no-program", "modprobe")), "no-program"),
    ("bios", lambda _: None, "bios"),
]
