"""Whether the kiosk is open: by its hours in local time, and by what staff say at its keys."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from coach.kiosk.config.hours import Hours
from coach.kiosk.opening import DeskState, Opening

HOURS = Hours.model_validate({"mon": "08:00-18:00", "sun": "01:30-04:00"})
MONDAY = datetime(2026, 11, 23, tzinfo=UTC)


class Wall:
    """A clock that a test sets; it calls it with local time, and the kiosk asks it for UTC."""

    def __init__(self, hours: Hours = HOURS) -> None:
        self.now = MONDAY
        self.state = DeskState()
        self.opening = Opening(hours, self.state, lambda: self.now)

    def at(self, *local: int) -> Opening:
        self.now = datetime(*local).astimezone(UTC)  # type: ignore[arg-type]  # local time
        return self.opening


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wall]:
    monkeypatch.setenv("TZ", "America/Indiana/Indianapolis")
    time.tzset()
    yield Wall()
    monkeypatch.undo()
    time.tzset()


def test_hours_are_those_of_the_clinic_s_own_time(wall: Wall) -> None:
    wall.now = datetime(2026, 11, 23, 12, 59, tzinfo=UTC)
    assert not wall.opening.is_open
    wall.now = datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
    assert wall.opening.is_open


def test_hours_hold_by_the_clock_on_the_wall_when_summer_time_begins_and_ends(wall: Wall) -> None:
    # On 8 March 2026 two o'clock is three o'clock; on 1 November two o'clock is one o'clock once more.
    spring = datetime(2026, 3, 8, 6, 30, tzinfo=UTC)
    autumn = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    lasted = []
    for begin in (spring, autumn):
        open_minutes = 0
        for minute in range(6 * 60):
            wall.now = begin + timedelta(minutes=minute)
            open_minutes += wall.opening.is_open
        lasted.append(open_minutes)

    # Half past one to four: an hour less, and the half hour after half past one a second time.
    assert lasted == [90, 180]


def test_hours_that_begin_in_summer_time_are_told_in_it(wall: Wall) -> None:
    opens = wall.at(2026, 3, 7, 12).opens_at

    assert opens is not None
    assert f"{opens:%a %H:%M %z}" == "Sun 01:30 -0500"


def test_staff_close_until_the_hours_begin(wall: Wall) -> None:
    wall.at(2026, 11, 23, 10).close(lasting=False)

    assert not wall.at(2026, 11, 23, 17).is_open
    assert f"{wall.opening.opens_at:%a %d %H:%M}" == "Sun 29 01:30"
    assert wall.at(2026, 11, 29, 1, 30).is_open
    assert not wall.at(2026, 11, 29, 4).is_open


def test_staff_close_until_they_open(wall: Wall) -> None:
    wall.at(2026, 11, 23, 10).close(lasting=True)

    assert not wall.at(2026, 12, 28, 10).is_open
    assert wall.opening.opens_at is None
    wall.opening.open()
    assert wall.opening.is_open
    assert wall.state.ruling is None


@pytest.mark.parametrize("lasting", [False, True])
def test_without_hours_staff_close_until_they_open(lasting: bool) -> None:
    wall = Wall(Hours())
    wall.opening.close(lasting=lasting)
    wall.now += timedelta(days=400)

    assert not wall.opening.is_open
    assert (wall.opening.opens_at, wall.opening.today) == (None, None)


def test_outside_the_hours_staff_open_for_the_rest_of_the_day(wall: Wall) -> None:
    wall.at(2026, 11, 23, 20).open()

    assert wall.at(2026, 11, 23, 23, 59).is_open
    assert not wall.at(2026, 11, 24, 0).is_open


def test_staff_who_open_early_do_not_keep_it_open_beyond_the_hours(wall: Wall) -> None:
    wall.at(2026, 11, 23, 7).open()

    assert wall.opening.is_open
    assert not wall.at(2026, 11, 23, 18).is_open
