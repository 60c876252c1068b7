"""Days as people say them: "21 November 2026", "Sat 28 November".

Their order is that of the content's words; the names of days and months are those of the words' locale, not of the
machine's, which may be in another language.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, get_args

from coach.core.grammar import month_name, weekday_name
from coach.core.words import Words

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""In order, as `date.weekday` counts them."""


def full_date(day: date, words: Words) -> str:
    """Return a day with its year: "21 November 2026"."""
    return words("date.full", day=day.day, month=month_name(day.month, words.locale), year=day.year)


def near_date(day: date, words: Words) -> str:
    """Return a day of the last or next months, which needs no year: "Sat 28 November"."""
    weekday, month = weekday_name(day.isoweekday(), words.locale), month_name(day.month, words.locale)
    return words("date.near", weekday=weekday, day=day.day, month=month)


def near_moment(when: datetime, words: Words) -> str:
    """Return a day of the last or next months and a time on it: "Sat 28 November, 07:00"."""
    return words("date.moment", date=near_date(when, words), time=f"{when:%H:%M}")


def full_moment(when: datetime, words: Words) -> str:
    """Return a day with its year and a time on it: "21 November 2026, 07:00"."""
    return words("date.moment", date=full_date(when, words), time=f"{when:%H:%M}")


def month_and_year(year: int, month: int, words: Words) -> str:
    """Return a month with its year: "November 2026"."""
    return words("past.month", month=month_name(month, words.locale, "stand-alone"), year=year)


def weekday_alone(number: int, words: Words) -> str:
    """Return a day of the week, counted from 1 for Monday, as it stands by itself: "Mon"."""
    return weekday_name(number, words.locale, "stand-alone")


def weekday_names(days: Iterable[Weekday], words: Words) -> str:
    """Return days of the week in their order: "Mon, Wed and Fri"."""
    return weekdays_listed(sorted(WEEKDAYS.index(day) + 1 for day in days), words)


def weekdays_listed(numbers: Iterable[int], words: Words) -> str:
    """Return days of the week, counted from 1 for Monday: "Mon, Wed and Fri"."""
    return words.listed([weekday_alone(number, words) for number in numbers])
