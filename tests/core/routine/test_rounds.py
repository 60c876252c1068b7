"""Sets go in rounds: one exercise is the rest of the other, and each position of the body is taken once."""

from __future__ import annotations

import pytest

from coach.core.content.planning import Timing
from coach.core.routine.plan import Portion
from coach.core.routine.rounds import seconds_of, steps_of
from tests.support import small

TIMING = Timing(ready_s=10, move_s=18, switch_s=5, gap_s=3, change_s=8, tolerance_s=30)
TWICE = small.dose(sets=2, reps=[1], hold_s=10, rest_s=30)


def portion(name: str, region: str = "front", stance: str = "on-back", sides: str = "none") -> Portion:
    return Portion(small.exercise(name, region=region, stance=stance, sides=sides), TWICE)


def order(*portions: Portion, rounds: bool = True) -> list[tuple[str, str, int]]:
    return [(each.phase, each.exercise.id, each.seconds) for each in steps_of(portions, TIMING, rounds=rounds)]


def test_two_regions_in_one_position_take_turns_and_nobody_rests() -> None:
    assert order(portion("brace"), portion("bridge", "hip")) == [
        ("ready", "brace", 10),
        ("work", "brace", 10),
        ("ready", "bridge", 10),
        ("work", "bridge", 10),
        ("ready", "brace", 5),
        ("work", "brace", 10),
        ("ready", "bridge", 5),
        ("work", "bridge", 10),
    ]


def test_a_position_is_taken_once_however_many_sets_there_are() -> None:
    steps = steps_of((portion("brace"), portion("bird-dog", "back", "on-all-fours")), TIMING)

    assert [(each.exercise.id, each.seconds) for each in steps if each.moves] == [("bird-dog", 18)]
    assert [each.exercise.id for each in steps if each.phase == "work"] == ["brace", "brace", "bird-dog", "bird-dog"]


def test_the_other_side_is_rest_enough() -> None:
    assert [each[0] for each in order(portion("side-bridge", "side", sides="each"))] == [
        *("ready", "work", "change", "work"),
        *("change", "work", "change", "work"),
    ]


def test_an_exercise_alone_in_its_position_has_its_rest() -> None:
    assert ("rest", "plank", 30) in order(portion("plank"))


def test_the_same_muscles_rest_before_they_work_again() -> None:
    steps = order(portion("brace"), portion("curl-up"))

    assert [seconds for phase, _, seconds in steps if phase == "ready"] == [10, 10, 30, 30]


def test_a_therapist_s_set_is_done_exercise_by_exercise() -> None:
    names = [
        name for phase, name, _ in order(portion("brace"), portion("bridge", "hip"), rounds=False) if phase == "work"
    ]

    assert names == ["brace", "brace", "bridge", "bridge"]


@pytest.mark.parametrize("stance", ["on-back", "on-side"])
def test_the_length_is_that_of_the_steps(stance: str) -> None:
    portions = (portion("brace"), portion("bridge", "hip", stance))

    assert seconds_of(portions, TIMING) == sum(each.seconds for each in steps_of(portions, TIMING))


def test_each_work_knows_how_many_come_before_it() -> None:
    steps = steps_of((portion("brace"), portion("bridge", "hip")), TIMING)

    assert [each.place for each in steps if each.phase == "work"] == [0, 1, 2, 3]
