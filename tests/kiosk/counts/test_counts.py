"""Counts by day: none is lost, and no report reveals the result of one visitor."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from io import StringIO
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import LEVELS, Level
from coach.kiosk.counts.counts import (
    COLUMNS,
    FEWEST_RESULTS,
    CountedEvent,
    Counts,
    Day,
    merged,
    report_rows,
    to_csv,
    without,
)
from tests.support.counts import EVENTS, HAPPENED, MONDAY, counted

FIELDS = {"start": "starts", "finish": "finishes", "time-out": "time_outs", "skipped-for-pain": "skipped_for_pain"}
FIELDS |= {"ring-failed": "failed_rings", "print-failed": "failed_prints"}


def number(day: Day, event: CountedEvent) -> int:
    return day.levels.get(event, 0) if isinstance(event, Level) else int(getattr(day, FIELDS[event]))


def test_the_events_of_the_tests_are_all_there_are() -> None:
    literal, _ = get_args(CountedEvent)
    assert set(EVENTS) == {*get_args(literal), *Level}


@given(HAPPENED)
def test_counts_never_lose_an_event_and_never_move_it_to_another_day(happened: list[tuple[date, CountedEvent]]) -> None:
    counts = counted(happened)

    kept = Counter({(day.date, event): number(day, event) for day in counts.days for event in EVENTS})
    assert +kept == Counter(happened)
    assert [day.date for day in counts.days] == sorted({day for day, _ in happened})


@given(HAPPENED, st.integers(0, 80))
def test_merged_counts_are_the_counts_of_all_events(happened: list[tuple[date, CountedEvent]], cut: int) -> None:
    assert merged(counted(happened[:cut]), counted(happened[cut:])) == counted(happened)


@given(HAPPENED, st.integers(0, 80))
def test_counts_without_some_of_their_events_are_the_counts_of_the_others(
    happened: list[tuple[date, CountedEvent]], cut: int
) -> None:
    assert without(counted(happened), counted(happened[:cut])) == counted(happened[cut:])
    assert without(counted(happened[:cut]), counted(happened)) == Counts()


@given(HAPPENED, st.randoms())
def test_the_order_of_events_leaves_no_trace(happened: list[tuple[date, CountedEvent]], random: object) -> None:
    shuffled = sorted(happened, key=lambda _: random.random())  # type: ignore[attr-defined]

    assert counted(shuffled) == counted(happened)


def test_a_day_holds_nothing_but_its_date_and_numbers() -> None:
    kept = {"date", "starts", "finishes", "time_outs", "skipped_for_pain", "levels", "failed_rings", "failed_prints"}
    assert set(Day.model_fields) == kept


@given(HAPPENED)
def test_no_row_ever_reports_fewer_than_five_results_and_none_is_reported_twice(
    happened: list[tuple[date, CountedEvent]],
) -> None:
    counts = counted(happened)
    rows = list(report_rows(counts))

    results = [[row[level.value] for level in LEVELS] for row in rows]
    for numbers, row in zip(results, rows, strict=True):
        if None in numbers:
            assert [*numbers, row["skipped_for_pain"]] == [None] * 5
        else:
            assert sum(numbers) >= FEWEST_RESULTS
    for index, level in enumerate(LEVELS):
        waiting = sum(number(day, level) for day in counts.days) - sum(each[index] or 0 for each in results)
        assert 0 <= waiting < FEWEST_RESULTS


@given(HAPPENED)
def test_how_often_it_was_used_is_reported_day_by_day(happened: list[tuple[date, CountedEvent]]) -> None:
    counts = counted(happened)

    assert [(row["date"], row["starts"], row["finishes"], row["time_outs"]) for row in report_rows(counts)] == [
        (str(day.date), day.starts, day.finishes, day.time_outs) for day in counts.days
    ]


def test_results_of_quiet_days_are_reported_with_those_of_the_day_that_makes_them_five() -> None:
    happened: list[tuple[date, CountedEvent]] = [
        (MONDAY, Level.URGENT),
        (MONDAY, "skipped-for-pain"),
        *[(MONDAY + timedelta(1), Level.SELF_CARE)] * 4,
        (MONDAY + timedelta(2), Level.EMERGENCY),
    ]

    assert to_csv(report_rows(counted(happened))).splitlines() == [
        "date,starts,finishes,time_outs,skipped_for_pain,self-care,clinician,urgent,emergency",
        "2026-11-23,0,0,0,,,,,",
        "2026-11-24,0,0,0,1,4,0,1,0",
        "2026-11-25,0,0,0,,,,,",
    ]


def test_the_table_can_be_read_back() -> None:
    events: list[CountedEvent] = ["start", "start", "start", *[Level.CLINICIAN] * 5]
    text = to_csv(report_rows(counted([(MONDAY, event) for event in events])))

    (row,) = csv.DictReader(StringIO(text))
    assert tuple(row) == COLUMNS
    assert (row["date"], row["starts"], row["clinician"], row["urgent"]) == ("2026-11-23", "3", "5", "0")


@pytest.mark.parametrize(
    "day",
    [
        {"starts": -1}, {"starts": "3"}, {"starts": True}, {"time": "12:00"}, {"levels": {"fine": 1}},
        {"levels": {"urgent": -1}},
    ],
)  # fmt: skip
def test_a_day_that_cannot_be_is_refused(day: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        Day.model_validate({"date": MONDAY, **day})


def test_a_day_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="a day stands twice"):
        Counts(days=(Day(date=MONDAY), Day(date=MONDAY)))
