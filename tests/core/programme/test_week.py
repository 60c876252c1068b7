"""The week's plan: which days have core work, walking and rest, what was kept, and what moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.exercises import Part
from coach.core.programme.choices import WeekChoices
from coach.core.programme.past_days import past_days
from coach.core.programme.week import PlannedDay, WeekPlan, coming_days, toggled, week_plan
from coach.core.visit.state import RoutineToAskAbout, ToldPain, Visit
from tests.support.programme import CORE, TODAY, WALK, check, day, routine
from tests.support.shipped import shipped
from tests.support.visits import NOW

LIBRARY = shipped()
AFTER_PAIN, PREVENTION = LIBRARY.programme.goal[1], LIBRARY.programme.goal[0]
RHYTHM = WeekChoices()


def week(*visits: Visit, choices: WeekChoices = RHYTHM, later: int = 0) -> WeekPlan:
    """The plan of this week; the visits are newest first."""
    return week_plan(visits, choices, LIBRARY, NOW + timedelta(days=later))


def kinds(plan: WeekPlan) -> str:
    """The first letters of the kinds, one a day."""
    return "".join(each.kind[0] for each in plan.days)


def planned(plan: WeekPlan, ahead: int) -> PlannedDay:
    return next(each for each in plan.days if each.day == day(ahead))


def test_the_exercises_of_these_tests_are_core_work_and_a_walk() -> None:
    parts: dict[str, Part] = {name: LIBRARY.exercises[name].part for name in (CORE.exercise, WALK.exercise)}
    assert parts == {CORE.exercise: "core", WALK.exercise: "warm-up"}


def test_a_first_week_has_core_work_every_second_day_with_walks_and_a_rest_day_between() -> None:
    assert kinds(week()) == "cwcwcrc"


def test_the_week_goes_from_monday_to_sunday_whatever_the_day() -> None:
    plan = week(later=3)
    assert [each.day for each in plan.days] == [day(ahead) for ahead in range(7)]
    assert plan.today.day == day(3)


def test_core_work_that_was_done_is_kept_and_nothing_is_due_any_more() -> None:
    plan = week(routine(0))
    assert (plan.today.kind, plan.today.kept, plan.due) == ("core", True, None)
    assert plan.next_core == day(2)


def test_a_rest_day_without_a_routine_is_kept() -> None:
    plan = week(routine(-4), routine(-2), routine(0), later=6)
    assert (planned(plan, 5).kind, planned(plan, 5).kept) == ("rest", True)


def test_a_past_day_on_which_nothing_was_done_was_a_day_of_rest_whatever_is_planned_for_later() -> None:
    for chosen in (RHYTHM, WeekChoices(moved=frozenset({day(2)}))):
        plan = week(routine(0), choices=chosen, later=2)
        assert (planned(plan, 1).kind, planned(plan, 1).kept) == ("rest", True)


def test_the_next_core_work_is_told_even_where_it_comes_in_the_week_after() -> None:
    assert week(routine(-6), later=6).next_core == day(8)


def test_missed_core_work_moves_to_the_next_day_and_is_due_once() -> None:
    plan = week(routine(0), later=3)
    assert [planned(plan, ahead).kept for ahead in (0, 2)] == [True, False]
    assert (plan.due, plan.next_core) == ("core", day(5))


def test_a_walk_in_place_of_core_work_is_kept_and_the_core_work_moves() -> None:
    plan = week(routine(-2, WALK), routine(0), later=3)
    assert (planned(plan, 2).kind, planned(plan, 2).kept) == ("walk", True)
    assert plan.due == "core"


@pytest.mark.parametrize(
    ("visits", "walked"),
    [([routine(0, WALK), check(0)], ()), ([check(0), routine(0, WALK)], ()), ([check(0)], (TODAY,))],
    ids=["walk-last", "check-last", "walk-without-the-coach"],
)
def test_a_check_without_moves_leaves_a_walk_of_the_same_day_as_done(
    visits: list[Visit], walked: tuple[date, ...]
) -> None:
    assert past_days(visits, LIBRARY, NOW, walked).done == {TODAY: "walk"}


def test_days_before_the_first_visit_count_neither_way() -> None:
    plan = week(routine(-3), later=3)
    assert [(each.kind, each.kept) for each in plan.days[:3]] == [("rest", None)] * 3


def test_weekdays_that_were_chosen_take_the_place_of_the_rhythm() -> None:
    plan = week(choices=WeekChoices((2, 4, 6)))
    assert [each.day.isoweekday() for each in plan.days if each.kind == "core"] == [2, 4, 6]


def test_after_a_harder_stage_no_core_work_comes_on_the_day_after() -> None:
    chosen = WeekChoices((1, 2))
    assert kinds(week(routine(7, stage=1), choices=chosen)).startswith("cc")
    harder = week(routine(0, stage=LIBRARY.planning.rest.stage), choices=chosen)
    assert [each.day for each in harder.days if each.kind == "core"] == [day(0), day(2)]


def test_a_day_that_is_moved_gives_its_core_work_to_the_next_and_can_be_put_back() -> None:
    moved = toggled(RHYTHM, week().today, TODAY)
    plan = week(choices=moved)
    assert (plan.today.moved, plan.today.kind, plan.next_core) == (True, "walk", day(1))
    assert toggled(moved, plan.today, TODAY) == RHYTHM


def test_a_day_without_core_work_is_not_moved_and_days_that_passed_are_forgotten() -> None:
    old = WeekChoices(moved=frozenset({day(-1)}))
    assert toggled(old, planned(week(), 1), TODAY) == RHYTHM
    assert toggled(RHYTHM, replace(week().today, kept=True), TODAY) == RHYTHM


def test_a_person_without_pain_has_two_core_days_a_week_and_longer_walks() -> None:
    plan = coming_days([check(0, fits_today="prevention")], RHYTHM, LIBRARY, NOW, 2)
    assert plan.goal == PREVENTION
    assert [kinds(plan)[:7].count("c"), kinds(plan)[7:].count("c")] == [2, 2]
    assert {each.minutes for each in plan.days if each.kind == "walk"} == {PREVENTION.walk_minutes}


def test_the_minutes_of_core_work_are_those_asked_for_last() -> None:
    assert next(each for each in week(routine(1, minutes=20)).days if each.kind == "core").minutes == 20


def test_where_the_check_allows_only_walks_core_days_become_walks() -> None:
    plan = week(check(0, pain_now=7))
    assert "c" not in kinds(plan)
    assert (plan.due, plan.walking_only) == ("walk", True)
    assert plan.today.minutes == LIBRARY.programme.week.easy_walk_minutes


def test_the_first_days_of_a_strain_are_walks_and_core_work_begins_after_them() -> None:
    plan = week(check(0, days=0, went_in_lift="yes", pain_now=3))
    assert kinds(plan).startswith("wwwc")


def test_where_care_comes_first_no_day_has_anything_to_do() -> None:
    plan = week(check(0, fever="yes", injected_last_year="yes"))
    assert (plan.care_first, plan.due, set(kinds(plan))) == (True, None, {"r"})


def test_after_a_routine_that_was_red_today_is_a_walk_until_the_day_after_is_told() -> None:
    red = replace(routine(2), pains=(ToldPain(7, NOW - timedelta(days=2), None),))
    assert (week(red).due, week(red).walking_only) == ("walk", True)
    told = replace(check(0, pain_next_day=2), yesterday=RoutineToAskAbout(red.id, 2))
    assert week(told, red).due == "core"


def test_a_full_check_that_is_due_leaves_only_walking() -> None:
    stopped = replace(routine(0), stopped="unwell", check_due=True, checked_at=None, performed=())
    assert week(stopped).walking_only


visits = st.lists(
    st.builds(
        routine,
        st.integers(0, 30),
        st.sampled_from([CORE, WALK]),
        stage=st.integers(1, 3),
        fits_today=st.sampled_from(["after-workout", "prevention"]),
    ),
    max_size=12,
    unique_by=lambda visit: visit.started,
).map(lambda found: sorted(found, key=lambda visit: visit.started, reverse=True))
choices = st.builds(
    WeekChoices,
    st.frozensets(st.integers(1, 7)).map(lambda days: tuple(sorted(days))),
    st.frozensets(st.integers(0, 13).map(day), max_size=4),
)


@given(visits, choices)
def test_no_day_is_ever_blamed_but_a_past_one_with_core_work_still_due(past: list[Visit], chosen: WeekChoices) -> None:
    plan = week(*past, choices=chosen)
    assert all(each.kind == "core" and each.day < TODAY for each in plan.days if each.kept is False)


@given(visits, choices)
def test_core_work_is_never_planned_on_a_day_that_was_moved(past: list[Visit], chosen: WeekChoices) -> None:
    plan = coming_days(past, chosen, LIBRARY, NOW, 4)
    assert not [each for each in plan.days if each.moved and each.kind == "core" and not each.kept]


@given(visits)
def test_by_the_rhythm_every_coming_week_keeps_its_rest_day_and_its_most_core_days(past: list[Visit]) -> None:
    plan = coming_days(past, RHYTHM, LIBRARY, NOW, 4)
    for first in range(7, 28, 7):
        whole = plan.days[first : first + 7]
        assert sum(each.kind == "core" for each in whole) <= plan.goal.most_core_days
        assert sum(each.kind == "rest" for each in whole) >= plan.goal.rest_days
        assert sum(each.kind == "walk" for each in whole) <= plan.goal.walk_days


@given(visits, choices)
def test_two_core_days_are_never_closer_than_the_day_of_rest_after_a_harder_stage(
    past: list[Visit], chosen: WeekChoices
) -> None:
    plan = coming_days(past, chosen, LIBRARY, NOW, 4)
    last = next((visit for visit in past if CORE in visit.performed), None)
    stage = last.request.stage if last and last.request else 1
    gap = 1 + LIBRARY.planning.rest.days if stage >= LIBRARY.planning.rest.stage else 1
    cores = [each.day for each in plan.days if each.kind == "core"]
    assert all((later - earlier).days >= gap for earlier, later in pairwise(cores))


@pytest.mark.parametrize("weeks", [1, 4, 26])
def test_a_plan_has_every_day_once_and_in_order(weeks: int) -> None:
    plan = coming_days([], RHYTHM, LIBRARY, NOW, weeks)
    assert [each.day for each in plan.days] == [day(ahead) for ahead in range(7 * weeks)]
