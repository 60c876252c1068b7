"""Beats: what a figure does at each moment of a step."""

from __future__ import annotations

import pytest

from coach.core.figure.beat import Beat
from coach.core.routine.plan import RoutineStep
from coach.core.session.moments import beat_at
from tests.support.shipped import shipped

HELD = shipped().exercises["bridge"]
MOVING = shipped().exercises["heel-slide"]
ALTERNATING = shipped().exercises["knee-rolls"]
TIMED = shipped().exercises["marching"]


@pytest.mark.parametrize(
    ("step", "elapsed", "beat"),
    [
        (RoutineStep("ready", HELD, 10), 3.0, Beat("ready", 3.0, 10)),
        (RoutineStep("change", HELD, 8, "second"), 3.0, Beat("ready", 3.0, 8)),
        (RoutineStep("rest", HELD, 30), 12.0, Beat("rest", 12.0, 30, from_hold=True)),
        (RoutineStep("rest", MOVING, 30), 12.0, Beat("rest", 12.0, 30)),
        (RoutineStep("rest", ALTERNATING, 30), 12.0, Beat("rest", 12.0, 30)),
        (RoutineStep("work", HELD, 15, repetitions=2, each_s=6, gap_s=3), 2.0, Beat("hold", 2.0, 6, 1)),
        (RoutineStep("work", HELD, 15, repetitions=2, each_s=6, gap_s=3), 7.0, Beat("rest", 1.0, 3, 1, from_hold=True)),
        (RoutineStep("work", HELD, 15, repetitions=2, each_s=6, gap_s=3), 10.0, Beat("hold", 1.0, 6, 2)),
        (RoutineStep("work", MOVING, 12, "first", repetitions=3, each_s=4), 9.0, Beat("move", 1.0, 4, 3)),
        (RoutineStep("work", TIMED, 45), 9.0, Beat("work", 9.0, 45)),
    ],
)
def test_a_step_of_a_routine_is_one_beat_after_the_other(step: RoutineStep, elapsed: float, beat: Beat) -> None:
    assert beat_at(step, elapsed) == beat
