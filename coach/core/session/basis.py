"""What a visit's routine rests on: its set-up, the routine that is planned, and the conductor that leads through it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from coach.core.checklist.wording import answer_words
from coach.core.content.levels import Scope
from coach.core.library import Library
from coach.core.routine.constraints import RoutineConstraints
from coach.core.routine.plan import Routine
from coach.core.routine.prescription import Prescription
from coach.core.routine.preview import preview_blocks
from coach.core.routine.proposal import proposed, requested
from coach.core.routine.setting_up import Offer, Proposal
from coach.core.session.conductor import Conductor, Terms
from coach.core.session.sound import Sound
from coach.core.session.state import Session, resumed, started
from coach.core.session.substitution import Bounds, put_in
from coach.core.visit.progression import pain_before
from coach.core.visit.state import Request, Visit


@dataclass(frozen=True)
class RoutineBasis:
    """A visit at its routine; the same visits always give the same routine."""

    visit: Visit
    library: Library
    constraints: RoutineConstraints
    prescription: Prescription | None = None
    """The therapist's own set, if one was given."""

    def offer(self) -> Offer:
        """Return what the person may choose at the set-up."""
        library, visit = self.library, self.visit
        page = next(page for page in library.pages if page.part == "setup")
        question = library.questions[page.questions[0]]
        return Offer(
            positions=self.constraints.positions,
            easy_on_page=page.id,
            easy_on=answer_words(question, visit.answers.get(question.id, ()), library.words),
            prescribed=self._prescribed(),
            few=self.constraints.kiosk is not None,
        )

    def first_request(self) -> Request:
        """Return what the set-up begins with: the choices made so far, or the first proposal."""
        wanted = requested(self._wanted(), self.constraints, self.library, self.prescription)
        # The routine is planned for the sound as it is now; muting it later changes no step.
        return replace(wanted, heard=self.constraints.heard)

    def proposal(self, wanted: Request) -> Proposal:
        """Return the routine that a request makes."""
        library, person = self.library, self.constraints
        request = requested(wanted, person, library, self.prescription)
        arrangement = proposed(request, person, library, self.prescription)
        minutes, stages = person.minutes(library, request.position), person.stages_in(library, request.position)
        walks = person.walks(library, request.position)
        return Proposal(request, minutes, stages, walks, arrangement, preview_blocks(arrangement.routine, library))

    def planned(self) -> Routine:
        """Return the routine that the visit asks for."""
        request = requested(self.visit.request, self.constraints, self.library, self.prescription)
        seen = self.visit.set_used.warnings if self.visit.set_used else ()
        return proposed(request, self.constraints, self.library, self.prescription, seen).routine

    def conductor(self, clock: Callable[[], float], sound: Callable[[], Sound] | None) -> Conductor:
        """Return what leads through the routine from where the visit left it; arguments as for `Conductor`."""
        visit, person = self.visit, self.constraints
        hardest = 0 if person.scope is Scope.WALK else person.stages[-1]
        pains = tuple(each.pain for each in visit.pains)
        known = frozenset[str]() if visit.place == "kiosk" else self._known()
        terms = Terms(Bounds(hardest), pain_before(visit), pains, wait_for_key=True, known=known)
        return Conductor(self.library, self._session(clock()), clock, terms, sound)

    def _wanted(self) -> Request | None:
        """What the person chose before. A set that was chosen before only walking was allowed is to be chosen again."""
        visit = self.visit
        if visit.request is not None and visit.moved and self.constraints.scope is Scope.WALK:
            return replace(visit.request, prescribed=False)
        return visit.request

    def _prescribed(self) -> str | None:
        """The therapist's set in words, or None if there is none to choose."""
        prescription, words = self.prescription, self.library.words
        if prescription is None or self.constraints.scope is Scope.NONE:
            return None
        by = prescription.head.by
        return words("setup.routine-prescribed-by", by=by) if by else words("setup.routine-prescribed")

    def _known(self) -> frozenset[str]:
        """The exercises that the person has begun before, lately or in this visit, and need not read again."""
        past = (past.exercises for past in self.constraints.past)
        return frozenset(each.exercise for each in self.visit.performed).union(*past)

    def _session(self, now: float) -> Session:
        """The session from where the visit left its routine, or from the start if it is another one by now."""
        visit, library, routine = self.visit, self.library, self.planned()
        if routine.seconds != visit.routine_seconds:
            return started(routine, now, visit.performed)
        session = resumed(routine, visit.behind, visit.performed, now)
        other = library.exercises.get(visit.instead) if visit.instead else None
        return put_in(session, "easier", other, library.planning.timing) if other else session
