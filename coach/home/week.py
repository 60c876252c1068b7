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


def week_to_keep(changed: WeekChoices, shown: WeekChoices, kept: WeekChoices) -> WeekChoices:
    """Return what to save of a changed week: the person's own core days stay unless they chose others just now.

    Args:
        changed: The week as the person changed it.
        shown: The week that they saw, in which a set's days may stand in place of their own.
        kept: What is saved.
    """
    return changed if changed.core_days != shown.core_days else replace(changed, core_days=kept.core_days)
