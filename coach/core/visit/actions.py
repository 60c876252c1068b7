"""Everything that a person can say or do in a visit, each as a value that `transitions.apply` takes."""

from __future__ import annotations

from dataclasses import dataclass

from coach.core.content.pain_rule import HardStop
from coach.core.content.questions import LastingKind, Page
from coach.core.triage.answers import Answers
from coach.core.visit.set_used import SetUsed
from coach.core.visit.state import Request, Response, RoutineProgress


@dataclass(frozen=True)
class Answered:
    """The person answered a page, or some rows of it."""

    page: Page
    answers: Answers
    seconds: float = 0.0
    """How long the page was shown before."""


@dataclass(frozen=True)
class AskedAgain:
    """The person wants to answer these questions again; until then their old answers count."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class LastingTold:
    """The person said which lasting answers of an earlier check are no longer the same; none of them: all still are."""

    changed: tuple[LastingKind, ...]


@dataclass(frozen=True)
class WentBack:
    """The person went back to the screen before."""


@dataclass(frozen=True)
class ChangeWanted:
    """The person wants to change the answers of a page."""

    page: str
    """The page's id."""


@dataclass(frozen=True)
class Reviewed:
    """The person confirmed the answers."""


@dataclass(frozen=True)
class HasteTold:
    """The person was told that they went fast, and goes on, or looks at pages again."""

    again: tuple[str, ...]
    """The ids of the pages to look at again; none to go on."""


@dataclass(frozen=True)
class Responded:
    """The person said what they do about an emergency."""

    response: Response


@dataclass(frozen=True)
class Mistaken:
    """The person said that the answer that meant emergency was a mistake."""


@dataclass(frozen=True)
class ResultRead:
    """The person read the result, and goes on to the routine or to the summary."""

    routine: bool


@dataclass(frozen=True)
class RedElsewhere:
    """A routine of another visit hurt too much or was stopped, and how the next day was is not known yet.

    The program posts this itself, when another window has saved such a visit meanwhile.
    """

    visit: str
    """The other visit's id."""


@dataclass(frozen=True)
class RequestMade:
    """The person changed the choices for the routine, still on the set-up screen."""

    request: Request


@dataclass(frozen=True)
class RoutineChosen:
    """The person begins the routine as set up."""

    request: Request
    seconds: int
    """The routine's planned length."""
    set_used: SetUsed | None = None
    """The therapist's set, if that is the routine."""


@dataclass(frozen=True)
class RoutineMoved:
    """A step of the routine has ended; the player goes on."""

    progress: RoutineProgress


@dataclass(frozen=True)
class PainTold:
    """The person reported a pain in the routine, or corrected the last report; the player goes on."""

    pain: int
    """0 to 10."""
    exercise: str | None
    """Id of the exercise under way or about to begin, if there is one."""
    corrects: bool
    """Whether it replaces the pain reported last."""


@dataclass(frozen=True)
class RoutineStopped:
    """Something happened that stops the routine and calls for the danger signs at once."""

    progress: RoutineProgress
    why: HardStop


@dataclass(frozen=True)
class StopRead:
    """The person read what to do at once after the routine was stopped; the danger signs come next."""


@dataclass(frozen=True)
class RoutineOver:
    """The routine came to its end, or the person ended it."""

    progress: RoutineProgress


@dataclass(frozen=True)
class DetailsWanted:
    """The person wants to add details for their therapist."""


@dataclass(frozen=True)
class DetailsLeft:
    """The person goes to the summary without answering the rest of the details."""


@dataclass(frozen=True)
class TrainingTold:
    """The person did the session of their return plan, or leaves it and wants a routine in its place."""

    done: bool


@dataclass(frozen=True)
class WeekLeft:
    """The person goes to the summary without answering the rest of the weekly questions."""


@dataclass(frozen=True)
class EndingRead:
    """The person read the end of the routine; the summary comes next."""


@dataclass(frozen=True)
class SummaryRead:
    """The person finished the summary, which ends the visit."""


RoutineAction = (
    RedElsewhere
    | RequestMade
    | RoutineChosen
    | RoutineMoved
    | PainTold
    | RoutineStopped
    | StopRead
    | RoutineOver
    | TrainingTold
)
"""The actions that concern the routine."""
VisitAction = (
    Answered
    | AskedAgain
    | LastingTold
    | WentBack
    | ChangeWanted
    | Reviewed
    | HasteTold
    | Responded
    | Mistaken
    | ResultRead
    | DetailsWanted
    | DetailsLeft
    | WeekLeft
    | EndingRead
    | SummaryRead
    | RoutineAction
)
