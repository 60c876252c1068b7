"""The charts of the history as values: each routine, each rating and each day in its place."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.core.history.charts import activity_lines, days, month_end, months_back, pain_points, rated, weeks
from tests.support.past import WALK, facts_of, past_visit, rated_visit
from tests.support.visits import NOW, new_visit

TODAY = NOW.date()


def test_a_check_without_a_routine_is_no_point_on_the_chart_of_pain() -> None:
    facts = facts_of(past_visit(1, 5, 3), past_visit(2, performed=()), past_visit(3, 6, None))

    assert [(each.before, each.after) for each in pain_points(facts)] == [(5, 3), (6, None)]


def test_a_week_in_which_an_activity_was_not_rated_is_a_gap_in_its_line() -> None:
    facts = facts_of(
        rated_visit(0, rate_sitting=7, rate_training=3), past_visit(3), rated_visit(7, rate_sitting=5, rate_walking=9)
    )

    lines = activity_lines(rated(facts))

    assert [(line.question, [value for _, value in line.values]) for line in lines] == [
        ("rate-sitting", [5, 7]),
        ("rate-training", [None, 3]),
    ]


def test_a_past_day_without_a_routine_is_a_rest_day_and_today_is_still_open() -> None:
    facts = facts_of(past_visit(1), past_visit(2, performed=WALK), past_visit(4))

    shown = days(facts, TODAY - timedelta(days=5), TODAY + timedelta(days=1), TODAY, TODAY - timedelta(days=4))

    assert [each.state for each in shown] == ["none", "core", "rest", "walk", "core", "open", "none"]


def test_a_day_with_a_walk_and_a_core_routine_is_a_core_day_whichever_came_first() -> None:
    facts = facts_of(past_visit(1, performed=WALK), past_visit(1))
    since = TODAY - timedelta(days=1)

    for order in (facts, facts[::-1]):
        assert [each.state for each in days(order, since, since, TODAY, since)] == ["core"]


def test_weeks_count_days_and_leave_out_those_without_any() -> None:
    facts = facts_of(past_visit(1), past_visit(2, performed=WALK), past_visit(7))
    shown = days(facts, TODAY - timedelta(days=20), TODAY, TODAY, TODAY - timedelta(days=7))

    counted = [(week.monday, week.core, week.walks, week.rest) for week in weeks(shown)]

    assert counted == [(date(2026, 11, 16), 2, 1, 4)]


def test_nothing_is_rest_before_there_was_any_visit() -> None:
    assert {each.state for each in days([], TODAY - timedelta(days=3), TODAY, TODAY, None)} == {"none"}


def test_a_visit_that_was_left_moves_nobody() -> None:
    left = facts_of(new_visit(answers={"fits-today": "after-workout"}))

    assert [each.state for each in days(left, TODAY, TODAY, TODAY, TODAY)] == ["open"]


def test_a_day_with_a_walk_without_the_coach_counts_as_walked_unless_core_work_was_done() -> None:
    assert [each.state for each in days([], TODAY, TODAY, TODAY, TODAY, {TODAY})] == ["walk"]
    both = facts_of(past_visit(0))
    assert [each.state for each in days(both, TODAY, TODAY, TODAY, TODAY, {TODAY})] == ["core"]


@given(st.dates(date(1990, 1, 1), date(2150, 1, 1)), st.integers(0, 300))
def test_months_always_follow_on_one_another(day: date, back: int) -> None:
    first = months_back(day, back)

    assert first.day == 1
    assert month_end(first) + timedelta(days=1) == months_back(first, -1)
    assert months_back(first, 0) == first
