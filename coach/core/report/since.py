"""Spans of time in words: since when, and how long."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from coach.core.words import Words

DAYS_A_MONTH: Final = 30.44
EXACT: Final = 14
"""From so many days on, weeks are told; the day is still named."""
DATED: Final = 84
"""From so many days on, months are told, and the day is not named: nobody remembers it."""
AGED: Final = 730
"""From so many days on, years are told."""


def since(days: int, today: date, words: Words) -> str:
    """Return since when something has been there, and how long: "18 November 2026 (5 days)", "May 2019 (7 years)".

    Args:
        days: How many days ago it began.
        today: The day from which they are counted.
        words: The interface's words.
    """
    began = today - timedelta(days=days)
    month = words(f"handover.month.{began.month}")
    key = "handover.month-alone" if days >= DATED else "handover.date"
    when = words(key, day=began.day, month=month, year=began.year)
    return words("handover.since", when=when, long=how_long(days, words))


def how_long(days: int, words: Words) -> str:
    """Return a span of days in words, in the unit in which people count it: "1 day", "6 weeks", "8 years"."""
    if days < EXACT:
        unit, count = "day", days
    elif days < DATED:
        unit, count = "week", round(days / 7)
    elif days < AGED:
        unit, count = "month", round(days / DAYS_A_MONTH)
    else:
        unit, count = "year", round(days / 365.25)
    return words(f"handover.long.{unit}" if count == 1 else f"handover.long.{unit}s", count=count)
