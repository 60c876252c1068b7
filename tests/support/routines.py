"""What tests of the planner ask for, and what they look at in a routine."""

from __future__ import annotations

from collections.abc import Sequence

from coach.core.content.levels import Scope
from coach.core.routine.plan import Routine
from coach.core.routine.planner import offered
from coach.core.visit.past_routines import PastRoutine
from coach.core.visit.state import Request
from tests.support.shipped import shipped

CORE = {"front", "side", "back", "hip"}
ONE = [(name,) for name in shipped().profiles]
"""Each profile alone."""
PLACES = {"floor": {"floor", "standing", "chair"}, "standing": {"standing", "chair"}, "chair": {"chair"}}
"""The positions of exercises that a routine may have, by its own."""
REACHED = {"floor": CORE, "standing": CORE, "chair": {"front"}}
"""The regions of the core that can be worked, by the position of the routine."""
APART = 4
"""Of how many wishes one is looked at where each is looked at for many people."""
MOVING = (Scope.WALK, Scope.GENTLE, Scope.FULL)


def wishes(scope: Scope) -> list[Request]:
    """Everything that can be asked for under a scope."""
    return [
        Request(plan.minutes, position, stage)
        for plan in offered(shipped(), scope)
        for position in plan.positions
        for stage in (1, 2, 3)
    ]


def spread(scope: Scope, avoid: Sequence[str]) -> list[Request]:
    """A few of the wishes, others for each who avoids something else: all of them for all of these."""
    shift = sum(map(ord, "".join(avoid)))
    return wishes(scope)[shift % APART :: APART]


def regions(routine: Routine) -> set[str]:
    return {portion.exercise.region for portion in routine.portions if portion.exercise.part == "core"}


def core_of(routine: Routine) -> list[str]:
    return [portion.exercise.id for portion in routine.portions if portion.exercise.part == "core"]


def after(routine: Routine, *, too_hard: str = "", painful: str = "", days_ago: int = 1) -> PastRoutine:
    """The routine as one of the past, all of it done but for what was skipped."""
    exercises = frozenset(portion.exercise.id for portion in routine.portions)
    stage = max(portion.exercise.stage for portion in routine.portions)
    return PastRoutine(days_ago, stage, exercises, frozenset({too_hard} - {""}), frozenset({painful} - {""}))


def recalled(*exercises: str, too_hard: str = "", painful: str = "", stage: int = 1, days_ago: int = 2) -> PastRoutine:
    """A routine of the past that had these exercises."""
    skipped = frozenset({too_hard} - {""}), frozenset({painful} - {""})
    return PastRoutine(days_ago, stage, frozenset(exercises) | skipped[0] | skipped[1], *skipped)
