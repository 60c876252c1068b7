"""The session as a pure value: whatever is pressed, no second is lost or doubled."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import Scope
from coach.core.routine.plan import RoutineStep
from coach.core.routine.planner import plan_routine
from coach.core.session.commands import GAP_S, SessionCommand, advance
from coach.core.session.moments import moment, side_words
from coach.core.session.state import Session, hurting, resumed, started
from coach.core.visit.state import Request
from tests.support import small
from tests.support.clocks import FakeClock
from tests.support.shipped import shipped
from tests.support.small_sessions import BRIDGE, SMALL, STRETCH, left

EIGHTHS = st.integers(0, 16).map(lambda count: count / 8)
"""Gaps of up to two seconds that add up without rounding errors."""
PRESSES = st.lists(st.tuples(st.sampled_from(["tick", "tick", "tick", "pause", "resume", "skip", "back"]), EIGHTHS))
EVENTS: tuple[SessionCommand, ...] = get_args(SessionCommand)


def behind(session: Session) -> list[tuple[str, str | None, int]]:
    """The work steps before the one under way."""
    steps = session.routine.steps[: session.index]
    return [(step.exercise.id, step.side, step.set_number) for step in steps if step.phase == "work"]


def logged(session: Session) -> list[tuple[str, str | None, int]]:
    return [(entry.exercise, entry.side, entry.set_number) for entry in session.log]


def run(session: Session, seconds: float, clock: FakeClock) -> Session:
    """Let seconds pass in ticks of a quarter second."""
    for _ in range(int(seconds * 4)):
        session = advance(session, "tick", clock.advance(0.25))
    return session


def test_a_session_begins_at_the_first_step_with_all_time_left() -> None:
    position = started(SMALL, 7.0).position()

    assert position is not None
    assert (position.index, position.elapsed, position.total_left) == (0, 0.0, SMALL.seconds)


def test_a_straight_run_takes_the_routine_s_seconds_and_does_every_step(clock: FakeClock) -> None:
    session = run(started(SMALL, clock()), SMALL.seconds - 0.25, clock)
    last = run(session, 0.25, clock)

    assert (session.over, last.over, last.ended) == (False, True, False)
    assert logged(last) == behind(last) == [
        ("stretch", "first", 1),
        ("stretch", "second", 1),
        ("bridge", None, 1),
        ("bridge", None, 2),
    ]  # fmt: skip
    assert {(entry.outcome, entry.seconds) for entry in last.log} == {("done", 6)}


@pytest.mark.parametrize("scope", [Scope.WALK, Scope.GENTLE, Scope.FULL])
def test_a_shipped_routine_runs_for_exactly_its_seconds(scope: Scope, clock: FakeClock) -> None:
    routine = plan_routine(shipped(), scope, Request(5))

    session = run(started(routine, clock()), routine.seconds - 0.25, clock)

    assert left(session) == 0.25
    assert run(session, 0.25, clock).over


def test_a_pause_spends_no_time(clock: FakeClock) -> None:
    session = run(started(SMALL, clock()), 3, clock)
    paused = advance(session, "pause", clock())
    still = advance(paused, "tick", clock.advance(3600))

    on = advance(advance(still, "resume", clock()), "tick", clock.advance(1))

    assert paused.paused
    assert (left(still), left(on)) == (left(session), left(session) - 1)
    assert not still.slept


@pytest.mark.parametrize("gap", [2.001, 60, 86_400, -0.001, -3600])
@pytest.mark.parametrize("event", ["tick", "skip", "back"])
def test_a_gap_or_a_clock_set_back_pauses_where_it_was(gap: float, event: SessionCommand, clock: FakeClock) -> None:
    before = run(started(SMALL, clock()), 8, clock)

    after = advance(before, event, clock.advance(gap))

    assert (after.paused, after.slept) == (True, True)
    if event == "tick":
        assert (after.index, after.spent, after.log) == (before.index, before.spent, before.log)


def test_a_gap_of_just_two_seconds_is_time_like_any_other(clock: FakeClock) -> None:
    session = advance(started(SMALL, clock()), "tick", clock.advance(GAP_S))

    assert (session.paused, session.spent) == (False, GAP_S)


def test_going_on_after_a_gap_starts_where_it_stopped(clock: FakeClock) -> None:
    slept = advance(run(started(SMALL, clock()), 3, clock), "tick", clock.advance(600))

    on = advance(advance(slept, "resume", clock.advance(30)), "tick", clock.advance(1))

    assert (on.paused, on.slept, on.spent) == (False, False, 4)


def test_a_skipped_step_is_logged_with_the_seconds_spent(clock: FakeClock) -> None:
    session = advance(run(started(SMALL, clock()), 7, clock), "skip", clock())

    assert [(entry.outcome, entry.seconds) for entry in session.log] == [("skipped", 2)]
    assert (session.index, session.spent) == (2, 0)


def test_skipping_a_step_that_is_not_work_logs_nothing(clock: FakeClock) -> None:
    assert advance(started(SMALL, clock()), "skip", clock()).log == ()


def test_back_after_three_seconds_repeats_the_step(clock: FakeClock) -> None:
    session = advance(run(started(SMALL, clock()), 8, clock), "back", clock())

    assert (session.index, session.spent) == (1, 0)


def test_back_early_in_a_step_repeats_the_work_before_and_takes_its_entry_back(clock: FakeClock) -> None:
    in_change = run(started(SMALL, clock()), 12, clock)

    session = advance(in_change, "back", clock())

    assert (in_change.index, logged(in_change)) == (2, [("stretch", "first", 1)])
    assert (session.index, session.log) == (1, ())


def test_a_pain_reported_in_work_that_is_repeated_stays_with_that_work(clock: FakeClock) -> None:
    in_change = hurting(run(started(SMALL, clock()), 12, clock), 6)
    again = advance(in_change, "back", clock())

    done = advance(run(again, 10, clock), "skip", clock())

    assert done.log[0].pain == 6


def test_back_at_the_very_start_stays_there(clock: FakeClock) -> None:
    session = advance(run(started(SMALL, clock()), 1, clock), "back", clock())

    assert (session.index, session.spent) == (0, 0)


def test_an_end_in_the_middle_logs_the_step_as_unfinished_and_is_final(clock: FakeClock) -> None:
    ended = advance(run(started(SMALL, clock()), 7.5, clock), "end", clock())

    assert [(entry.outcome, entry.seconds) for entry in ended.log] == [("unfinished", 2.5)]
    assert (ended.over, ended.ended, ended.position()) == (True, True, None)


@given(PRESSES)
def test_no_second_is_lost_or_doubled_and_each_work_step_is_logged_once(
    presses: list[tuple[SessionCommand, float]],
) -> None:
    clock = FakeClock(100.0)
    session = started(SMALL, clock())
    for event, gap in presses:
        passing = 0.0 if session.paused else gap
        timed = advance(session, "tick", clock.advance(gap))

        assert left(timed) == max(left(session) - passing, 0.0)

        session = advance(timed, event, clock())
        position = session.position()
        assert position is None or 0 <= position.elapsed < position.step.seconds
        assert logged(session) == behind(session)
        assert not session.slept


@given(PRESSES, st.sampled_from(EVENTS), st.floats(0, 1000))
def test_a_session_ends_once(presses: list[tuple[SessionCommand, float]], event: SessionCommand, gap: float) -> None:
    clock = FakeClock()
    session = started(SMALL, clock())
    for pressed, passed in presses:
        session = advance(session, pressed, clock.advance(passed))
    over = advance(session, "end", clock())

    assert over.over
    assert advance(over, event, clock.advance(gap)) is over


@given(st.integers(1, 8), st.integers(1, 20), st.integers(0, 10), st.data())
def test_the_moment_within_a_step_follows_its_repetitions(each: int, hold: int, gap: int, data: st.DataObject) -> None:
    seconds = each * hold + (each - 1) * gap
    step = RoutineStep("work", BRIDGE, seconds, repetitions=each, each_s=hold, gap_s=gap)
    elapsed = data.draw(st.integers(0, seconds - 1))

    now = moment(step, elapsed)

    before = (now.repetition - 1) * (hold + gap) + (hold if now.resting else 0)
    assert 1 <= now.repetition <= each
    assert 0 < now.left <= now.length
    assert before + now.length - now.left == elapsed


def test_at_the_last_instant_of_a_step_nothing_is_left_of_its_repetition() -> None:
    step = RoutineStep("work", BRIDGE, 23, repetitions=2, each_s=10, gap_s=3)

    assert (moment(step, 23).repetition, moment(step, 23).left, moment(step, 11).resting) == (2, 0, True)


def test_work_by_time_counts_down_as_a_whole() -> None:
    now = moment(RoutineStep("work", BRIDGE, 45), 15)

    assert (now.repetition, now.resting, now.left, now.length) == (0, False, 30, 45)


def test_sides_have_the_exercise_s_names_or_the_default_ones() -> None:
    named = small.exercise("hold", sides="each", side_words=["Left leg", "Right leg"])
    defaults = ("Left side", "Right side")

    assert side_words(RoutineStep("work", named, 5, "second"), defaults) == "Right leg"
    assert side_words(RoutineStep("work", STRETCH, 5, "first"), defaults) == "Left side"
    assert side_words(RoutineStep("work", BRIDGE, 5), defaults) is None


@given(st.integers(0, len(SMALL.steps)))
def test_a_continued_routine_begins_where_the_person_can_get_ready_for_the_interrupted_work(behind: int) -> None:
    session = resumed(SMALL, behind, (), 5.0)
    works = [index for index, step in enumerate(SMALL.steps) if step.phase == "work"]
    if behind >= len(works):
        assert session.over
        return
    assert session.step is not None
    assert session.behind == behind
    assert (session.index, session.spent) == (works[behind] - 1, 0)
    assert session.step.phase != "work"
