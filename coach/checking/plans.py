"""Plans: every routine that can be chosen is built, and must be whole and take its minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from coach.core.errors import Problem
from coach.core.exercises import Part
from coach.core.levels import Scope
from coach.core.library import Library
from coach.core.planner import offered, plan_routine
from coach.core.plans import Plan
from coach.core.routine import Routine
from coach.core.visit import POSITIONS, Request
from coach.loading.assembly import Assembled

MOVING = (Scope.WALK, Scope.GENTLE, Scope.FULL)
"""The scopes under which there is a routine."""
STAGES = (1, 2, 3)


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return what is wrong with the plans: a scope without one, a part missing, minutes not met."""
    table = content.tables[("planning", "")]
    regions = {part.id: part.regions for part in library.planning.part}
    empty = [part for part in get_args(Part) if not regions.get(part)]
    if empty:
        return [table.problem(["part"], f"no regions stand for {', '.join(empty)}; add a [[part]] that lists them")]
    bare = [scope for scope in MOVING if not offered(library, scope)]
    found = [table.problem(["plan"], f"no plan is offered for scope {scope}; add the scope to one") for scope in bare]
    for index, plan in enumerate(library.planning.plan):
        faults = dict.fromkeys(fault for request in _requests(plan) for fault in _faults(plan, *request, library))
        found += [table.problem(["plan", index, "minutes"], f"plan {plan.id}: {fault}") for fault in faults]
    return found


def _requests(plan: Plan) -> Iterator[tuple[Scope, Request]]:
    for scope in MOVING:
        for stage in (STAGES if scope is Scope.FULL else STAGES[:1]) if scope in plan.scopes else ():
            for position in POSITIONS:
                yield scope, Request(plan.minutes, position, stage)


def _faults(plan: Plan, scope: Scope, request: Request, library: Library) -> Iterator[str]:
    routine = plan_routine(library, scope, request)
    where = f"scope {scope}, stage {request.stage}, {request.position}"
    off = routine.seconds - plan.minutes * 60
    if abs(off) > library.planning.timing.tolerance_s:
        yield f"{where}: takes {abs(off)} s too {'long' if off > 0 else 'little'}; change its doses, counts or minutes"
    for missing in _missing(routine, scope, library):
        yield f"{where}: has no {missing}; add an exercise that fits"


def _missing(routine: Routine, scope: Scope, library: Library) -> Iterator[str]:
    exercises = [portion.exercise for portion in routine.portions]
    parts = {exercise.part for exercise in exercises}
    yield from (part for part in ("warm-up", "cool-down") if part not in parts)
    if scope is not Scope.WALK:
        present = {exercise.region for exercise in exercises if exercise.part == "core"}
        wanted = next(part.regions for part in library.planning.part if part.id == "core")
        yield from (f"core exercise for the {region}" for region in wanted if region not in present)
