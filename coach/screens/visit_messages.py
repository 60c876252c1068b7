"""Messages that move a visit on, one for each thing a person can say or do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from coach.core.content.pain_rule import HardStop
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers
from coach.core.visit import transitions
from coach.core.visit.state import Request, Response, RoutineProgress, ToldPain, Visit
from coach.screens.requests import VisitMoved


@dataclass
class Answered(VisitMoved):
    """A page, or some rows of it, was answered."""

    page: Page
    answers: Answers

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit with the answers."""
        return transitions.answered(visit, self.page, self.answers, library)


class WentBack(VisitMoved):
    """The person wants the screen before."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit one screen earlier; the same at the first."""
        return transitions.back(visit, library) or visit


@dataclass
class ChangeWanted(VisitMoved):
    """The person wants to change answers of a page."""

    page: str

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit at that page."""
        return replace(visit, revisiting=self.page)


class Reviewed(VisitMoved):
    """The answers are right as they stand."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit with its answers confirmed."""
        return transitions.reviewed(visit, now)


@dataclass
class Responded(VisitMoved):
    """The person said what they do about an emergency."""

    response: Response

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit with the response."""
        return transitions.responded(visit, self.response)


class StopRead(VisitMoved):
    """What to do at once after a routine was stopped was read; the danger signs come next."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit past it."""
        return visit.past("stop")


@dataclass
class PainTold(VisitMoved):
    """A pain was told in the routine, or corrected; the player stays."""

    kept_first = True

    pain: int
    exercise: str | None
    corrects: bool
    """Whether it takes the place of the pain told last: that was a slip of the finger."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit with the pain told."""
        before = visit.pains[:-1] if self.corrects else visit.pains
        told = ToldPain(self.pain, now, self.exercise)
        return replace(visit, pains=(*before, told), moved_at=now)


class Mistaken(VisitMoved):
    """The answer that meant emergency was a mistake."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit with that answer asked again."""
        return transitions.mistaken(visit, library)


@dataclass
class ResultRead(VisitMoved):
    """The result was read; the routine comes next, or the summary."""

    routine: bool

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit past its result."""
        if self.routine and visit.recheck is None:
            return transitions.routine_wanted(visit, library, now)
        return transitions.result_read(visit, library)


@dataclass
class RequestMade(VisitMoved):
    """The routine was set up another way; its screen stays."""

    request: Request

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit with the request."""
        return replace(visit, request=self.request)


@dataclass
class RoutineChosen(VisitMoved):
    """The routine was set up and is to begin."""

    request: Request
    seconds: int

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit with its routine."""
        chosen = replace(visit.past("setup"), request=self.request, routine_seconds=self.seconds)
        return replace(chosen, behind=0, instead=None, moved_at=now)


@dataclass
class RoutineMoved(VisitMoved):
    """A step of the routine is behind; the player stays."""

    standing: RoutineProgress

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit with what was done so far."""
        return visit.moving(self.standing, now)


@dataclass
class RoutineOver(VisitMoved):
    """The routine has come to its end, or was ended."""

    standing: RoutineProgress

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit past its routine."""
        return visit.moving(self.standing, now).past("player")


@dataclass
class RoutineStopped(VisitMoved):
    """Something happened in the routine that calls for the check at once."""

    kept_first = True

    standing: RoutineProgress
    why: HardStop

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit at what to do at once."""
        return transitions.stopped(visit.moving(self.standing, now), self.why, library)


class DetailsWanted(VisitMoved):
    """The person wants to add details for their therapist."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit at the first of those questions."""
        return transitions.details_wanted(visit, library)


class DetailsLeft(VisitMoved):
    """The person wants to see the summary before all details are in."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit at its summary."""
        return transitions.details_left(visit)


class WeekLeft(VisitMoved):
    """The person does not want to answer the weekly questions, or no more of them."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit at its summary."""
        return transitions.week_left(visit, library)


class SummaryRead(VisitMoved):
    """The visit is at its end."""

    def applied(self, visit: Visit, library: Library, now: datetime) -> Visit:
        """Return the visit, ended."""
        return replace(visit, ended=now)
