"""The counts as staff see them: sums of today and of the month, in which no visitor's result can be read."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import LEVELS, Level
from coach.kiosk.counts.counts import COLUMNS, FEWEST_RESULTS, CountedEvent
from coach.kiosk.counts.totals import OPEN, Total, totals
from coach.kiosk.staff_texts import BAR, MOST_BARS, counts_blocks
from tests.support.counts import HAPPENED, MONDAY, counted
from tests.support.shipped import shipped

TODAY = MONDAY + timedelta(days=6)
HELD_BACK = [key for key in COLUMNS[1:] if key not in OPEN]


def by_key(happened: list[tuple[date, CountedEvent]], today: date = TODAY) -> dict[str, Total]:
    return {total.key: total for total in totals(counted(happened), today)}


@given(HAPPENED, st.sampled_from([*LEVELS, "skipped-for-pain"]))
def test_a_visit_of_today_changes_no_result(happened: list[tuple[date, CountedEvent]], event: CountedEvent) -> None:
    before, after = by_key(happened), by_key([*happened, (TODAY, "start"), (TODAY, event)])
    assert after["starts"].today == (before["starts"].today or 0) + 1
    assert [before[key] for key in HELD_BACK] == [after[key] for key in HELD_BACK]


def test_few_results_of_the_month_are_held_back_and_enough_are_told() -> None:
    happened: list[tuple[date, CountedEvent]] = [(MONDAY, Level.URGENT)] * (FEWEST_RESULTS - 1)
    assert {by_key(happened)[key].month for key in HELD_BACK} == {None}
    told = by_key([*happened, (MONDAY + timedelta(days=1), Level.EMERGENCY)])
    assert (told["urgent"].month, told["emergency"].month, told["self-care"].month) == (FEWEST_RESULTS - 1, 1, 0)


def test_days_of_other_months_and_days_to_come_are_in_no_total() -> None:
    others = [TODAY - timedelta(days=40), TODAY + timedelta(days=1)]
    happened: list[tuple[date, CountedEvent]] = [(day, "start") for day in others]
    assert by_key(happened)["starts"] == Total("starts", 0, 0)
    assert by_key([*happened, (MONDAY, "start"), (TODAY, "start")])["starts"] == Total("starts", 1, 2)


def test_the_longest_bar_is_the_month_s_largest_number_and_only_nothing_has_none() -> None:
    sums = [Total("starts", 3, 300), Total("finishes", 0, 1), Total("time_outs", 0, 0), Total("urgent", None, None)]
    lines = counts_blocks(sums, shipped())[0].text.splitlines()
    assert [line.count(BAR) for line in lines] == [0, MOST_BARS, 1, 0, 0]
    assert lines[-1].split()[-2:] == [shipped().words("kiosk.counts.held")] * 2
