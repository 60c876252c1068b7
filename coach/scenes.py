"""Scenes: the screen for each step of the journey, with what it needs and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from coach.conductor import Conductor, Terms
from coach.core import journey
from coach.core.advice import Advice, advise
from coach.core.estimate import minutes
from coach.core.journey import Kind, Step
from coach.core.leaflet import result_blocks, summary_blocks
from coach.core.levels import Scope
from coach.core.library import Library
from coach.core.page import Block
from coach.core.planner import offered, plan_routine, profiles
from coach.core.preview import preview_blocks
from coach.core.progress import first_stage, pain_before
from coach.core.questions import Page
from coach.core.routine import Routine
from coach.core.session import Session, gone_on, started
from coach.core.summary import summarise
from coach.core.telling import answer_words
from coach.core.visit import Request, Visit
from coach.core.ways import Bounds, put_in
from coach.drawing.palette import Colours, Palette
from coach.screens.base import CoachScreen
from coach.screens.emergency import EmergencyScreen
from coach.screens.findings import FindingRowsScreen, FindingTicksScreen
from coach.screens.player import PlayerScreen
from coach.screens.question import QuestionScreen
from coach.screens.result import ResultScreen
from coach.screens.review import ReviewScreen
from coach.screens.setup import Offer, SetupScreen
from coach.screens.single import ChoiceScreen, NumberScreen, SeveralScreen
from coach.screens.summary import SummaryScreen

if TYPE_CHECKING:
    from coach.voice.sound import Sound


@dataclass(frozen=True)
class Stage:
    """What scenes are made with, the same for every step of a visit."""

    library: Library
    clock: Callable[[], float]
    """Monotonic seconds."""
    local: Callable[[datetime], datetime]
    """Turns UTC into the person's own time."""
    palette: Palette
    colours: Colours
    kept: str
    """How the visit is kept, in words."""
    sound: Callable[[], Sound] | None
    """Where the sound comes from, or None where none is wanted."""
    muted: bool
    """Whether the person turned it off."""


def screen_for(step: Step, visit: Visit, stage: Stage) -> CoachScreen:
    """Return a new screen for a step of the journey."""
    screen = _SCREENS[step.kind](step, visit, stage)
    screen.step = step.name
    return screen


def _asking(step: Step, visit: Visit, stage: Stage) -> CoachScreen:
    assert step.page is not None
    return _page(step.page, visit, stage.library)


def _emergency(step: Step, visit: Visit, stage: Stage) -> CoachScreen:
    return EmergencyScreen(stage.library.words, _advice(visit, stage.library), visit.place, stage.clock)


def _review(step: Step, visit: Visit, stage: Stage) -> CoachScreen:
    return ReviewScreen(stage.library, journey.open_pages(visit, stage.library), visit.answers)


def _result(step: Step, visit: Visit, stage: Stage) -> CoachScreen:
    advice = _advice(visit, stage.library)
    return ResultScreen(stage.library.words, advice, result_blocks(advice, stage.library), visit.place)


def _player(step: Step, visit: Visit, stage: Stage) -> CoachScreen:
    library, routine = stage.library, planned(visit, stage.library)
    scope = journey.assess(visit, library).scope
    hardest = {Scope.FULL: library.planning.stages.hardest, Scope.GENTLE: 1}
    terms = Terms(Bounds(hardest.get(scope, 0)), pain_before(visit))
    session = _session(visit, routine, library, stage.clock())
    conductor = Conductor(library, session, stage.clock, terms, stage.sound)
    conductor.muted = stage.muted
    return PlayerScreen(library, conductor, stage.palette, stage.colours)


def _session(visit: Visit, routine: Routine, library: Library, now: float) -> Session:
    """The routine from where the visit left it, or from its start where it is another one by now."""
    if routine.seconds != visit.routine_seconds:
        return started(routine, now, visit.performed)
    session = gone_on(routine, visit.behind, visit.performed, now)
    other = library.exercises.get(visit.instead) if visit.instead else None
    return put_in(session, "easier", other, library.planning.timing) if other else session


