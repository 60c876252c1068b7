"""The plan as an iCalendar file (RFC 5545), which calendars of phones and computers import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Alarm, Calendar, Event

from coach.core.programme.calendar import CalendarEntry


def as_calendar(entries: Sequence[CalendarEntry], name: str, owner: str, now: datetime) -> bytes:
    """Return the entries as an iCalendar file; each reminds its owner when it starts.

    An entry of the same kind, day and owner always has the same UID, so that a second import changes it and makes no
    double.

    Args:
        entries: The entries.
        name: What the calendar is called.
        owner: Tells one person's entries from those of others, such as the path of their data folder; only a hash of
            it is written.
        now: When the file is made (UTC).
    """
    calendar = Calendar()
    calendar.add("prodid", "-//coach//plan//")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, owner, now.astimezone(UTC)))
    made: bytes = calendar.to_ical()
    return made


def _event(entry: CalendarEntry, owner: str, now: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{owner}\n{entry.kind}\n{entry.start:%Y-%m-%d}")))
    event.add("dtstamp", now)
    # A calendar keeps what it has unless the number is higher than that of the import before.
    event.add("sequence", int(now.timestamp()) // 60)
    event.add("dtstart", entry.start)
    event.add("duration", timedelta(minutes=entry.minutes))
    event.add("summary", entry.title)
    event.add("description", entry.text)
    event.add("class", "PRIVATE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.title)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event
