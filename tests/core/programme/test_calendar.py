"""What a calendar gets of the plan, and when a new check is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from coach.core.programme.calendar import CalendarEntry, calendar_entries, check_again
from coach.core.programme.choices import WeekChoices
from coach.core.programme.week import coming_days
from coach.core.visit.state import Visit
from tests.support.programme import TODAY, check, day, routine
from tests.support.shipped import shipped
from tests.support.visits import NOW

LIBRARY = shipped()
HOLDING = LIBRARY.planning.holding
AT = time(7, 30)


def entries(*visits: Visit, weeks: int = 2) -> tuple[CalendarEntry, ...]:
    coming = coming_days(visits, WeekChoices(), LIBRARY, NOW, weeks)
    return calendar_entries(coming, check_again(visits, LIBRARY, NOW), AT, LIBRARY)


def test_each_routine_and_walk_to_come_has_an_entry_at_the_time_chosen_and_rest_has_none() -> None:
    coming = coming_days([check(0)], WeekChoices(), LIBRARY, NOW, 2)
    days = [each.day for each in coming.days if each.kind != "rest"]
    found = [entry for entry in entries(check(0)) if entry.kind == "day"]
    assert [entry.start for entry in found] == [datetime.combine(each, AT) for each in days]
    assert found[0].minutes == coming.today.minutes


def test_what_was_done_today_has_no_entry_any_more() -> None:
    assert entries(routine(0))[0].start.date() == day(1)


def test_the_next_check_stands_right_before_the_routine_of_its_day() -> None:
    (found,) = [entry for entry in entries(check(0)) if entry.kind == "check"]
    assert found.start + timedelta(minutes=found.minutes) == datetime.combine(day(HOLDING.days), AT)


def test_a_check_beyond_the_weeks_has_no_entry() -> None:
    assert {entry.kind for entry in entries(check(0), weeks=1)} == {"day"}


def test_a_check_on_the_last_day_has_an_entry_and_one_on_the_next_day_has_none() -> None:
    coming = coming_days([check(0)], WeekChoices(), LIBRARY, NOW, 2)
    last = coming.days[-1].day
    kinds = [
        {entry.kind for entry in calendar_entries(coming, again, AT, LIBRARY)}
        for again in (last, last + timedelta(days=1))
    ]

    assert kinds == [{"day", "check"}, {"day"}]


@pytest.mark.parametrize(
    ("visit", "again"),
    [
        pytest.param(check(2), day(HOLDING.days - 2), id="a check of this week"),
        pytest.param(check(2, fits_today="prevention"), day(HOLDING.prevention_days - 2), id="without pain"),
        pytest.param(check(30), TODAY, id="a check of last month"),
        pytest.param(replace(check(0), check_due=True, checked_at=None), TODAY, id="a check that is due already"),
        pytest.param(check(2, trend="worse"), day(HOLDING.days - 2), id="an appointment does not come first"),
        pytest.param(check(0, fever="yes", injected_last_year="yes"), None, id="care comes first"),
        pytest.param(replace(check(0), checked_at=None), None, id="a check that was left"),
    ],
)
def test_a_new_check_is_due_when_the_last_one_no_longer_holds(visit: Visit, again: object) -> None:
    assert check_again([visit], LIBRARY, NOW) == again


@pytest.mark.parametrize("key", ["name", "core", "walk", "check", "text"])
def test_the_words_of_a_calendar_tell_no_one_what_they_are_for(key: str) -> None:
    told = LIBRARY.words(f"calendar.{key}").casefold()
    assert not [word for word in ("back", "pain", "spine", "clinic", "therap", "symptom", "core") if word in told]
