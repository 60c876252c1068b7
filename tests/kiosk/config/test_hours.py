"""The hours of a kiosk: open within its spans by the clock on the wall, and when they begin next."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from coach.kiosk.config.hours import Hours

HOURS = Hours.model_validate({"mon": "08:00-12:00, 13:00-18:00", "fri": "22:00-24:00", "sat": "00:00-02:00"})
MONDAY = datetime(2026, 11, 23)  # noqa: DTZ001  # local time, as a clock on the wall shows it
WEEK = [MONDAY + timedelta(minutes=minute) for minute in range(7 * 24 * 60)]


@pytest.mark.parametrize(
    ("clock", "is_open"),
    [("07:59", False), ("08:00", True), ("11:59", True), ("12:00", False), ("13:00", True), ("18:00", False)],
)
def test_a_span_holds_its_first_minute_and_not_the_one_that_ends_it(clock: str, is_open: bool) -> None:
    hours, minutes = map(int, clock.split(":"))

    assert HOURS.open_at(MONDAY.replace(hour=hours, minute=minutes)) is is_open


def test_a_night_in_two_days_is_open_without_a_gap() -> None:
    night = MONDAY + timedelta(days=4, hours=22)

    assert all(HOURS.open_at(night + timedelta(minutes=each)) for each in range(4 * 60))
    assert not HOURS.open_at(night - timedelta(minutes=1))
    assert not HOURS.open_at(night + timedelta(hours=4))


def test_at_every_minute_of_a_week_the_next_hours_begin_later_and_none_begin_before_them() -> None:
    begins = [now for now in WEEK if HOURS.open_at(now) and not HOURS.open_at(now - timedelta(minutes=1))]
    # Saturday's hours go on from Friday's without a gap, and begin all the same.
    begins = sorted([*begins, MONDAY + timedelta(days=5)])
    for now in WEEK:
        following = [each for each in begins if each > now] or [begins[0] + timedelta(days=7)]
        assert HOURS.opens_after(now) == following[0]


def test_a_kiosk_without_hours_is_always_open_and_never_opens() -> None:
    assert Hours().always
    assert all(Hours().open_at(now) for now in WEEK[::97])
    assert Hours().opens_after(MONDAY) is None
