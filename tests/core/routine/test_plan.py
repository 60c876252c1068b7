"""Routines: exercises laid out as steps with exact lengths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.exercises import Dose, Exercise
from coach.core.content.planning import Timing
from coach.core.routine.plan import Portion, Routine, RoutineStep
from coach.core.routine.rounds import steps_of
from tests.support import small
from tests.support.shipped import shipped

TIMING = Timing(ready_s=10, move_s=18, switch_s=5, gap_s=3, change_s=8, tolerance_s=30)


def steps(portion: Portion) -> list[tuple[str, str | None, int]]:
    return [(step.phase, step.side, step.seconds) for step in portion.steps(TIMING)]


def test_held_repetitions_have_gaps_between_them_and_none_at_the_end() -> None:
    portion = Portion(small.exercise(), small.dose(reps=[3], hold_s=10))

    assert steps(portion) == [("ready", None, 10), ("work", None, 3 * 10 + 2 * 3)]


def test_moving_repetitions_follow_without_a_gap() -> None:
    portion = Portion(small.exercise(dose={"reps": [5], "tempo_s": 4}), small.dose(reps=[5], tempo_s=4))

    assert steps(portion) == [("ready", None, 10), ("work", None, 20)]


def test_there_is_rest_between_sets_only() -> None:
    portion = Portion(small.exercise(), small.dose(sets=2, reps=[2, 1], hold_s=10, rest_s=20))

    assert steps(portion) == [("ready", None, 10), ("work", None, 23), ("rest", None, 20), ("work", None, 10)]


def test_both_sides_are_worked_in_each_set_with_a_change_between() -> None:
    portion = Portion(small.exercise(sides="each"), small.dose(sets=2, reps=[1], hold_s=10))

    assert steps(portion) == [
        ("ready", "first", 10),
        ("work", "first", 10),
        ("change", "second", 8),
        ("work", "second", 10),
        ("work", "first", 10),
        ("change", "second", 8),
        ("work", "second", 10),
    ]


def test_split_sides_share_the_repetitions_and_the_first_gets_the_odd_one() -> None:
    portion = Portion(small.exercise(sides="split"), small.dose(reps=[5], hold_s=10))

    work = [step for step in portion.steps(TIMING) if step.phase == "work"]

    assert [step.repetitions for step in work] == [3, 2]


def test_work_by_time_counts_no_repetitions() -> None:
    by_time = {"work_s": 45}
    portion = Portion(small.exercise(dose=by_time), small.dose(**by_time))

    (_, work) = portion.steps(TIMING)

    assert (work.seconds, work.repetitions, work.is_hold) == (45, 0, False)


def test_a_step_of_no_length_is_left_out() -> None:
    timing = TIMING.model_copy(update={"change_s": 0})
    portion = Portion(small.exercise(sides="each"), small.dose(reps=[1], hold_s=10))

    assert [step.phase for step in steps_of((portion,), timing)] == ["ready", "work", "work"]


def test_a_routine_knows_where_each_step_ends() -> None:
    warm_up = Portion(small.exercise("walk", part="warm-up", region="raise"), small.dose(reps=[1], hold_s=30))
    core = Portion(small.exercise("bridge"), small.dose(reps=[1], hold_s=10))
    routine = Routine((warm_up, core), steps_of((warm_up, core), TIMING))

    assert routine.ends == (10, 40, 50, 60)
    assert routine.seconds == 60


@given(st.sampled_from(list(shipped().exercises.values())), st.sampled_from(["short", "usual", "full"]))
def test_every_shipped_dose_adds_up_and_works_each_side_in_each_set(exercise: Exercise, size: str) -> None:
    library = shipped()
    dose: Dose = getattr(exercise.doses, size)
    portion = Portion(exercise, dose)

    laid: list[RoutineStep] = list(portion.steps(library.planning.timing))
    work = [step for step in laid if step.phase == "work"]

    sides = 2 if exercise.sides in ("each", "split") else 1
    assert len(work) == dose.sets * sides
    assert sum(step.seconds for step in laid) == portion.seconds(library.planning.timing)
    assert all(step.seconds > 0 for step in work)
