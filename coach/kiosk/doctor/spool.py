"""No print of a visitor lies in the print system's folder."""

from __future__ import annotations

import re

from coach.kiosk.doctor.finding import Reading
from coach.kiosk.doctor.machine import Machine

FOLDER = "/var/spool/cups"
_JOB = re.compile(r"[cd]\d{5,}")


def check(machine: Machine) -> Reading:
    """Judge the folder of CUPS: `c00012` tells of a job, `d00012-001` is what was printed."""
    left = sorted(name for name in machine.names(FOLDER) if _JOB.match(name))
    return Reading(not left, " ".join(left[:5]))
