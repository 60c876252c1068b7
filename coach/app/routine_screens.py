"""Makes the two screens of a routine: its set-up and its player."""

from __future__ import annotations

from dataclasses import replace

from coach.app.screen_context import ScreenContext
from coach.core.checklist.wording import answer_words
from coach.core.content.levels import Scope
from coach.core.library import Library
from coach.core.routine.constraints import RoutineConstraints, routine_constraints
from coach.core.routine.plan import Routine
from coach.core.routine.preview import preview_blocks
from coach.core.routine.proposal import proposed, requested
from coach.core.session.conductor import Conductor, Terms
from coach.core.session.state import Session, resumed, started
from coach.core.session.substitution import Bounds, put_in
from coach.core.visit.progression import pain_before
from coach.core.visit.state import Request, Visit
from coach.screens.pages.setup import Offer, Proposal, SetupScreen
from coach.screens.player.player import PlayerScreen


def setup_screen(visit: Visit, context: ScreenContext) -> SetupScreen:
    """Return the set-up of a visit's routine, with the choices made so far."""
    library, prescription = context.library, context.prescription
    person = _person(visit, context)
    page = next(page for page in library.pages if page.part == "setup")
    question = library.questions[page.questions[0]]
    easy_on = answer_words(question, visit.answers.get(question.id, ()), library.words)
    offer = Offer(
        positions=person.positions,
        easy_on_page=page.id,
        easy_on=easy_on,
        prescribed=_prescribed(person, context),
        few=person.kiosk is not None,
    )

    def planner(wanted: Request) -> Proposal:
        request = requested(wanted, person, library, prescription)
        arrangement = proposed(request, person, library, prescription)
        minutes, stages = person.minutes(library, request.position), person.stages_in(library, request.position)
        walks = person.walks(library, request.position)
        return Proposal(request, minutes, stages, walks, arrangement, preview_blocks(arrangement.routine, library))

    # The routine is planned for the sound as it is now; muting it later changes no step.
    first = replace(requested(_wanted(visit, person), person, library, prescription), heard=person.heard)
    return SetupScreen(library.words, first, offer, planner)


def _wanted(visit: Visit, person: RoutineConstraints) -> Request | None:
    """What the person chose before. A set that was chosen before only walking was allowed is to be chosen again."""
    if visit.request is not None and visit.moved and person.scope is Scope.WALK:
        return replace(visit.request, prescribed=False)
    return visit.request


def _prescribed(person: RoutineConstraints, context: ScreenContext) -> str | None:
    """The therapist's set in words, or None if there is none to choose."""
    prescription, words = context.prescription, context.library.words
    if prescription is None or person.scope is Scope.NONE:
        return None
    by = prescription.head.by
    return words("setup.routine-prescribed-by", by=by) if by else words("setup.routine-prescribed")


def player_screen(visit: Visit, context: ScreenContext) -> PlayerScreen:
    """Return the player of the routine that a visit asks for, from where the visit left it."""
    library, routine = context.library, planned_routine(visit, context)
    person = _person(visit, context)
    hardest = 0 if person.scope is Scope.WALK else person.stages[-1]
    pains = tuple(each.pain for each in visit.pains)
    known = frozenset[str]() if visit.place == "kiosk" else _known(visit, person)
    terms = Terms(Bounds(hardest), pain_before(visit), pains, wait_for_key=True, known=known)
    session = _session(visit, routine, library, context.clock())
    conductor = Conductor(library, session, context.clock, terms, context.sound)
    conductor.muted = context.muted
    return PlayerScreen(library, conductor, context.palette, context.colours)


def _known(visit: Visit, person: RoutineConstraints) -> frozenset[str]:
    """The exercises that the person has begun before, lately or in this visit, and need not read again."""
    return frozenset(each.exercise for each in visit.performed).union(*(past.exercises for past in person.past))


def _session(visit: Visit, routine: Routine, library: Library, now: float) -> Session:
    """The session from where the visit left its routine, or from the start if the routine is another one by now."""
    if routine.seconds != visit.routine_seconds:
        return started(routine, now, visit.performed)
    session = resumed(routine, visit.behind, visit.performed, now)
    other = library.exercises.get(visit.instead) if visit.instead else None
    return put_in(session, "easier", other, library.planning.timing) if other else session


def planned_routine(visit: Visit, context: ScreenContext) -> Routine:
    """Return the routine that the visit asks for; the same visits always give the same routine."""
    person = _person(visit, context)
    request = requested(visit.request, person, context.library, context.prescription)
    seen = visit.set_used.warnings if visit.set_used else ()
    return proposed(request, person, context.library, context.prescription, seen).routine


def _person(visit: Visit, context: ScreenContext) -> RoutineConstraints:
    heard = context.sound is not None and not context.muted
    return routine_constraints(visit, context.library, context.past(visit), context.positions, heard=heard)
