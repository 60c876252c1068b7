"""What a person can say or do in a visit, each as a value. `transitions.apply` makes of a visit the one after it."""

from __future__ import annotations

from dataclasses import dataclass

from coach.core.content.pain_rule import HardStop
from coach.core.content.questions import Page
from coach.core.triage.answers import Answers
from coach.core.visit.state import Request, Response, RoutineProgress


@dataclass(frozen=True)
class Answered:
    """A page, or some rows of it, was answered."""

    page: Page
    answers: Answers
    seconds: float = 0.0
    """For how long the page was in front."""


@dataclass(frozen=True)
class WentBack:
    """The person wants the screen before."""


@dataclass(frozen=True)
class ChangeWanted:
    """The person wants to change answers of a page."""

    page: str


@dataclass(frozen=True)
class Reviewed:
    """The answers are right as they stand."""


@dataclass(frozen=True)
class Responded:
    """The person said what they do about an emergency."""

    response: Response


@dataclass(frozen=True)
class Mistaken:
    """The answer that meant emergency was a mistake."""


@dataclass(frozen=True)
class ResultRead:
    """The result was read; the routine comes next, or the summary."""

    routine: bool


@dataclass(frozen=True)
class RedElsewhere:
    """Another window told of a routine that hurt too much or was stopped, and whose next day is not known yet."""

    visit: str
    """The id of its visit."""


@dataclass(frozen=True)
class RequestMade:
    """The routine was set up another way; its screen stays."""

    request: Request


@dataclass(frozen=True)
class RoutineChosen:
    """The routine was set up and is to begin."""

    request: Request
    seconds: int
    """Its length as planned."""


@dataclass(frozen=True)
class RoutineMoved:
    """A step of the routine is behind; the player stays."""

    progress: RoutineProgress


@dataclass(frozen=True)
class PainTold:
    """A pain was told in the routine, or corrected; the player stays."""

    pain: int
    """0 to 10."""
    exercise: str | None
    corrects: bool
    """Whether it takes the place of the pain told last: that was a slip of the finger."""


@dataclass(frozen=True)
class RoutineStopped:
    """Something happened in the routine that calls for the check at once."""

    progress: RoutineProgress
    why: HardStop


@dataclass(frozen=True)
class StopRead:
    """What to do at once after a routine was stopped was read; the danger signs come next."""


@dataclass(frozen=True)
class RoutineOver:
    """The routine has come to its end, or was ended."""

    progress: RoutineProgress


@dataclass(frozen=True)
class DetailsWanted:
    """The person wants to add details for their therapist."""


@dataclass(frozen=True)
class DetailsLeft:
    """The person wants to see the summary before all details are in."""


@dataclass(frozen=True)
class WeekLeft:
    """The person does not want to answer the weekly questions, or no more of them."""


@dataclass(frozen=True)
class SummaryRead:
    """The visit is at its end."""


RoutineAction = (
    RedElsewhere | RequestMade | RoutineChosen | RoutineMoved | PainTold | RoutineStopped | StopRead | RoutineOver
)
"""What is said or done of the routine."""
VisitAction = (
    Answered
    | WentBack
    | ChangeWanted
    | Reviewed
    | Responded
    | Mistaken
    | ResultRead
    | DetailsWanted
    | DetailsLeft
    | WeekLeft
    | SummaryRead
    | RoutineAction
)
