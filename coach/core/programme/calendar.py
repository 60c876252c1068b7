"""What a person's calendar gets of the plan: an entry for each routine and walk to come, and for the next check.

The words tell nobody who sees the calendar what they are for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from coach.core.content.levels import Level
from coach.core.library import Library
from coach.core.programme.week import WeekPlan
from coach.core.triage.answers import meets
from coach.core.visit.journey import assess
from coach.core.visit.state import Visit


@dataclass(frozen=True)
class CalendarEntry:
    """One entry of a calendar."""

    kind: Literal["day", "check"]
    """What it is about; a day has at most one entry of each kind."""
    start: datetime
    """Without a zone: the time on the person's own clock, wherever they are."""
    minutes: int
    title: str
    text: str


def check_again(visits: Iterable[Visit], library: Library, now: datetime) -> date | None:
    """Return the day from which a new check is due, today at the earliest; None without one, or if care comes first.

    Args:
        visits: The person's visits, the newest first.
        library: All content.
        now: The present time in the person's own zone.
    """
    checked = next((visit for visit in visits if visit.checked_at is not None or visit.check_due), None)
    if checked is None or assess(checked, library).level.rank > Level.CLINICIAN.rank:
        return None
    if checked.checked_at is None:
        return now.date()
    holding = library.planning.holding
    free = meets(holding.prevention, checked.answers, library.questions)
    day = checked.checked_at.astimezone(now.tzinfo).date()
    return max(now.date(), day + timedelta(days=holding.prevention_days if free else holding.days))


def calendar_entries(plan: WeekPlan, again: date | None, at: time, library: Library) -> tuple[CalendarEntry, ...]:
    """Return an entry for each day of a plan on which there is something to do, and for the next check, by their start.

    Args:
        plan: The plan; its days before today are left out.
        again: The day of the next check, if there is one.
        at: When a day's routine or walk starts.
        library: All content.
    """
    words, text = library.words, library.words("calendar.text")
    entries = [
        CalendarEntry(
            "day",
            datetime.combine(each.day, at),
            each.minutes,
            words(f"calendar.{each.kind}", minutes=each.minutes),
            text,
        )
        for each in plan.days
        if each.day >= plan.today.day and each.kind != "rest" and not each.kept
    ]
    if again is not None and again <= plan.days[-1].day:
        minutes = library.programme.calendar.check_minutes
        start = datetime.combine(again, at) - timedelta(minutes=minutes)
        entries.append(CalendarEntry("check", start, minutes, words("calendar.check"), text))
    return tuple(sorted(entries, key=lambda entry: entry.start))
