"""Machines that were spoiled for the checks of `upkeep`: what each check then shows, or why it cannot tell."""

from __future__ import annotations

from coach.kiosk.doctor.finding import CannotTellError
from coach.kiosk.doctor.upkeep import TIMER
from tests.kiosk.doctor.spoils import Case, folder, has, no_bus, no_systemd, on_bus, printed

INSTALLED = "dpkg-query --show --showformat=${db:Status-Status} unattended-upgrades"
ROOM = "df --output=avail --block-size=M /var"
CLOCK = "timedatectl show --property=NTPSynchronized"

OPEN: list[Case] = [
    ("updates", printed("apt-config dump", 'APT::Periodic::Unattended-Upgrade "0";\n'), ""),
    ("updates", printed("apt-config dump", 'Dir "/";\n'), ""),
    ("updates", printed(INSTALLED, "config-files"), ""),
    ("updates", printed(INSTALLED, CannotTellError("failed", "dpkg-query: no packages found")), ""),
    ("clock", printed(CLOCK, "NTPSynchronized=no\n"), "NTPSynchronized=no"),
    ("disk", printed(ROOM, "Avail\n499M\n"), "499M"),
    ("nightly", has("ActiveState", "inactive", TIMER), f"{TIMER}: inactive"),
    ("watchdog", on_bus("RuntimeWatchdogUSec", "0"), "RuntimeWatchdogUSec=0"),
    ("watchdog", folder("/dev", "null"), "/dev/watchdog"),
]
CANNOT_TELL: list[Case] = [
    ("updates", printed("apt-config dump", CannotTellError("no-program", "apt-config")), "no-program"),
    ("updates", printed(INSTALLED, CannotTellError("no-program", "dpkg-query")), "no-program"),
    ("clock", printed(CLOCK, CannotTellError("failed", "timedatectl")), "failed"),
    ("disk", printed(ROOM, CannotTellError("no-program", "df")), "no-program"),
    ("watchdog", no_bus, "no-program"),
    ("nightly", no_systemd, "no-program"),
    ("power-back", lambda _: None, "power-back"),
]
