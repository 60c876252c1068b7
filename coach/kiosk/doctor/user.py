"""The kiosk runs as a user of its own who cannot log in."""

from __future__ import annotations

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine
from coach.kiosk.doctor.unit import running, shown
from coach.kiosk.setup.values import USER

NO_SHELLS = ("/usr/sbin/nologin", "/sbin/nologin", "/bin/false", "/usr/bin/false")


def check(machine: Machine) -> Reading:
    """Judge the user of the running unit."""
    user = shown(machine, running(machine), "User").get("User") or "root"
    shell = machine.shell(user)
    return Reading(user == USER and shell in NO_SHELLS, f"{user} {shell or ''}".strip(), {"user": USER})
