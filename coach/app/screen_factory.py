"""Scenes: the screen for each step of the journey, with what it needs and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from coach.core.checklist.duration import minutes
from coach.core.checklist.wording import answer_words
from coach.core.content.exercises import POSITIONS, Position
from coach.core.content.levels import Scope
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.report.advice import Advice, advise
from coach.core.report.blocks import result_blocks, summary_pages
from coach.core.report.summary import summarise
from coach.core.routine.constraints import RoutineConstraints, routine_constraints
from coach.core.routine.plan import Routine
from coach.core.routine.prescription import Prescription
from coach.core.routine.preview import preview_blocks
from coach.core.routine.proposal import proposed, requested
from coach.core.session.conductor import Conductor, Terms
from coach.core.session.state import Session, resumed, started
from coach.core.session.substitution import Bounds, put_in
from coach.core.visit import journey
from coach.core.visit.journey import JourneyStep, StepKind
from coach.core.visit.past_routines import History
from coach.core.visit.progression import pain_before
from coach.core.visit.state import Request, Visit
from coach.core.visit.weekly import chosen_before
from coach.drawing.palette import Colours, Palette
from coach.screens.base import CoachScreen
from coach.screens.checklist.base import QuestionScreen
from coach.screens.checklist.body_chart import ChartScreen
from coach.screens.checklist.findings import FindingRowsScreen, FindingTicksScreen
from coach.screens.checklist.review import ReviewScreen
from coach.screens.checklist.single import ChoiceScreen, NumberScreen, SeveralScreen
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.pages.result import ResultScreen
from coach.screens.pages.setup import Offer, Proposal, SetupScreen
from coach.screens.pages.stop import StopScreen
from coach.screens.pages.summary import Extra, SummaryScreen
from coach.screens.player.player import PlayerScreen

if TYPE_CHECKING:
    from coach.core.session.sound import Sound


@dataclass(frozen=True)
class ScreenContext:
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
    prints: bool
    """Whether this computer can print."""
    past: Callable[[Visit], History]
    """Gives the routines before a visit."""
    visits: Callable[[], Iterable[Visit]]
    """Gives the visits that are kept, the newest first."""
    prescription: Prescription | None = None
    """The therapist's own set, if one was given."""
    positions: tuple[Position, ...] = POSITIONS
    """The positions that a routine may be offered in; none where none is led at all."""


