"""Edits: a planned routine with exercises left out, swapped and moved."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.exercises import POSITIONS
from coach.core.content.levels import Scope
from coach.core.routine.constraints import RoutineConstraints
from coach.core.routine.edits import RoutineEdits
from coach.core.routine.proposal import proposed
from coach.core.visit.state import Changes, Request
from tests.support.routines import PLACES
from tests.support.shipped import shipped

FREE = RoutineConstraints(Scope.FULL)
TOLERANCE_S = shipped().planning.timing.tolerance_s


def edited(changes: Changes | None = None, person: RoutineConstraints = FREE, **wish: object) -> RoutineEdits:
    request = Request(**{"minutes": 10, "stage": 2, **wish})  # type: ignore[arg-type]
    return proposed(replace(request, changes=changes or Changes()), person, shipped())


def ids(edits: RoutineEdits) -> list[str]:
    return [portion.exercise.id for portion in edits.routine.portions]


def place(edits: RoutineEdits, exercise: str) -> int:
    return [item.portion.exercise.id for item in edits.items].index(exercise)


def again(edits: RoutineEdits, changes: Changes | None) -> RoutineEdits:
    assert changes is not None
    return replace(edits, changes=changes)


def test_without_changes_the_routine_is_as_planned() -> None:
    edits = edited()

    assert edits.routine == edits.planned
    assert not any(item.left_out for item in edits.items)


def test_an_exercise_left_out_stays_listed_and_its_seconds_go() -> None:
    before = edited()
    index = place(before, "side-bridge")

    after = again(before, before.leaving_out(index))

    gone = before.planned.portions[index].work_seconds(shipped().planning.timing)
    assert "side-bridge" not in ids(after)
    assert after.items[index].left_out
    assert after.routine.seconds == sum(step.seconds for step in after.routine.steps)
    assert after.routine.seconds <= before.routine.seconds - gone


def test_an_exercise_left_out_can_be_put_back() -> None:
    before = edited()
    without = again(before, before.leaving_out(2))

    assert again(without, without.leaving_out(2)) == before


def test_the_last_exercise_cannot_be_left_out() -> None:
    edits = edited()
    for index in range(len(edits.items) - 1):
        edits = again(edits, edits.leaving_out(index))

    assert edits.leaving_out(len(edits.items) - 1) is None
    assert len(ids(edits)) == 1


def test_changes_that_would_empty_another_plan_keep_its_first_exercise() -> None:
    everything = tuple(shipped().exercises)

    assert len(ids(edited(Changes(left_out=everything)))) == 1


def test_the_easier_neighbour_takes_the_place_and_about_the_time() -> None:
    before = edited()
    index = place(before, "side-bridge")

    after = again(before, before.swapping(index, "easier"))

    assert after.items[index].portion.exercise.id == "side-bridge-knees"
    assert after.items[index].planned == "side-bridge"
    assert abs(after.routine.seconds - before.routine.seconds) <= TOLERANCE_S


def test_going_back_to_the_planned_exercise_leaves_no_change() -> None:
    before = edited()
    index = place(before, "side-bridge")
    easier = again(before, before.swapping(index, "easier"))

    assert easier.swapping(index, "harder") == Changes()


def test_a_swap_can_go_on_to_the_neighbour_s_neighbour() -> None:
    person = FREE
    edits = edited(person=person, stage=3)
    index = place(edits, "dead-bug-reach")
    for _ in range(2):
        edits = again(edits, edits.swapping(index, "easier"))

    assert edits.items[index].portion.exercise.id == "heel-slide"
    assert edits.changes.swapped == {"dead-bug-reach": "heel-slide"}


def test_work_by_time_keeps_its_seconds_in_a_swap() -> None:
    before = edited(person=RoutineConstraints(Scope.WALK), stage=1)
    assert ids(before)[0] == "walk"

    easier = again(before, before.swapping(0, "easier"))

    assert ids(easier)[0] == "walk-inside"
    assert easier.routine.seconds == before.routine.seconds


def test_what_a_profile_excludes_does_not_come_in_by_a_swap() -> None:
    before = edited(person=RoutineConstraints(Scope.FULL, ("dizzy",)), position="standing")
    index = place(before, "seated-march")

    assert before.swapping(index, "harder") is None


@pytest.mark.parametrize(
    ("person", "wish", "exercise", "way"),
    [
        (RoutineConstraints(Scope.GENTLE), {"stage": 1}, "side-bridge-knees", "harder"),
        (RoutineConstraints(Scope.FULL, early=shipped().planning.first_days[1]), {"stage": 1}, "bridge", "harder"),
        (FREE, {"stage": 1, "position": "chair"}, "slump-and-sit-tall", "easier"),
        (FREE, {"stage": 1, "position": "standing"}, "standing-side-lean", "harder"),
        (RoutineConstraints(Scope.FULL, ("leaning-back-hurts",)), {"stage": 1}, "bridge", "harder"),
        (FREE, {"stage": 2, "minutes": 30}, "marching-bridge", "easier"),
        (FREE, {"stage": 1, "position": "chair"}, "seated-march", "harder"),
        (FREE, {"stage": 1, "position": "chair"}, "seated-brace", "harder"),
        (FREE, {"stage": 1, "position": "chair"}, "sit-and-breathe", "harder"),
    ],
    ids=["scope", "first days", "the easiest form", "floor", "profile", "there already", "up", "to a wall", "steps"],
)
def test_a_neighbour_that_does_not_fit_is_not_taken(
    person: RoutineConstraints, wish: dict[str, object], exercise: str, way: str
) -> None:
    edits = edited(None, person, **wish)

    assert edits.swapping(place(edits, exercise), way) is None  # type: ignore[arg-type]


def test_a_step_moves_sooner_and_later_within_its_part() -> None:
    before = edited()
    index = place(before, "side-bridge")

    sooner = again(before, before.moving(index, -1))

    assert place(sooner, "side-bridge") == index - 1
    assert sorted(ids(sooner)) == sorted(ids(before))
    assert sooner.moving(index - 1, 1) == Changes()


@pytest.mark.parametrize(
    ("exercise", "by"), [("marching", -1), ("pelvic-tilt", 1), ("curl-up-two", -1), ("comfort-position", 1)]
)
def test_a_step_does_not_leave_its_part(exercise: str, by: int) -> None:
    edits = edited()

    assert edits.moving(place(edits, exercise), by) is None  # type: ignore[arg-type]


def test_in_another_plan_the_order_applies_to_the_exercises_in_both() -> None:
    ten = edited()
    moved = again(ten, ten.moving(place(ten, "side-bridge"), -1))

    longer = ids(edited(moved.changes, minutes=20))

    assert longer.index("side-bridge") < longer.index("marching-bridge")


def test_two_exercises_never_become_the_same() -> None:
    twice = Changes(swapped={"curl-up-two": "heel-slide", "dead-bug": "heel-slide"})

    edits = edited(twice, minutes=30)

    assert ids(edits).count("heel-slide") == 1


CHANGES = st.builds(
    Changes,
    left_out=st.lists(st.sampled_from(sorted(shipped().exercises)), max_size=6).map(tuple),
    swapped=st.dictionaries(*[st.sampled_from(sorted(shipped().exercises))] * 2, max_size=6),
    order=st.permutations(sorted(shipped().exercises)).map(tuple) | st.just(()),
)


@given(
    CHANGES,
    st.sampled_from([Scope.WALK, Scope.GENTLE, Scope.FULL]),
    st.sets(st.sampled_from(sorted(shipped().profiles)), max_size=3),
    st.sampled_from(POSITIONS),
)
def test_no_change_ever_brings_in_what_the_result_excludes(
    changes: Changes, scope: Scope, avoid: set[str], position: str
) -> None:
    edits = edited(changes, RoutineConstraints(scope, tuple(sorted(avoid))), stage=1, position=position)

    portions = edits.routine.portions
    planned = [portion.exercise.region for portion in edits.planned.portions]
    parts = [portion.exercise.part for portion in portions]
    assert portions
    assert parts == sorted(parts, key=("warm-up", "core", "cool-down").index)
    assert len({portion.exercise.id for portion in portions}) == len(portions)
    for portion in portions:
        assert avoid.isdisjoint(portion.exercise.avoid)
        assert portion.exercise.region in planned
        assert portion.exercise.position in PLACES[position]
        assert scope is Scope.FULL or portion.exercise.stage == 1
    assert edits.routine.seconds == sum(step.seconds for step in edits.routine.steps)
