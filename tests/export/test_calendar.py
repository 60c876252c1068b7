"""The plan as a file for calendars, read back by another library than the one that wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import vobject  # type: ignore[import-untyped]  # it has no types

from coach.core.programme.calendar import CalendarEntry
from coach.export.calendar import as_calendar

MADE = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ENTRIES = (
    CalendarEntry(
        "check", datetime.combine(date(2026, 11, 30), time(7, 25)), 5, "A few questions", "Start with: coach"
    ),
    CalendarEntry(
        "day", datetime.combine(date(2026, 11, 30), time(7, 30)), 10, "Move, 10 minutes; or so", "Start\nwith: coach"
    ),
    CalendarEntry(
        "day", datetime.combine(date(2026, 12, 1), time(7, 30)), 30, "Wälk, " + "and on " * 20, "Start with: coach"
    ),
)


def read_back(
    entries: Sequence[CalendarEntry] = ENTRIES, owner: str = "/home/anna", made: datetime = MADE
) -> list[Any]:
    """The events of the file that is written."""
    calendar = vobject.readOne(as_calendar(entries, "Move", owner, made).decode())
    return list(calendar.vevent_list)


def test_another_program_reads_each_entry_as_it_was_meant() -> None:
    events = read_back()
    assert [event.summary.value for event in events] == [entry.title for entry in ENTRIES]
    assert [event.description.value for event in events] == [entry.text for entry in ENTRIES]
    assert [event.duration.value for event in events] == [timedelta(minutes=entry.minutes) for entry in ENTRIES]


def test_an_entry_starts_at_the_time_of_the_person_s_own_clock_wherever_they_are() -> None:
    starts = [event.dtstart.value for event in read_back()]
    assert starts == [entry.start for entry in ENTRIES]
    assert all(start.tzinfo is None for start in starts)


def test_each_entry_reminds_when_it_starts() -> None:
    alarms = [event.valarm for event in read_back()]
    assert {alarm.action.value for alarm in alarms} == {"DISPLAY"}
    assert {alarm.trigger.value for alarm in alarms} == {timedelta(0)}


def test_a_second_import_changes_entries_and_makes_no_doubles() -> None:
    first, second = read_back(), read_back(made=MADE + timedelta(hours=1))
    assert [event.uid.value for event in first] == [event.uid.value for event in second]
    assert len({event.uid.value for event in first}) == len(ENTRIES)
    assert all(int(new.sequence.value) > int(old.sequence.value) for old, new in zip(first, second, strict=True))


def test_a_day_whose_routine_becomes_a_walk_or_starts_at_another_time_keeps_its_entry() -> None:
    changed = CalendarEntry(
        "day", datetime.combine(date(2026, 11, 30), time(19, 0)), 30, "Walk, 30 minutes", "Start with: coach"
    )
    assert read_back([changed])[0].uid.value == read_back()[1].uid.value


def test_two_persons_in_one_calendar_have_entries_of_their_own() -> None:
    anna, ben = ({event.uid.value for event in read_back(owner=f"/home/{name}")} for name in ("anna", "ben"))
    assert not anna & ben


def test_the_file_is_made_of_lines_as_the_standard_asks_and_names_no_folder() -> None:
    raw = as_calendar(ENTRIES, "Move", "/home/anna", MADE)
    lines = raw.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert b"anna" not in raw
