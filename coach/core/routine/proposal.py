"""Proposes a routine: from the planner or the therapist's set, within the constraints, with the person's changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from coach.core.content.levels import Scope
from coach.core.library import Library
from coach.core.routine.constraints import RoutineConstraints
from coach.core.routine.edits import RoutineEdits
from coach.core.routine.planner import plan_routine
from coach.core.routine.prescription import Prescription
from coach.core.routine.selection import Selection
from coach.core.visit.set_used import SetWarning
from coach.core.visit.state import Request, WalkPlace


def requested(
    wanted: Request | None, constraints: RoutineConstraints, library: Library, prescription: Prescription | None = None
) -> Request:
    """Return the request to plan: the wanted one, adjusted to the constraints, or the first proposal if there is none.

    The first proposal is the therapist's set, if there is one. Where the result allows only walking, it is the walk,
    and the set can be chosen in its place.
    """
    own = prescription is not None and constraints.scope is not Scope.NONE
    if wanted is None:
        position = constraints.positions[0]
        minutes = _within(constraints.minutes(library, position), _first_minutes(constraints, library))
        stage = min(constraints.stage, constraints.stages[-1])
        first = own and constraints.scope is not Scope.WALK
        walk: WalkPlace = "inside" if constraints.kiosk else "outside"
        return Request(minutes, position, stage, prescribed=first, walk=walk, heard=constraints.heard)
    position = wanted.position if wanted.position in constraints.positions else constraints.positions[0]
    minutes = _within(constraints.minutes(library, position), wanted.minutes)
    stage = min(wanted.stage, constraints.stages[-1])
    wanted = replace(wanted, walk="inside") if constraints.kiosk else wanted
    return replace(wanted, minutes=minutes, position=position, stage=stage, prescribed=wanted.prescribed and own)


def _first_minutes(constraints: RoutineConstraints, library: Library) -> int:
    if constraints.kiosk:
        return constraints.kiosk.first
    return next((plan.minutes for plan in library.planning.plan if plan.default), 0)


def _within(allowed: tuple[int, ...], wanted: int) -> int:
    """The most allowed minutes that do not exceed those wanted, or the fewest allowed."""
    return max((minutes for minutes in allowed if minutes <= wanted), default=allowed[0])


def proposed(
    request: Request,
    constraints: RoutineConstraints,
    library: Library,
    prescription: Prescription | None = None,
    seen: Collection[SetWarning] | None = None,
) -> RoutineEdits:
    """Return the routine for a request that `requested` gave, with the person's changes.

    `seen` is as for `Prescription.fitting`. Where only walking is allowed, the planner's routine says that the set
    waits.
    """
    position = request.position
    own = prescription.fitting(constraints, library, seen) if prescription and request.prescribed else None
    if own is not None:
        planned, position = own, "floor"
    else:
        planned = plan_routine(
            library, constraints.scope, request, constraints.avoid, constraints.past, constraints.early
        )
        if prescription is not None and constraints.scope is Scope.WALK:
            planned = replace(planned, advice=(*planned.advice, library.words("setup.set-waits")))
    selection = Selection(library, position, constraints.stages[-1], frozenset(constraints.avoid))
    return RoutineEdits(planned, request.changes, selection)
