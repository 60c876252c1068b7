"""If exercises wait for a key, each waits exactly once, and nothing else ever waits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import Scope
from coach.core.routine.plan import Portion, Routine
from coach.core.routine.planner import plan_routine
from coach.core.routine.rounds import steps_of
from coach.core.visit.state import Request
from tests.support.conducting import LIBRARY, PRESSES, SHORT, Led, led

SEATED = plan_routine(LIBRARY, Scope.FULL, Request(10, "chair"), ())


def started_by_key(person: Led, exercise: str) -> None:
    """Start an exercise that waits."""
    assert person.conductor.waiting
    step = person.conductor.session.step
    assert step is not None
    assert (step.phase, step.exercise.id) == ("ready", exercise)
    person.conductor.do("resume")


@pytest.mark.parametrize("plan", [SEATED, SHORT], ids=["seated", "floor"])
def test_over_a_whole_routine_each_exercise_waits_once_and_nothing_else_ever_stops(plan: Routine) -> None:
    person = led(plan, waits=True)
    waited: list[str] = []
    seconds = 0.0
    while not person.conductor.session.over:
        if person.conductor.session.paused:
            step = person.conductor.session.step
            assert step is not None
            assert (step.phase, person.conductor.session.spent) == ("ready", 0.0)
            waited.append(step.exercise.id)
            person.run(45)
            assert person.conductor.session.paused
            person.conductor.do("resume")
        person.run(0.1)
        seconds += 0.1

    assert waited == [portion.exercise.id for portion in plan.portions]
    assert abs(seconds - plan.seconds) < len(plan.portions)
    assert all(entry.outcome == "done" for entry in person.conductor.session.log)


def test_without_that_term_no_exercise_waits() -> None:
    person = led(SEATED)
    while not person.conductor.session.over:
        assert not person.conductor.waiting
        person.run(0.5)
        assert not person.conductor.session.paused or person.conductor.session.over


def test_the_name_of_an_exercise_that_waits_is_said_at_once_and_not_again_with_the_key() -> None:
    person = led(SEATED, waits=True)
    assert person.heard.what == ["name"]
    person.run(30)
    person.conductor.do("resume")
    person.run(3)
    assert person.heard.what.count("name") == 1


def test_the_last_cue_of_a_work_is_heard_before_the_next_exercise_waits() -> None:
    waiting, running = led(SEATED, waits=True), led(SEATED)
    waiting.conductor.do("resume")
    while not waiting.conductor.waiting:
        waiting.run(0.1)
    while [cue.kind for cue in running.heard.cues].count("name") < 2:
        running.run(0.1)
    assert waiting.heard.cues == running.heard.cues


def test_a_skip_of_the_get_ready_starts_the_exercise_and_a_skip_of_work_leads_to_the_next_that_waits() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("skip")
    step = person.conductor.session.step
    assert step is not None
    assert (step.phase, person.conductor.session.paused) == ("work", False)
    person.conductor.do("skip")
    started_by_key(person, SEATED.portions[1].exercise.id)
    assert not person.conductor.session.paused


def test_back_from_an_exercise_that_waits_does_the_last_work_again_and_then_waits_as_before() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("skip")
    person.conductor.do("skip")
    person.conductor.do("back")
    assert not person.conductor.session.paused
    person.conductor.do("skip")
    started_by_key(person, SEATED.portions[1].exercise.id)


def test_an_exercise_that_was_started_does_not_wait_again_on_the_way_back_to_it() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("resume")
    person.run(1)
    person.conductor.do("back")
    assert not person.conductor.waiting
    person.conductor.do("skip")
    person.run(1)
    person.conductor.do("back")
    assert not person.conductor.session.paused


def test_the_last_work_once_more_is_done_at_once_and_the_exercise_still_waits() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("skip")
    person.conductor.do("skip")
    person.conductor.do("again")
    step = person.conductor.session.step
    assert step is not None
    assert (step.exercise.id, step.phase) == (SEATED.portions[0].exercise.id, "work")
    assert not person.conductor.session.paused
    person.conductor.do("skip")
    started_by_key(person, SEATED.portions[1].exercise.id)


def test_a_pause_of_ones_own_is_no_wait_and_goes_on_where_it_was() -> None:
    person = led(SEATED, waits=True)
    person.conductor.do("resume")
    person.run(4)
    person.conductor.do("pause")
    assert not person.conductor.waiting
    person.conductor.do("resume")
    person.run(1)
    assert 4.5 < person.conductor.session.spent < 5.5


def test_another_exercise_that_was_chosen_waits() -> None:
    swings = Portion(LIBRARY.exercises["seated-arm-swings"], LIBRARY.exercises["seated-arm-swings"].doses.full)
    person = led(Routine((swings,), steps_of((swings,), LIBRARY.planning.timing)), waits=True)
    person.conductor.do("skip")
    assert person.conductor.swap("harder")
    started_by_key(person, "seated-march")


@given(st.lists(st.tuples(st.sampled_from(PRESSES), st.floats(0, 1.9)), max_size=40))
def test_whatever_is_pressed_no_get_ready_runs_before_its_key_and_no_work_waits(
    presses: list[tuple[str, float]],
) -> None:
    person = led(SEATED, waits=True)
    for event, seconds in presses:
        person.clock.advance(seconds)
        person.conductor.do("tick")
        session = person.conductor.session
        assert not person.conductor.waiting or (session.paused and session.step and session.step.phase == "ready")
        waited = person.conductor.waiting
        person.conductor.do(event)  # type: ignore[arg-type]
        after = person.conductor.session
        assert not waited or after.over or not after.paused or person.conductor.waiting
