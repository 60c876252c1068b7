"""Days as people say them: "21 November 2026", "Sat 28 November".

The names of days and months are words of the content: those of the machine's locale may be in another language.
"""

from __future__ import annotations

from datetime import date, datetime

from coach.core.words import Words


def full_date(day: date, words: Words) -> str:
    """Return a day with its year: "21 November 2026"."""
    return words("date.full", day=day.day, month=words(f"date.month.{day.month}"), year=day.year)


def near_date(day: date, words: Words) -> str:
    """Return a day of the last or next months, which needs no year: "Sat 28 November"."""
    weekday, month = words(f"date.weekday.{day.isoweekday()}"), words(f"date.month.{day.month}")
    return words("date.near", weekday=weekday, day=day.day, month=month)


def full_moment(when: datetime, words: Words) -> str:
    """Return a day with its year and a time on it: "21 November 2026, 07:00"."""
    return words("date.moment", date=full_date(when, words), time=f"{when:%H:%M}")
