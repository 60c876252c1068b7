"""Checks plans by building every routine that can be chosen: all parts, never too long, and enough of it work.

Routines are also built for each single profile; what several profiles leave out together is checked by `lacking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import get_args

from coach.checking.lacking import fitting, meant_for_some
from coach.core.content.exercises import POSITIONS, Part
from coach.core.content.levels import Scope
from coach.core.content.planning import Plan
from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.routine.plan import Routine
from coach.core.routine.planner import STAGES, offered, plan_routine
from coach.core.routine.selection import Selection
from coach.core.visit.state import Request
from coach.loading.assembly import Assembled
from coach.loading.overlay import Table

MOVING = (Scope.WALK, Scope.GENTLE, Scope.FULL)
"""The scopes in which there is a routine."""


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return what is wrong with the plans: a scope without one, a part missing, too long, too much rest."""
    table = content.tables[("planning", "")]
    regions = {part.id: part.regions for part in library.planning.part}
    empty = [part for part in get_args(Part) if not regions.get(part)]
    if empty:
        return [table.problem(["part"], f"no regions stand for {', '.join(empty)}; add a [[part]] that lists them")]
    found = list(_first_days(table, library))
    found += _bare(table, library)
    found += _kiosk(table, library)
    for index, plan in enumerate(library.planning.plan):
        faults = dict.fromkeys(fault for request in _requests(plan) for fault in _faults(plan, *request, library))
        found += [table.problem(["plan", index, "minutes"], f"plan {plan.id}: {fault}") for fault in faults]
    return found


def _requests(plan: Plan) -> Iterator[tuple[Scope, Request]]:
    for scope in MOVING:
        for stage in (STAGES if scope is Scope.FULL else STAGES[:1]) if scope in plan.scopes else ():
            for position in plan.positions:
                yield scope, Request(plan.minutes, position, stage)


def _bare(table: Table, library: Library) -> Iterator[Problem]:
    """Yield each scope without a plan, or the positions in which it has none."""
    for scope in MOVING:
        bare = [position for position in POSITIONS if not offered(library, scope, None, position)]
        if len(bare) == len(POSITIONS):
            yield table.problem(["plan"], f"no plan is offered for scope {scope}; add the scope to one")
        elif bare:
            where = f"scope {scope}, {' and '.join(bare)}"
            yield table.problem(["plan"], f"no plan is offered for {where}; add the position to one of the scope")


def _kiosk(table: Table, library: Library) -> Iterator[Problem]:
    """Yield where the kiosk's minutes leave visitors no plan, or do not include the plan that is chosen first."""
    kiosk = library.planning.kiosk
    for scope, position in product(MOVING, kiosk.positions):
        minutes = [plan.minutes for plan in offered(library, scope, None, position)]
        if minutes and min(minutes) > kiosk.minutes:
            message = f"{kiosk.minutes} leave no plan for scope {scope}, {position}; allow more or add a shorter plan"
            yield table.problem(["kiosk", "minutes"], message)
        elif minutes and kiosk.first not in [each for each in minutes if each <= kiosk.minutes]:
            message = f"scope {scope}, {position}: {kiosk.first} are not among the kiosk's minutes; name some that are"
            yield table.problem(["kiosk", "first"], message)


def _first_days(table: Table, library: Library) -> Iterator[Problem]:
    """Yield what is wrong with routines in the first days of a strain, for a person without a profile."""
    for index, early in enumerate(library.planning.first_days):
        for scope in MOVING:
            plans = [plan for position in POSITIONS for plan in offered(library, scope, early, position)]
            if any(plan.minutes > early.minutes for plan in plans):
                message = f"{early.minutes} leave no plan for scope {scope}; allow more minutes or add a shorter plan"
                yield table.problem(["first_days", index, "minutes"], message)
        for position in POSITIONS if early.moves else ():
            suiting = Selection(library, position, STAGES[0], frozenset()).named(early.easy)
            missing = (early.moves or 0) - len(suiting)
            if missing > 0:
                message = f"{position}: {missing} of the {early.moves} easy moves are missing; name more that fit"
                yield table.problem(["first_days", index, "easy"], message)


def _faults(plan: Plan, scope: Scope, request: Request, library: Library) -> Iterator[str]:
    """Yield what is wrong for a person without a profile; if nothing is, what is wrong for a person with one."""
    routine = plan_routine(library, scope, request)
    where = f"scope {scope}, stage {request.stage}, {request.position}"
    faults = [
        f"{where}: has no {each}; add an exercise that fits" for each in _missing(routine, scope, request, library)
    ]
    if over := _over(routine):
        faults.insert(0, f"{where}: takes {over}; change its doses, counts or minutes")
    elif plan.minutes >= library.planning.work_share_minutes and routine.work_share < library.planning.work_share:
        least = round(library.planning.work_share * 100)
        faults.append(f"{where}: {routine.work_share:.0%} of it is work, and {least}% is the least; change its doses")
    yield from faults
    for profile in () if faults else _telling(request, library):
        if over := _over(plan_routine(library, scope, request, (profile,))):
            yield f"{where}, with {profile}: takes {over}; change its doses or counts, or whom its exercises avoid"


def _over(routine: Routine) -> str:
    """Return how much longer a routine takes than was asked for, in words; empty if it does not."""
    over = routine.seconds - (routine.asked_s or routine.seconds)
    return f"{over} s too long" if over > 0 else ""


def _telling(request: Request, library: Library) -> Iterable[str]:
    """Return one profile for each set of exercises that profiles concern: others of the set give the same routine."""
    allowed = [*fitting(library, request.stage, request.position), *meant_for_some(library)]
    changes: dict[frozenset[str], str] = {}
    for profile in library.profiles:
        concerned = (exercise.id for exercise in allowed if profile in (*exercise.avoid, *exercise.only))
        changes.setdefault(frozenset(concerned), profile)
    changes.pop(frozenset(), None)
    return changes.values()


def _missing(routine: Routine, scope: Scope, request: Request, library: Library) -> Iterator[str]:
    """Yield the parts and regions that are missing, except for those that a [[lack]] of the position explains."""
    exercises = [portion.exercise for portion in routine.portions]
    parts = {exercise.part for exercise in exercises}
    ends: tuple[Part, ...] = ("warm-up",) if scope is Scope.WALK else ("warm-up", "cool-down")
    yield from (part for part in ends if part not in parts)
    if scope is not Scope.WALK:
        present = {exercise.region for exercise in exercises if exercise.part == "core"}
        wanted = next(part.regions for part in library.planning.part if part.id == "core")
        explained = {lack.region for lack in library.planning.lack if lack.position == request.position}
        yield from (f"core exercise for the {region}" for region in wanted if region not in present | explained)
