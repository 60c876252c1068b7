"""Changes during a routine: skips with a reason, more seconds, repetitions, repeated work, pain."""

from __future__ import annotations

import pytest

from coach.core.routine.plan import Routine, RoutineStep
from coach.core.session.commands import MORE_S, advance
from coach.core.session.moments import moment
from coach.core.session.state import Session, hurting, started
from coach.core.visit.state import SKIP_REASONS, SkipReason
from tests.support.small_sessions import BRIDGE, left


def work(seconds: int, **more: int) -> Session:
    """A session in its only work step."""
    step = RoutineStep("work", BRIDGE, seconds, **more)  # type: ignore[arg-type]
    steps = (step, RoutineStep("rest", BRIDGE, 10), RoutineStep("work", BRIDGE, 20, place=1))
    return started(Routine((), steps), 0.0)


@pytest.mark.parametrize("because", SKIP_REASONS)
def test_a_skip_keeps_its_reason(because: SkipReason) -> None:
    assert [entry.skipped_because for entry in advance(work(40), "skip", 1.0, because).log] == [because]


def test_ten_seconds_more_lengthen_the_step_and_the_total_alike() -> None:
    before = work(40)
    after = advance(before, "longer", 1.0)
    assert left(after) == left(before) - 1 + MORE_S


@pytest.mark.parametrize(("each", "gap", "more"), [(4, 0, 3), (8, 3, 1), (5, 0, 2), (20, 0, 1)])
def test_ten_seconds_more_of_counted_work_are_whole_repetitions(each: int, gap: int, more: int) -> None:
    after = advance(work(5 * each + 4 * gap, repetitions=5, each_s=each, gap_s=gap), "longer", 0.0)
    step = after.step
    assert step is not None
    assert step.repetitions == 5 + more
    assert step.seconds == step.repetitions * each + (step.repetitions - 1) * gap


def test_the_next_repetition_begins_at_once_and_the_total_shrinks_by_what_was_left() -> None:
    before = advance(work(20, repetitions=5, each_s=4), "tick", 1.5)
    after = advance(before, "next", 1.5)
    assert (after.spent, left(before) - left(after)) == (4.0, 2.5)
    assert moment(after.routine.steps[0], after.spent).repetition == 2


def test_after_the_last_repetition_the_step_is_done_with_the_seconds_that_were_worked() -> None:
    session = work(20, repetitions=5, each_s=4)
    for second in (1.0, 2.0, 3.0, 4.0, 5.0):
        session = advance(session, "next", second)
    assert (session.index, [(entry.outcome, entry.seconds) for entry in session.log]) == (1, [("done", 5.0)])


def test_work_by_time_has_no_next_repetition() -> None:
    assert advance(work(40), "next", 1.0) == advance(work(40), "tick", 1.0)


def test_again_restarts_work_and_in_a_rest_repeats_the_last_work() -> None:
    assert advance(work(40), "again", 1.5).spent == 0
    resting = advance(work(40), "skip", 1.0)
    again = advance(resting, "again", 2.0)
    assert again.step is not None
    assert (again.step.phase, again.step.planned, again.behind) == ("work", False, 1)
    assert left(again) == left(resting) + 40
    done = advance(again, "skip", 2.0)
    assert done.step is not None
    assert done.step.phase == "rest"


def test_pain_belongs_to_the_current_or_last_work_and_the_strongest_counts() -> None:
    hurt = hurting(hurting(work(40), 5), 3)
    skipped = advance(hurt, "skip", 1.0)
    assert [entry.pain for entry in skipped.log] == [5]
    assert [entry.pain for entry in hurting(skipped, 7).log] == [7]
    assert hurting(skipped, 7).pain is None
