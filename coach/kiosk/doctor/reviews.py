"""No review of the content is overdue."""

from __future__ import annotations

from coach.core.errors import CoachError
from coach.kiosk.doctor.finding import CannotTellError, Reading
from coach.kiosk.doctor.machine import Machine
from coach.loading.assembly import load_library


def check(machine: Machine) -> Reading:
    """Judge the days of review of rules and topics."""
    try:
        overdue = load_library(machine.setting.content_place).overdue(machine.today)
    except CoachError as error:
        raise CannotTellError("content", str(error).partition("\n")[0]) from error
    return Reading(not overdue, " ".join(entry.id for entry in overdue[:3]))
