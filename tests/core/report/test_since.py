"""Since when something has been there, in words."""

from __future__ import annotations

from datetime import date

import pytest

from coach.core.report.since import since
from tests.support.shipped import shipped


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "28 Nov 2026 (0 days)"),
        (1, "27 Nov 2026 (1 day)"),
        (13, "15 Nov 2026 (13 days)"),
        (14, "14 Nov 2026 (2 weeks)"),
        (83, "6 Sep 2026 (12 weeks)"),
        (84, "Sep 2026 (3 months)"),
        (729, "Nov 2024 (24 months)"),
        (730, "Nov 2024 (2 years)"),
        (2900, "Dec 2018 (8 years)"),
    ],
)
def test_a_start_is_told_by_its_day_or_month_and_by_the_unit_in_which_people_count(days: int, told: str) -> None:
    assert since(days, date(2026, 11, 28), shipped().words) == told
