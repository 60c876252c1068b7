"""Substitution: what replaces an exercise, and that the total time stays right."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.content.exercises import Exercise
from coach.core.content.levels import Scope
from coach.core.routine.plan import Portion, Routine
from coach.core.routine.planner import plan_routine
from coach.core.routine.rounds import steps_of
from coach.core.session.commands import advance
from coach.core.session.state import Session, hurting, resumed, started
from coach.core.session.substitution import Bounds, neighbour, put_in, routine_progress, stopped, swapped
from coach.core.visit.state import Direction, Request
from tests.support.shipped import shipped

LIBRARY = shipped()
TIMING = LIBRARY.planning.timing
ALL = Bounds(3)


def routine(*names: str, size: str = "full", profiles: tuple[str, ...] = ()) -> Routine:
    exercises = [LIBRARY.exercises[name] for name in names]
    portions = tuple(Portion(each, getattr(each.doses, size)) for each in exercises)
    return Routine(portions, steps_of(portions, TIMING), profiles)


PLANNED = plan_routine(LIBRARY, Scope.FULL, Request(15), ())


def at(plan: Routine, index: int, spent: float = 0.0) -> Session:
    return replace(started(plan, 0.0), index=index, spent=spent)


def work_of(plan: Routine, number: int = 0) -> int:
    return [index for index, step in enumerate(plan.steps) if step.phase == "work"][number]


Swap = tuple[Session, Direction, Exercise]
"""A session, a way, and the exercise that may take over on it."""


@st.composite
def swaps(draw: st.DrawFn) -> Swap:
    """Return a swap somewhere in the plan."""
    index = draw(st.integers(0, len(PLANNED.steps) - 1))
    before = at(PLANNED, index, PLANNED.steps[index].seconds * draw(st.floats(0, 0.99)))
    way = draw(st.sampled_from(get_args(Direction)))
    to = neighbour(before, way, LIBRARY, ALL)
    assume(to is not None)
    assert to is not None
    return before, way, to


def way_of(plan: Routine, way: Direction, bounds: Bounds = ALL) -> Exercise | None:
    return neighbour(at(plan, 1), way, LIBRARY, bounds)


def test_an_easier_exercise_is_the_neighbour_of_the_content() -> None:
    assert way_of(routine("bird-dog"), "easier") == LIBRARY.exercises["bird-dog-leg"]


@given(swaps())
def test_the_way_back_brings_every_planned_set_again_also_the_one_that_was_left(swap: Swap) -> None:
    before, way, to = swap
    index, step = before.index, PLANNED.steps[before.index]
    there = swapped(before, way, to, TIMING)
    opposite: Direction = "harder" if way == "easier" else "easier"

    assert neighbour(there, opposite, LIBRARY, Bounds(0)) == step.exercise
    back = swapped(there, opposite, step.exercise, TIMING)

    assert back.step is not None
    assert (back.step.phase, back.step.exercise, back.step.set_number) == ("ready", step.exercise, step.set_number)
    assert [each for each in back.routine.steps[index:] if each.phase == "work"] == [
        each for each in PLANNED.steps[index:] if each.phase == "work"
    ]
    assert (back.behind, back.log, back.replaced) == (before.behind, (), ())


def test_two_steps_down_lead_two_steps_back() -> None:
    plan = routine("bird-dog")
    ids = [plan.steps[1].exercise.id]
    session = at(plan, 1, 4.0)
    for way in ("easier", "easier", "harder", "harder"):
        to = neighbour(session, way, LIBRARY, ALL)
        assert to is not None
        session = swapped(session, way, to, TIMING)
        ids.append(to.id)

    assert ids == ["bird-dog", "bird-dog-leg", "leg-slide", "bird-dog-leg", "bird-dog"]
    assert session.step is not None
    assert (session.step.planned, session.step.way) == (True, None)


def test_sets_that_were_done_in_another_way_are_not_done_again_on_the_way_back() -> None:
    session = swapped(at(routine("bird-dog"), 1), "easier", LIBRARY.exercises["bird-dog-leg"], TIMING)
    while session.step is not None and session.step.set_number == 1:
        session = advance(session, "skip", 0.0, "bored")
    back = swapped(session, "harder", LIBRARY.exercises["bird-dog"], TIMING)

    works = [step for step in back.routine.steps[back.index :] if step.phase == "work"]
    assert [(step.exercise.id, step.set_number) for step in works] == [("bird-dog", 2)] * 2 + [("bird-dog", 3)] * 2


def test_where_sets_of_two_exercises_take_turns_only_those_of_one_are_replaced() -> None:
    bird, bridge = (list(routine(name).steps) for name in ("bird-dog", "bridge"))
    turns = [
        step
        for number in (1, 2)
        for steps in (bird, bridge)
        for step in steps
        if step.set_number == number and step.phase != "rest"
    ]
    plan = replace(routine("bird-dog", "bridge"), steps=tuple(turns))
    to = LIBRARY.exercises["bird-dog-leg"]

    there = swapped(at(plan, 1, 3.0), "easier", to, TIMING)

    names = [step.exercise.id for step in there.routine.steps[1:] if step.phase == "work"]
    assert names == ["bird-dog-leg"] * 2 + ["bridge"] + ["bird-dog-leg"] * 2 + ["bridge"]
    assert {step.exercise.id for step in stopped(there, "pain").routine.steps[stopped(there, "pain").index :]} == {
        "bridge"
    }


def test_a_substitute_keeps_to_the_one_side_that_a_therapist_has_set() -> None:
    portion = Portion(LIBRARY.exercises["bird-dog"], LIBRARY.exercises["bird-dog"].doses.full, "second")
    plan = Routine((portion,), steps_of((portion,), TIMING))
    there = swapped(at(plan, 1), "easier", LIBRARY.exercises["bird-dog-leg"], TIMING)

    assert {step.side for step in there.routine.steps[1:] if step.phase == "work"} == {"second"}


@pytest.mark.parametrize(
    ("plan", "bounds"),
    [
        (routine("bird-dog-leg"), Bounds(1)),
        (routine("bird-dog-leg"), Bounds(0)),
        (routine("easy-steps"), Bounds(0)),
        (routine("knee-rolls"), ALL),
        (routine("wall-plank"), ALL),
        (routine("seated-brace", "sit-and-breathe"), ALL),
    ],
    ids=[
        "too hard a stage",
        "walking only",
        "nothing harder",
        "gentle only",
        "floor while standing",
        "up from a chair",
    ],
)
def test_nothing_harder_is_offered_that_the_person_may_not_do(plan: Routine, bounds: Bounds) -> None:
    assert way_of(plan, "harder", bounds) is None


@given(
    st.sampled_from([Scope.WALK, Scope.GENTLE, Scope.FULL]),
    st.sampled_from([5, 10]),
    st.sets(st.sampled_from(sorted(LIBRARY.profiles)), max_size=4),
    st.lists(st.sampled_from(["easier", "harder"]), min_size=1, max_size=4),
    st.data(),
)
def test_no_substitution_in_a_chair_routine_ever_leads_out_of_the_chair(
    scope: Scope, minutes: int, avoid: set[str], ways: list[Direction], data: st.DataObject
) -> None:
    plan = plan_routine(LIBRARY, scope, Request(minutes, "chair", 3), sorted(avoid))
    session = at(plan, data.draw(st.integers(0, len(plan.steps) - 1)))

    for way in ways:
        assert session.step is not None
        to = neighbour(session, way, LIBRARY, ALL)
        if to is not None:
            session = swapped(session, way, to, TIMING)

    assert {step.exercise.position for step in session.routine.steps} == {"chair"}


def test_on_a_chair_the_arm_swings_can_become_a_march_but_the_march_no_standing_one() -> None:
    swings, march = routine("seated-arm-swings", "sit-and-breathe"), routine("seated-march", "sit-and-breathe")

    assert way_of(swings, "harder") == LIBRARY.exercises["seated-march"]
    assert way_of(march, "harder") is None
    assert way_of(routine("seated-march", "easy-steps"), "harder") == LIBRARY.exercises["marching"]


def test_no_neighbour_is_offered_that_a_profile_excludes() -> None:
    easier = LIBRARY.exercises["bird-dog-leg"].model_copy(update={"avoid": ("neck-pain",)})
    library = replace(LIBRARY, exercises={**LIBRARY.exercises, easier.id: easier})
    for profiles, offered in (((), easier), (("neck-pain",), None)):
        plan = routine("bird-dog", profiles=profiles)
        assert neighbour(at(plan, 1), "easier", library, ALL) == offered


@given(swaps())
def test_after_a_swap_the_total_is_the_sum_of_the_steps_and_all_other_exercises_remain(swap: Swap) -> None:
    before, way, to = swap
    index, step = before.index, PLANNED.steps[before.index]

    after = swapped(before, way, to, TIMING)

    position = after.position()
    assert position is not None
    later = sum(each.seconds for each in after.routine.steps[after.index :])
    assert abs(position.total_left - (later - after.spent)) < 1e-6
    others = [each for each in PLANNED.steps[index:] if each.exercise != step.exercise]
    assert [each for each in after.routine.steps[after.index :] if each in others] == others
    assert after.works == before.works
    assert position.step.exercise == to


def test_the_other_exercise_gets_the_largest_dose_that_fits_what_was_left() -> None:
    plan = routine("bird-dog")
    after = swapped(at(plan, 1), "easier", LIBRARY.exercises["bird-dog-leg"], TIMING)
    left = plan.seconds - plan.steps[0].seconds
    assert after.routine.steps[1].phase == "ready"
    assert sum(step.seconds for step in after.routine.steps[1:]) <= left


def test_on_the_second_side_only_the_second_side_is_done_in_the_other_way() -> None:
    plan = routine("side-bridge")
    second = next(index for index, step in enumerate(plan.steps) if (step.phase, step.side) == ("work", "second"))
    to = LIBRARY.exercises["side-bridge-knees"]
    after = swapped(at(plan, second, 3.0), "easier", to, TIMING)
    put = [step for step in after.routine.steps[second:] if step.exercise == to]
    assert [(step.phase, step.side) for step in put if step.set_number == 1][:2] == [
        ("ready", "second"), ("work", "second"),
    ]  # fmt: skip


def test_replaced_work_is_logged_as_unfinished() -> None:
    after = swapped(at(routine("bird-dog"), 1, 5.0), "easier", LIBRARY.exercises["bird-dog-leg"], TIMING)
    assert [(entry.outcome, entry.skipped_because, entry.seconds) for entry in after.log] == [("unfinished", None, 5.0)]


def test_a_pain_reported_in_the_first_second_of_replaced_work_goes_to_its_replacement() -> None:
    hurt = hurting(at(routine("bird-dog"), 1, 0.5), 5)
    after = swapped(hurt, "easier", LIBRARY.exercises["bird-dog-leg"], TIMING)
    done = advance(advance(after, "skip", 0.0), "skip", 0.0)
    assert [entry.pain for entry in done.log] == [5]


def test_what_is_done_in_an_easier_way_says_so_in_the_log() -> None:
    plan = routine("bird-dog", "clamshell")
    after = swapped(at(plan, 1), "easier", LIBRARY.exercises["bird-dog-leg"], TIMING)
    done = advance(advance(after, "skip", 0.0), "skip", 0.0, "bored")
    assert [(entry.exercise, entry.way, entry.skipped_because) for entry in done.log] == [
        ("bird-dog-leg", "easier", "bored")
    ]


def test_stopping_an_exercise_skips_all_of_it_that_was_left() -> None:
    plan = routine("bird-dog", "clamshell")
    after = stopped(at(plan, 1, 5.0), "pain")
    assert after.step is not None
    assert (after.step.phase, after.step.exercise.id) == ("ready", "clamshell")
    assert {entry.skipped_because for entry in after.log} == {"pain"}
    assert len(after.log) == after.behind


def test_a_routine_interrupted_in_an_easier_exercise_continues_at_its_start() -> None:
    plan = routine("bridge", "bird-dog", "clamshell")
    second = next(index for index, step in enumerate(plan.steps) if step.exercise.id == "bird-dog")
    left = swapped(at(plan, second + 1, 3.0), "easier", LIBRARY.exercises["bird-dog-leg"], TIMING)
    left = advance(left, "skip", 0.0)
    kept = routine_progress(left)
    assert kept.instead == "bird-dog-leg"

    on = put_in(resumed(plan, kept.behind, kept.performed, 0.0), "easier", LIBRARY.exercises["bird-dog-leg"], TIMING)

    assert on.step is not None
    assert (on.step.phase, on.step.exercise.id) == ("ready", "bird-dog-leg")
    following = [step.exercise.id for step in on.routine.steps[on.index :] if step.planned]
    assert set(following) == {"clamshell"}


def test_work_does_not_count_as_over_before_it_is() -> None:
    plan = routine("bridge", "clamshell")
    assert routine_progress(at(plan, work_of(plan), 5.0)).behind == 0
    assert routine_progress(advance(at(plan, work_of(plan)), "skip", 0.0)).behind == 1