def _summary(step: Step, visit: Visit, stage: Stage) -> CoachScreen:
    blocks = summary_blocks(summarise(visit, stage.library), stage.library, stage.local(visit.started))
    details = bool(journey.detail_pages(visit, stage.library))
    return SummaryScreen(stage.library.words, blocks, stage.kept, details=details)


def _advice(visit: Visit, library: Library) -> Advice:
    return advise(journey.assess(visit, library), visit, library)


def _page(page: Page, visit: Visit, library: Library) -> QuestionScreen:
    kinds: dict[str, type[QuestionScreen]] = {
        "rows": FindingRowsScreen,
        "ticks": FindingTicksScreen,
        "choice": ChoiceScreen,
        "several": SeveralScreen,
        "number": NumberScreen,
    }
    kind = library.questions[page.questions[0]].kind if page.form == "single" else page.form
    return kinds[kind](library, page, visit.answers, _progress(page, visit, library))


def _progress(page: Page, visit: Visit, library: Library) -> tuple[str, str]:
    words = library.words
    if page.part == "details":
        pages = journey.detail_pages(visit, library)
        return words("checklist.details", number=pages.index(page) + 1, total=len(pages), title=page.title), ""
    if page.part not in ("start", "check", "prevention", "unlock"):
        return page.title, ""
    # Until the first answers are in, the length of the usual way is the honest guess.
    guessed = replace(visit, answers={**library.planning.usual, **visit.answers})
    pages = journey.open_pages(guessed, library)
    number = pages.index(page)
    left = minutes(pages[number:], guessed.answers, library)
    where = words("checklist.where", number=number + 1, total=len(pages), title=page.title)
    return where, words("checklist.left", minutes=left)


def requested(visit: Visit, library: Library) -> Request:
    """Return what the visit asks of the planner, within what its scope offers."""
    scope = journey.assess(visit, library).scope
    plans = offered(library, scope)
    usual = next((plan.minutes for plan in plans if plan.default), plans[0].minutes)
    request = visit.request or Request(usual, stage=first_stage(visit))
    allowed = [plan.minutes for plan in plans]
    stage = request.stage if scope is Scope.FULL else 1
    return Request(request.minutes if request.minutes in allowed else allowed[0], request.position, stage)


def planned(visit: Visit, library: Library) -> Routine:
    """Return the routine that the visit asks for."""
    scope = journey.assess(visit, library).scope
    return plan_routine(library, scope, requested(visit, library), avoided(visit, library))


def avoided(visit: Visit, library: Library) -> tuple[str, ...]:
    """Return the profiles by which exercises are left out for this visit."""
    return profiles(visit.answers, library, journey.assess(visit, library).unlocked_by)


def _setup(step: Step, visit: Visit, stage: Stage) -> CoachScreen:
    library = stage.library
    scope = journey.assess(visit, library).scope
    avoid = avoided(visit, library)
    page = next(page for page in library.pages if page.part == "setup")
    question = library.questions[page.questions[0]]
    easy_on = answer_words(question, visit.answers.get(question.id, ()), library.words)

    def planner(request: Request) -> tuple[Routine, tuple[Block, ...]]:
        routine = plan_routine(library, scope, request, avoid)
        return routine, preview_blocks(routine, library)

    stages = (1, 2, 3) if scope is Scope.FULL else (1,)
    offer = Offer(tuple(plan.minutes for plan in offered(library, scope)), stages, page.id, easy_on)
    return SetupScreen(library.words, requested(visit, library), offer, planner)


_SCREENS: Mapping[Kind, Callable[[Step, Visit, Stage], CoachScreen]] = {
    "page": _asking,
    "emergency": _emergency,
    "review": _review,
    "result": _result,
    "setup": _setup,
    "player": _player,
    "summary": _summary,
}
