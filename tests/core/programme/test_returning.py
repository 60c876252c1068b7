"""Return plans: when one opens, and which week comes after good, amber and red sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.pain_rule import Light
from coach.core.programme.returning import (
    goal_answers,
    may_train,
    opening,
    return_progress,
    return_step,
    target_load,
)
from coach.core.triage.answers import Value
from coach.core.visit.progression import unresolved_red
from coach.core.visit.return_step import ReturnStep
from coach.core.visit.state import RoutineToAskAbout, Visit
from tests.support.examples import SOME
from tests.support.programme import check, routine, session
from tests.support.shipped import shipped
from tests.support.visits import NOW

LIFTING = shipped().returns["lifting"]
WEEKS = len(LIFTING.weeks)
GREEN: tuple[Light, ...] = ("green",)


def sessions(*lights: Light, every: int = 3) -> list[Visit]:
    """Sessions every third day up to some days ago, given the oldest first; the newest comes first."""
    visits: list[Visit] = []
    for number, light in enumerate(lights):
        days_ago = every * (len(lights) - number)
        now = NOW - timedelta(days=days_ago)
        progress = return_progress(LIFTING, visits, shipped(), now)
        visits.insert(0, session(days_ago, light, ReturnStep(progress.number, progress.sessions)))
    return visits


def after(*lights: Light) -> tuple[int, int, str]:
    """The week, the green sessions in it, and why it has come, after sessions every third day, the oldest first."""
    progress = return_progress(LIFTING, sessions(*lights), shipped(), NOW)
    return progress.number, progress.sessions, progress.turn


def told_next_day(days_ago: int, about: int, pain: int) -> Visit:
    """A visit that tells the pain of the day after a session."""
    visit = check(days_ago, pain_next_day=pain)
    return replace(visit, id="told", yesterday=RoutineToAskAbout(f"session-{about}", 2))


def test_a_plan_opens_after_three_green_routines_with_little_pain() -> None:
    calm = [routine(day) for day in (1, 3, 5)]

    assert opening(LIFTING, calm, shipped()).is_open
    assert not opening(LIFTING, calm[:2], shipped()).is_open
    assert not opening(LIFTING, [routine(1, pain_after=6), *calm[1:]], shipped()).is_open
    assert not opening(LIFTING, [routine(1, pain_now=4), *calm[1:]], shipped()).is_open
    assert opening(LIFTING, [routine(1, pain_now=3), *calm[1:]], shipped()).is_open


def test_it_says_how_many_green_routines_there_are() -> None:
    found = opening(LIFTING, [routine(1), routine(3, pain_after=6), routine(5)], shipped())

    assert (found.green, found.needed) == (1, LIFTING.green_routines)
    assert opening(LIFTING, [], shipped()).green == 0


def test_a_plan_begins_with_its_first_week() -> None:
    assert after() == (1, 0, "start")


def test_a_week_is_passed_after_its_green_sessions() -> None:
    assert after("green") == (1, 1, "on")
    assert after("green", "green") == (2, 0, "on")
    assert after(*GREEN * 5) == (3, 1, "on")


def test_amber_repeats_the_week() -> None:
    assert after("green", "green", "green", "amber") == (2, 0, "repeat")


def test_red_goes_two_weeks_back_and_never_before_the_first() -> None:
    assert after(*GREEN * 6, "red") == (2, 0, "back")
    assert after("green", "red") == (1, 0, "back")


def test_the_day_after_counts_too() -> None:
    visits = [told_next_day(1, 2, 6), session(2), session(5)]

    assert return_progress(LIFTING, visits, shipped(), NOW).turn == "back"


def test_the_last_week_passed_is_the_end() -> None:
    assert after(*GREEN * (2 * WEEKS)) == (WEEKS, LIFTING.sessions, "finished")
    assert after(*GREEN * (2 * WEEKS + 3)) == (WEEKS, LIFTING.sessions, "finished")


def test_a_long_pause_begins_again() -> None:
    late = [session(LIFTING.pause_days + 1, step=ReturnStep(3, 1))]

    assert return_progress(LIFTING, late, shipped(), NOW).turn == "again"
    assert return_progress(LIFTING, late, shipped(), NOW).number == 1
    still = [session(LIFTING.pause_days, step=ReturnStep(3, 1))]
    assert return_progress(LIFTING, still, shipped(), NOW).number == 4


def test_the_next_session_comes_after_days_of_rest() -> None:
    (last,) = sessions("green", every=1)

    rested = return_progress(LIFTING, [last], shipped(), NOW).next_from
    assert rested == last.started + timedelta(days=1 + LIFTING.rest_days)


def test_a_session_keeps_where_it_stands_in_the_plan() -> None:
    goal = {"return-to": "lifting"}

    assert return_step(goal, sessions("green", "green", "green"), shipped(), NOW) == ReturnStep(2, 1)
    assert return_step({}, sessions("green"), shipped(), NOW) == ReturnStep(1, 0)


def test_routines_between_sessions_and_another_plan_change_nothing() -> None:
    running = session(4, return_to="running")
    visits = [routine(1), session(2, step=ReturnStep(1, 1)), running, routine(5)]

    assert return_progress(LIFTING, visits, shipped(), NOW).number == 2


@SOME
@given(st.lists(st.sampled_from(["green", "amber", "red"]), max_size=20))
def test_the_week_never_jumps_and_never_rises_after_amber_or_red(lights: list[Light]) -> None:
    before = after(*lights[:-1])[0] if lights else 1
    now = after(*lights)[0]

    assert 1 <= now <= WEEKS
    assert now <= before + 1
    if lights and lights[-1] != "green":
        assert now <= before


@pytest.mark.parametrize(("unit", "usual", "load"), [("kg", 100, 50), ("kg", 83, 40), ("lb", 225, 110)])
def test_the_load_is_a_share_of_the_usual_one_rounded_down_to_plates(unit: str, usual: int, load: float) -> None:
    progress = return_progress(LIFTING, [], shipped(), NOW)

    assert target_load(progress, {"usual-load": usual, "load-unit": unit}) == load


def test_the_goal_is_that_of_the_newest_session() -> None:
    visits = [routine(1), session(2, usual_load=120), session(5)]

    told = goal_answers(visits, shipped())
    assert (told["usual-load"], told["which-lift"], told["return-to"]) == (120, "deadlift", "lifting")
    assert "training-effort" not in told
    assert goal_answers([routine(1)], shipped()) == {}


@pytest.mark.parametrize(
    ("given_answers", "allowed"),
    [({}, True), ({"pain_now": 3}, True), ({"pain_now": 4}, False), ({"cancer": "yes"}, False)],
)
def test_a_session_needs_a_full_routine_and_little_pain(given_answers: dict[str, Value], allowed: bool) -> None:
    assert may_train(check(0, **given_answers), LIFTING, shipped()) == allowed


def test_a_red_session_leaves_walking_until_the_day_after_is_told() -> None:
    red = session(1, "red")
    assert unresolved_red([red], shipped(), NOW) == red
    assert unresolved_red([told_next_day(0, 1, 2), red], shipped(), NOW + timedelta(hours=1)) is None