def screen_for(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    """Return a new screen for a step of the journey."""
    screen = _SCREENS[step.kind](step, visit, context)
    screen.step = step.name
    return screen


def _asking(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    assert step.page is not None
    return _page(step.page, visit, context)


def _emergency(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    return EmergencyScreen(context.library.words, _advice(visit, context.library), visit.place, context.clock)


def _stop(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    assert visit.stopped is not None
    return StopScreen(context.library.words, context.library.stops[visit.stopped], context.clock)


def _review(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    return ReviewScreen(context.library, journey.open_pages(visit, context.library), visit.answers)


def _result(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    advice = _advice(visit, context.library)
    leads = bool(context.positions) and not visit.check_due
    return ResultScreen(context.library.words, advice, result_blocks(advice, context.library), visit.place, leads=leads)


def _player(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    library, routine = context.library, planned(visit, context)
    person = _person(visit, context)
    hardest = 0 if person.scope is Scope.WALK else person.stages[-1]
    told = tuple(each.pain for each in visit.pains)
    terms = Terms(Bounds(hardest), pain_before(visit), told, waits=visit.place == "kiosk")
    session = _session(visit, routine, library, context.clock())
    conductor = Conductor(library, session, context.clock, terms, context.sound)
    conductor.muted = context.muted
    return PlayerScreen(library, conductor, context.palette, context.colours)


def _session(visit: Visit, routine: Routine, library: Library, now: float) -> Session:
    """The routine from where the visit left it, or from its start where it is another one by now."""
    if routine.seconds != visit.routine_seconds:
        return started(routine, now, visit.performed)
    session = resumed(routine, visit.behind, visit.performed, now)
    other = library.exercises.get(visit.instead) if visit.instead else None
    return put_in(session, "easier", other, library.planning.timing) if other else session


def _summary(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    details = bool(journey.detail_pages(visit, context.library))
    return summary_screen(visit, context, context.kept, details=details)


def summary_screen(visit: Visit, context: ScreenContext, kept: str, *, details: bool = False) -> SummaryScreen:
    """Return the summary of a visit, with how it is kept, and whether details for a therapist may be added."""
    facts = summarise(visit, context.library, context.visits())
    pages = summary_pages(facts, context.library, context.local(visit.started))
    offers: dict[Extra, bool] = {"details": details, "save": visit.place == "home", "print": context.prints}
    return SummaryScreen(context.library.words, facts, pages, kept, {name for name, on in offers.items() if on})


def _advice(visit: Visit, library: Library) -> Advice:
    return advise(journey.assess(visit, library), visit, library)


def _page(page: Page, visit: Visit, context: ScreenContext) -> QuestionScreen:
    library = context.library
    progress, given = _progress(page, visit, library), journey.given_on(page, visit)
    if library.chart(page.questions[0]) is not None:
        return ChartScreen(library, page, given, progress, context.palette, context.colours)
    kinds: dict[str, type[QuestionScreen]] = {
        "rows": FindingRowsScreen,
        "ticks": FindingTicksScreen,
        "choice": ChoiceScreen,
        "several": SeveralScreen,
        "number": NumberScreen,
    }
    kind = library.questions[page.questions[0]].kind if page.form == "single" else page.form
    return kinds[kind](library, page, {**chosen_before(visit, library), **given}, progress)


def _progress(page: Page, visit: Visit, library: Library) -> tuple[str, str]:
    words = library.words
    if page.part == "details":
        pages = journey.detail_pages(visit, library)
        return words("checklist.details", number=pages.index(page) + 1, total=len(pages), title=page.title), ""
    if page.part == "week":
        return words("checklist.week", title=page.title), ""
    if page.part not in ("start", "check", "prevention", "unlock"):
        return page.title, ""
    guessed = journey.guessed(visit, library)
    pages = journey.open_pages(guessed, library)
    number = pages.index(page)
    left = minutes(pages[number:], guessed.answers, library)
    where = words("checklist.where", number=number + 1, total=len(pages), title=page.title)
    return where, words("checklist.left", minutes=left)


def planned(visit: Visit, context: ScreenContext) -> Routine:
    """Return the routine that the visit asks for; from the same visits it is always the same."""
    person = _person(visit, context)
    request = requested(visit.request, person, context.library, context.prescription)
    return proposed(request, person, context.library, context.prescription).routine


def _person(visit: Visit, context: ScreenContext) -> RoutineConstraints:
    heard = context.sound is not None and not context.muted
    return routine_constraints(visit, context.library, context.past(visit), context.positions, heard=heard)


def _setup(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
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

    def planner(wish: Request) -> Proposal:
        request = requested(wish, person, library, prescription)
        arrangement = proposed(request, person, library, prescription)
        minutes, stages = person.minutes(library, request.position), person.stages_in(library, request.position)
        return Proposal(request, minutes, stages, arrangement, preview_blocks(arrangement.routine, library))

    # The routine is made for the sound as it is now; once it is chosen, muting it on the way changes no step.
    wish = replace(requested(visit.request, person, library, prescription), heard=person.heard)
    return SetupScreen(library.words, wish, offer, planner)


def _prescribed(person: RoutineConstraints, context: ScreenContext) -> str | None:
    """The therapist's set in words, or None where there is nothing of it to choose."""
    prescription, words = context.prescription, context.library.words
    if prescription is None or prescription.fitting(person, context.library) is None:
        return None
    by = prescription.head.by
    return words("setup.routine-prescribed-by", by=by) if by else words("setup.routine-prescribed")


_SCREENS: Mapping[StepKind, Callable[[JourneyStep, Visit, ScreenContext], CoachScreen]] = {
    "page": _asking,
    "emergency": _emergency,
    "stop": _stop,
    "review": _review,
    "result": _result,
    "setup": _setup,
    "player": _player,
    "summary": _summary,
}
