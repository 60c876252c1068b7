"""Doses are fitted to the minutes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.exercises import Dose, Exercise
from coach.core.routine.dosing import LEAST_REPETITIONS, Budget, dose_choices, first_sets, fit_minutes, trimmed
from coach.core.routine.plan import Portion
from tests.support import small
from tests.support.cases import in_turn
from tests.support.shipped import shipped

TIMING = shipped().planning.timing
WALK = small.exercise("walk", {"work_s": 60}, part="warm-up", region="raise")


@st.composite
def doses(draw: st.DrawFn) -> Dose:
    sets = draw(st.integers(1, 4))
    if draw(st.booleans()):
        return small.dose(sets=sets, work_s=draw(st.integers(5, 120)), rest_s=draw(st.integers(0, 30)))
    reps = draw(st.lists(st.integers(2, 12), min_size=sets, max_size=sets))
    return small.dose(sets=sets, reps=reps, hold_s=draw(st.integers(1, 20)), rest_s=draw(st.integers(0, 30)))


def budget(minutes: int, **changes: object) -> Budget:
    plan = next(plan for plan in shipped().planning.plan if plan.default)
    return Budget(plan.model_copy(update={"minutes": minutes, **changes}), TIMING, 1)


@pytest.mark.parametrize(("sets", "reps"), [(1, (6,)), (2, (6, 4)), (5, (6, 4, 2))])
def test_a_dose_is_cut_to_its_first_sets(sets: int, reps: tuple[int, ...]) -> None:
    cut = first_sets(small.dose(sets=3, reps=[6, 4, 2], hold_s=10), sets)

    assert (cut.sets, cut.reps) == (len(reps), reps)


def test_the_last_set_is_trimmed_before_it_is_dropped() -> None:
    dose = small.dose(sets=2, reps=[4, 3], hold_s=10)

    first = trimmed(dose)
    assert first is not None
    second = trimmed(first)

    assert second is not None
    assert (first.reps, second.reps) == ((4, 2), (4,))


def test_alternating_sides_stay_even() -> None:
    shorter = trimmed(small.dose(reps=[6], tempo_s=4), by=2)

    assert shorter is not None
    assert shorter.reps == (4,)


@given(doses())
def test_trimming_always_ends_and_each_dose_is_valid_and_shorter(dose: Dose) -> None:
    exercise = small.exercise()
    lengths = []
    smaller: Dose | None = dose
    while smaller is not None:
        assert Dose.model_validate(smaller.model_dump()) == smaller
        lengths.append(Portion(exercise, smaller).seconds(TIMING))
        smaller = trimmed(smaller)

    assert all(shorter < longer for longer, shorter in pairwise(lengths))
    assert len(lengths) < 200


@given(doses().filter(lambda dose: bool(dose.reps)))
def test_no_set_is_trimmed_below_the_least_repetitions(dose: Dose) -> None:
    smaller = trimmed(dose)
    while smaller is not None:
        assert min(smaller.reps) >= LEAST_REPETITIONS
        smaller = trimmed(smaller)


@in_turn(shipped().exercises)
def test_the_dose_choices_of_an_exercise_rise_and_include_each_of_its_doses(name: str) -> None:
    exercise = shipped().exercises[name]

    lengths = [rung.seconds(TIMING) for rung in dose_choices(exercise, TIMING)]

    own = {Portion(exercise, dose).seconds(TIMING) for dose in (exercise.doses.short, exercise.doses.full)}
    assert all(shorter < longer for shorter, longer in pairwise(lengths))
    assert own <= set(lengths)


def test_minutes_that_nothing_is_left_for_stay_unused() -> None:
    (walk,) = fit_minutes(budget(8), [WALK], [], [])

    assert walk.dose == WALK.doses.short


@given(st.integers(3, 20), st.permutations([each for each in shipped().exercises.values() if each.part == "core"]))
def test_no_routine_takes_longer_than_was_asked_for(minutes: int, core: list[Exercise]) -> None:
    asked = budget(minutes)

    portions = fit_minutes(asked, [WALK], core[:6], [])

    least = [asked.dose_choices(exercise)[0] for exercise in core[: len(portions) - 1]]
    assert asked.fits(list(portions)) or [each.dose for each in portions[1:]] == [each.dose for each in least]


def test_doses_grow_for_both_sides_alike() -> None:
    one = small.exercise("bridge", {"sets": 2, "reps": [8], "hold_s": 5})
    two = small.exercise("side-bridge", {"sets": 2, "reps": [8], "hold_s": 5}, sides="each", region="side")

    _, first, second = fit_minutes(budget(5), [WALK], [one, two], [])

    assert abs(first.repetitions - second.repetitions) <= LEAST_REPETITIONS


def test_an_exercise_is_never_given_fewer_repetitions_than_its_least() -> None:
    core = small.exercise("bird-dog", {"sets": 2, "reps": [6], "hold_s": 5})
    other = small.exercise("bridge", {"sets": 2, "reps": [6], "hold_s": 5}, region="hip")
    asked = replace(budget(4), least={"bird-dog": 11})

    portions = fit_minutes(asked, [WALK], [core, other], [])

    repetitions = {each.exercise.id: each.repetitions for each in portions}
    assert repetitions["bird-dog"] >= 11 > repetitions["bridge"]
    assert asked.fits(list(portions))


def test_a_routine_that_is_too_long_loses_core_work_before_warm_up_exercises() -> None:
    extra = small.exercise("circle", {"reps": [4], "tempo_s": 5}, part="warm-up", region="mobilise")
    core = small.exercise("bridge", {"sets": 3, "reps": [8, 6, 4], "hold_s": 10})

    portions = fit_minutes(budget(3, sets=3, warm_up_count=2), [WALK, extra], [core], [])

    assert [portion.exercise.id for portion in portions] == ["walk", "circle", "bridge"]
    assert portions[2].seconds(TIMING) < budget(3, sets=3).portion(core).seconds(TIMING)


def test_warm_up_exercises_go_when_nothing_can_be_trimmed() -> None:
    extra = small.exercise("circle", {"reps": [4], "tempo_s": 5}, part="warm-up", region="mobilise")
    core = small.exercise("bridge", {"reps": [2], "hold_s": 30})

    portions = fit_minutes(budget(2, warm_up_count=2), [WALK, extra], [core], [])

    assert [portion.exercise.id for portion in portions] == ["walk", "bridge"]


def test_further_exercises_come_in_when_there_is_time() -> None:
    more = [small.exercise(name, {"reps": [2], "hold_s": 5}) for name in ("bridge", "plank")]

    portions = fit_minutes(budget(8), [WALK], more, [])

    assert [portion.exercise.id for portion in portions] == ["walk", "bridge", "plank"]


def test_the_same_budget_always_gives_the_same_portions() -> None:
    core = [exercise for exercise in shipped().exercises.values() if exercise.part == "core"]

    assert fit_minutes(budget(10), [WALK], list(core), []) == fit_minutes(budget(10), [WALK], list(core), [])
