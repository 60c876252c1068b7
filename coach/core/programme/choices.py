"""What the person chose for their weeks. It imports nothing heavy, since settings are read before the first frame."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True)
class WeekChoices:
    """What the person chose for their weeks."""

    core_days: tuple[int, ...] = ()
    """The weekdays of core work, Monday as 1; empty for the rhythm of the goal."""
    moved: frozenset[date] = frozenset()
    """The days whose core work moves to the day after."""
    walked: frozenset[date] = frozenset()
    """The days on which they took a walk without the coach, as they told it afterwards."""
    at: time | None = None
    """The local time of day for calendars and reminders; None until one is chosen."""
