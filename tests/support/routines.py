"""Requests for tests of the planner, and what they check in a routine."""

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
"""Each profile by itself."""
PLACES = {"floor": {"floor", "standing", "chair"}, "standing": {"standing", "chair"}, "chair": {"chair"}}
"""By the position of a routine, the positions that its exercises may have."""
REACHED = {"floor": CORE, "standing": CORE, "chair": {"front"}}
"""By the position of a routine, the core regions that its exercises can train."""
APART = 4
"""One of this many requests is tried if each is tried for many people."""
MOVING = (Scope.WALK, Scope.GENTLE, Scope.FULL)


def wishes(scope: Scope) -> list[Request]:
    """All requests that are possible under a scope."""
    return [
        Request(plan.minutes, position, stage)
        for plan in offered(shipped(), scope)
        for position in plan.positions
        for stage in (1, 2, 3)
    ]


def spread(scope: Scope, avoid: Sequence[str]) -> list[Request]:
    """Some of the requests, chosen by what a person avoids, so that together all of them are tried."""
    shift = sum(map(ord, "".join(avoid)))
    return wishes(scope)[shift % APART :: APART]


def regions(routine: Routine) -> set[str]:
    return {portion.exercise.region for portion in routine.portions if portion.exercise.part == "core"}


def core_of(routine: Routine) -> list[str]:
    return [portion.exercise.id for portion in routine.portions if portion.exercise.part == "core"]


def after(routine: Routine, *, too_hard: str = "", painful: str = "", days_ago: int = 1) -> PastRoutine:
    """The routine as a past one, done except for what was skipped."""
    exercises = frozenset(portion.exercise.id for portion in routine.portions)
    stage = max(portion.exercise.stage for portion in routine.portions)
    return PastRoutine(days_ago, stage, exercises, frozenset({too_hard} - {""}), frozenset({painful} - {""}))


def recalled(*exercises: str, too_hard: str = "", painful: str = "", stage: int = 1, days_ago: int = 2) -> PastRoutine:
    """A past routine with these exercises."""
    skipped = frozenset({too_hard} - {""}), frozenset({painful} - {""})
    return PastRoutine(days_ago, stage, frozenset(exercises) | skipped[0] | skipped[1], *skipped)
