"""The proposal: the routine for a wish, by the planner or by the person's therapist, as the person has changed it."""

from __future__ import annotations

from dataclasses import replace

from coach.core.arrangement import Arrangement
from coach.core.circumstances import Circumstances
from coach.core.library import Library
from coach.core.planner import plan_routine
from coach.core.prescription import Prescription
from coach.core.selection import Selection
from coach.core.visit import Request


def requested(
    wish: Request | None, person: Circumstances, library: Library, prescription: Prescription | None = None
) -> Request:
    """Return what to plan: a wish within what the circumstances offer, or the first proposal where there is none.

    A therapist's set comes first where anything of it fits.
    """
    plans = {plan.minutes: plan for plan in library.planning.plan}
    allowed = person.minutes(library)
    own = prescription is not None and prescription.fitting(person, library) is not None
    if wish is None:
        default = next((minutes for minutes in allowed if plans[minutes].default), allowed[0])
        return Request(default, stage=min(person.stage, person.stages[-1]), prescribed=own)
    minutes = max((each for each in allowed if each <= wish.minutes), default=allowed[0])
    stage = min(wish.stage, person.stages[-1])
    return replace(wish, minutes=minutes, stage=stage, prescribed=wish.prescribed and own)


def proposed(
    request: Request, person: Circumstances, library: Library, prescription: Prescription | None = None
) -> Arrangement:
    """Return the routine for a request that the circumstances offer, with the person's changes.

    Where nothing of a therapist's set fits, the planner's routine says why.
    """
    fitting = prescription.fitting(person, library) if prescription else None
    if request.prescribed and fitting is not None:
        planned, position = fitting, "floor"
    else:
        planned = plan_routine(library, person.scope, request, person.avoid, person.past, person.early)
        position = request.position
        if prescription is not None and fitting is None:
            planned = replace(planned, refused=prescription.refused(person, library))
    selection = Selection(library, position, person.stages[-1], frozenset(person.avoid))
    return Arrangement(planned, request.changes, selection)
