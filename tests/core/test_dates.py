"""Days as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from coach.core.dates import full_date, full_moment, near_date
from tests.support.shipped import shipped

WORDS = shipped().words


def test_days_are_written_out_without_a_leading_zero() -> None:
    assert full_date(date(2026, 11, 8), WORDS) == "8 November 2026"
    assert near_date(date(2026, 11, 28), WORDS) == "Sat 28 November"
    assert full_moment(datetime(2027, 1, 2, 7, 5, tzinfo=UTC), WORDS) == "2 January 2027, 07:05"


@given(st.dates())
def test_every_day_and_month_has_a_name(day: date) -> None:
    for told in (full_date(day, WORDS), near_date(day, WORDS)):
        assert str(day.day) in told
        assert "{" not in told
        assert "-" not in told
