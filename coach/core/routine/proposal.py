"""The proposal: the routine for a wish, by the planner or by the person's therapist, as the person has changed it."""

from __future__ import annotations

from dataclasses import replace

from coach.core.library import Library
from coach.core.routine.constraints import RoutineConstraints
from coach.core.routine.edits import RoutineEdits
from coach.core.routine.planner import plan_routine
from coach.core.routine.prescription import Prescription
from coach.core.routine.selection import Selection
from coach.core.visit.state import Request


def requested(
    wish: Request | None, person: RoutineConstraints, library: Library, prescription: Prescription | None = None
) -> Request:
    """Return what to plan: a wish within what the circumstances offer, or the first proposal where there is none.

    A therapist's set comes first where anything of it fits.
    """
    own = prescription is not None and prescription.fitting(person, library) is not None
    if wish is None:
        position = person.positions[0]
        minutes = _within(person.minutes(library, position), _first_minutes(person, library))
        stage = min(person.stage, person.stages[-1])
        return Request(minutes, position, stage, prescribed=own, heard=person.heard)
    position = wish.position if wish.position in person.positions else person.positions[0]
    minutes = _within(person.minutes(library, position), wish.minutes)
    stage = min(wish.stage, person.stages[-1])
    return replace(wish, minutes=minutes, position=position, stage=stage, prescribed=wish.prescribed and own)


def _first_minutes(person: RoutineConstraints, library: Library) -> int:
    if person.kiosk:
        return person.kiosk.first
    return next((plan.minutes for plan in library.planning.plan if plan.default), 0)


def _within(allowed: tuple[int, ...], wanted: int) -> int:
    """The most minutes allowed that are no more than wanted, or the fewest."""
    return max((minutes for minutes in allowed if minutes <= wanted), default=allowed[0])


def proposed(
    request: Request, person: RoutineConstraints, library: Library, prescription: Prescription | None = None
) -> RoutineEdits:
    """Return the routine for a request that the circumstances offer, with the person's changes.

    Where nothing of a therapist's set fits, the planner's routine says why.
    """
    fitting = prescription.fitting(person, library) if prescription else None
    position = request.position
    if request.prescribed and fitting is not None:
        planned, position = fitting, "floor"
    else:
        planned = plan_routine(library, person.scope, request, person.avoid, person.past, person.early)
        if prescription is not None and fitting is None:
            planned = replace(planned, refused=prescription.refused(person, library))
    selection = Selection(library, position, person.stages[-1], frozenset(person.avoid))
    return RoutineEdits(planned, request.changes, selection)
