"""What the person chose for their week."""

from __future__ import annotations

from dataclasses import replace

from coach.core.dates import WEEKDAYS
from coach.core.programme.choices import WeekChoices
from coach.core.routine.prescription import Prescription


def own_week(chosen: WeekChoices, prescription: Prescription | None) -> WeekChoices:
    """Return what the person chose for their week; the days of a therapist's set take the place of their own."""
    days = prescription.head.days if prescription is not None else ()
    return replace(chosen, core_days=tuple(WEEKDAYS.index(day) + 1 for day in days)) if days else chosen
