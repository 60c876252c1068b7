"""The charts in words and as tables say the same as the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from coach.core.history.charts import activity_lines, days, pain_points, rated
from coach.core.history.texts import (
    activity_table,
    activity_words,
    calendar_table,
    calendar_words,
    minutes_done,
    pain_table,
    pain_words,
    today_pain_words,
)
from tests.support.past import WALK, facts_of, past_visit, rated_visit
from tests.support.shipped import shipped
from tests.support.visits import NOW

TODAY = NOW.date()


def test_pain_in_words_tells_the_spread_the_last_and_how_often_it_fell() -> None:
    points = pain_points(facts_of(past_visit(1, 3, 1), past_visit(3, 5, 5), past_visit(5, 6, None)))

    assert [block.text for block in pain_words(points, shipped().words)] == [
        "Routines: 3, from 18 November 2026 to 22 November 2026.",
        "Pain before: 3 to 6. The last time: 3.",
        "Pain after: 1 to 5. The last time: 1.",
        "Times with less pain after than before: 1.",
        "Times with the same pain before and after: 1.",
    ]


@pytest.mark.parametrize(
    ("pains", "told"),
    [
        ((6, 5, 4), "Pain over 3 visits: from 6 to 4"),
        ((2, 2, 2), "Pain over 3 visits: steady at 2"),
        ((2, 5, 2), "Pain over 3 visits: back at 2"),
        ((2,), "Pain on your last visit: 2"),
        ((), ""),
    ],
)
def test_pain_that_ends_where_it_began_is_told_as_steady_or_as_back(pains: Sequence[int], told: str) -> None:
    assert today_pain_words(pains, shipped().words) == told


def test_the_table_of_pain_has_a_row_a_routine_and_a_dash_for_what_was_not_told() -> None:
    points = pain_points(facts_of(past_visit(1, 3, 1), past_visit(5, 6, None)))

    assert pain_table(points, shipped().words)[1:] == [
        ("22 November 2026", "3", "1", "5 min"),
        ("18 November 2026", "6", "-", "5 min"),
    ]


def test_activities_are_told_newest_first_in_words_and_as_a_table() -> None:
    library = shipped()
    lines = activity_lines(rated(facts_of(rated_visit(0, rate_sitting=7), rated_visit(7, rate_sitting=5))))

    told = [block.text for block in activity_words(lines, library)]

    assert told[0] == "Sitting an hour: 7 of 10 (23 November 2026), was 5"
    assert activity_table(lines, library) == [
        ("Day", "Sitting an hour"),
        ("23 November 2026", "7"),
        ("16 November 2026", "5"),
    ]


def test_the_calendar_is_told_by_month_and_listed_by_week() -> None:
    facts = facts_of(past_visit(1), past_visit(2, performed=WALK))
    shown = days(facts, TODAY - timedelta(days=6), TODAY, TODAY, TODAY - timedelta(days=2))

    assert [block.text for block in calendar_words(shown, shipped().words)] == [
        "November 2026: core days 1, walks 1, rest days 0."
    ]
    assert calendar_table(shown, shipped().words)[1:] == [("16 November 2026", "1", "1", "0")]


def test_less_than_a_minute_is_never_told_as_none() -> None:
    words = shipped().words

    assert [minutes_done(seconds, words) for seconds in (0, 1, 29, 31, 89)] == [
        "-",
        "under 1 min",
        "under 1 min",
        "1 min",
        "1 min",
    ]
