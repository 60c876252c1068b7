"""A small routine for tests of the session, and the time that is left of one."""

from __future__ import annotations

from coach.core.content.planning import Timing
from coach.core.routine.plan import Portion, Routine
from coach.core.routine.rounds import steps_of
from coach.core.session.state import Session
from tests.support import small

TIMING = Timing(ready_s=5, move_s=9, switch_s=3, gap_s=3, change_s=4, tolerance_s=30)
DOSE = small.dose(sets=2, reps=[1], hold_s=6, rest_s=4)
STRETCH, BRIDGE = small.exercise("stretch", sides="each"), small.exercise("bridge")
PORTIONS = (Portion(STRETCH, small.dose(reps=[1], hold_s=6)), Portion(BRIDGE, DOSE))
SMALL = Routine(PORTIONS, steps_of(PORTIONS, TIMING))


def left(session: Session) -> float:
    position = session.position()
    return position.total_left if position else 0.0
