"""Days as people say them: "21 November 2026", "Sat 28 November".

The names of days and months are words of the content: those of the machine's locale may be in another language.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, get_args

from coach.core.words import Words

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""In order, as `date.weekday` counts them."""


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


def weekday_names(days: Iterable[Weekday], words: Words) -> str:
    """Return days of the week in their order: "Mon, Wed, Fri"."""
    numbers = sorted(WEEKDAYS.index(day) + 1 for day in days)
    return ", ".join(words(f"date.weekday.{number}") for number in numbers)
