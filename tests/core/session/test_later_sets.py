"""A change of exercise holds for its later sets, too, although sets of other exercises come between."""

from __future__ import annotations

from coach.core.content.levels import Scope
from coach.core.routine.planner import plan_routine
from coach.core.session.state import planned_works, resumed
from coach.core.session.substitution import routine_progress
from coach.core.visit.state import Request
from tests.support.conducting import LIBRARY, Led, led

ROUNDS = plan_routine(LIBRARY, Scope.FULL, Request(10, stage=2))
"""Its curl-up and its marching bridge take turns."""


def works(person: Led) -> list[str]:
    steps = person.conductor.session.routine.steps
    return [step.exercise.id for step in steps if step.phase == "work" and step.exercise.part == "core"]


def to(person: Led, exercise: str) -> None:
    while person.conductor.session.step is not None and person.conductor.session.step.exercise.id != exercise:
        person.conductor.do("skip")


def test_an_easier_exercise_stays_for_the_next_round() -> None:
    person = led(ROUNDS)
    assert works(person)[:6] == [*["curl-up-two"] * 2, "marching-bridge", *["curl-up-two"] * 2, "marching-bridge"]
    to(person, "marching-bridge")

    assert person.conductor.swap("easier")

    assert "marching-bridge" not in works(person)
    assert works(person)[:6] == [*["curl-up-two"] * 2, "bridge", *["curl-up-two"] * 2, "bridge"]


def test_an_easier_way_in_words_stays_for_the_next_round() -> None:
    person = led(plan_routine(LIBRARY, Scope.FULL, Request(10)))
    to(person, "bridge")

    assert person.conductor.swap("easier")

    later = person.conductor.session.routine.steps[person.conductor.session.index :]
    assert {step.way_words for step in later if step.exercise.id == "bridge"} == {"Lift only half as high."}


def test_after_a_break_the_routine_goes_on_with_the_set_that_comes_next() -> None:
    person = led(ROUNDS)
    to(person, "marching-bridge")
    person.conductor.swap("easier")
    person.conductor.do("skip")
    person.conductor.do("skip")
    session = person.conductor.session
    assert session.step is not None
    assert session.step.exercise.id == "curl-up-two"

    kept = routine_progress(session)
    again = resumed(ROUNDS, kept.behind, kept.performed, 0.0)

    assert again.step is not None
    assert (again.step.exercise.id, again.step.set_number) == ("curl-up-two", 2)


def test_in_rounds_done_and_to_come_make_the_whole() -> None:
    person = led(ROUNDS)
    while not person.conductor.session.over:
        session = person.conductor.session
        assert session.behind + planned_works(session.routine.steps[session.index :]) == session.works
        person.conductor.do("skip")
