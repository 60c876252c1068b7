"""Makes the screen for each step of the journey."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coach.app.routine_screens import player_screen, setup_screen
from coach.app.screen_context import ScreenContext
from coach.app.training_screens import training_screen
from coach.core.checklist.progress import SEGMENTS, progress
from coach.core.content.questions import CHECK, Page
from coach.core.dates import full_date
from coach.core.history.ending import routine_end
from coach.core.history.texts import end_facts, next_words
from coach.core.library import Library
from coach.core.report.advice import Advice, advise
from coach.core.report.blocks import emergency_blocks, result_parts, summary_pages
from coach.core.report.clinic_copy import summaries
from coach.core.visit import journey
from coach.core.visit.journey import JourneyStep, StepKind
from coach.core.visit.past_visits import last_number
from coach.core.visit.remembering import to_confirm
from coach.core.visit.state import Visit
from coach.core.visit.weekly import chosen_before
from coach.screens.base import CoachScreen
from coach.screens.checklist.base import QuestionScreen
from coach.screens.checklist.body_chart import ChartScreen
from coach.screens.checklist.findings import FindingsScreen
from coach.screens.checklist.review import ReviewScreen
from coach.screens.checklist.same import SameScreen
from coach.screens.checklist.single import ChoiceScreen, NumberScreen, SeveralScreen
from coach.screens.pages.emergency import EmergencyScreen
from coach.screens.pages.ending import EndingScreen, EndingWords
from coach.screens.pages.result import ResultScreen
from coach.screens.pages.stop import StopScreen
from coach.screens.pages.summary import Extra, SummaryScreen


def screen_for(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    """Return a new screen for a step of the journey."""
    screen = _SCREENS[step.kind](step, visit, context)
    screen.step = step.name
    return screen


def _questions(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    assert step.page is not None
    return _page(step.page, visit, context)


def _same(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    assert visit.remembered is not None
    return SameScreen(
        context.library, to_confirm(visit, context.library), full_date(visit.remembered.day, context.library.words)
    )


def _emergency(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    library, advice = context.library, _advice(visit, context.library)
    blocks, colours = emergency_blocks(advice, library), (context.palette, context.colours)
    return EmergencyScreen(library.words, advice, blocks, context.clock, colours)


def _stop(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    assert visit.stopped is not None
    return StopScreen(context.library.words, context.library.stops[visit.stopped], context.clock)


def _review(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    return ReviewScreen(context.library, journey.review_pages(visit, context.library), visit.answers)


def _result(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    advice = _advice(visit, context.library)
    leads = bool(context.positions) and not visit.check_due
    return ResultScreen(context.library.words, advice, result_parts(advice, context.library), visit.place, leads=leads)


def _setup(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    return setup_screen(visit, context)


def _player(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    return player_screen(visit, context)


def _training(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    return training_screen(visit, context)


def _ending(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    end = routine_end(visit, context.visits(), context.week, context.library, context.local)
    words = context.library.words
    shown = EndingWords(str(end.done), end_facts(end, words), end.sentence, next_words(end.next, words), end.light)
    return EndingScreen(words, shown, context.palette, context.colours)


def _summary(step: JourneyStep, visit: Visit, context: ScreenContext) -> CoachScreen:
    details = bool(journey.detail_pages(visit, context.library))
    return summary_screen(visit, context, context.kept, details=details)


def summary_screen(
    visit: Visit, context: ScreenContext, kept: str, *, details: bool = False, over: bool = False
) -> SummaryScreen:
    """Return the summary of a visit.

    Args:
        visit: The visit to summarise.
        context: What screens are made with.
        kept: How the visit is kept, in words.
        details: Whether details for a therapist may be added.
        over: Whether the visit is over and only read again.
    """
    facts, copy = summaries(visit, context.library, context.visits(), context.clinic())
    pages = summary_pages(facts, context.library, context.local(visit.started), copy)
    offers: dict[Extra, bool] = {"details": details, "save": visit.place == "home", "print": context.prints}
    possible = {name for name, on in offers.items() if on}
    return SummaryScreen(context.library.words, facts, pages, kept, possible, over=over)


def _advice(visit: Visit, library: Library) -> Advice:
    return advise(journey.assess(visit, library), visit, library, in_clinic=visit.place == "kiosk")


def _page(page: Page, visit: Visit, context: ScreenContext) -> QuestionScreen:
    library, given = context.library, visit.own_answers
    where, left, filled = _top(page, visit, library)
    question = library.questions[page.questions[0]]
    if library.chart(page.questions[0]) is not None:
        screen: QuestionScreen = ChartScreen(library, page, given, (where, left), context.palette, context.colours)
    elif question.ends:
        last = last_number(question.id, visit, context.visits())
        screen = NumberScreen(library, page, given, (where, left), last)
    else:
        kind = page.form if page.form != "single" else "bands" if question.by_bands else question.kind
        screen = _KINDS[kind](library, page, {**chosen_before(visit, library), **given}, (where, left))
    if filled is not None:
        screen.top.fill(filled, SEGMENTS)
    return screen


def _top(page: Page, visit: Visit, library: Library) -> tuple[str, str, int | None]:
    """Return what the top line says, and how much of its bar is filled; None for no bar."""
    words = library.words
    if page.part == "details":
        pages = journey.detail_pages(visit, library)
        where = words("checklist.details", number=pages.index(page) + 1, total=len(pages), title=page.title)
        return where, "", None
    if page.part == "week":
        return words("checklist.week", title=page.title), "", None
    if page.part not in CHECK:
        return page.title, "", None
    come = progress(page, visit.answers, lambda answers: journey.pages_if(answers, visit, library), library)
    layout = library.planning.handover
    helping = page.part == "start" and visit.value(layout.who) == layout.helper
    left = words("checklist.left-helping" if helping else "checklist.left", minutes=come.minutes)
    return page.title, left, come.filled


_KINDS: Mapping[str, type[QuestionScreen]] = {
    "rows": FindingsScreen,
    "group": FindingsScreen,
    "bands": ChoiceScreen,
    "choice": ChoiceScreen,
    "several": SeveralScreen,
    "number": NumberScreen,
}
_SCREENS: Mapping[StepKind, Callable[[JourneyStep, Visit, ScreenContext], CoachScreen]] = {
    "page": _questions,
    "same": _same,
    "emergency": _emergency,
    "stop": _stop,
    "review": _review,
    "result": _result,
    "setup": _setup,
    "player": _player,
    "training": _training,
    "ending": _ending,
    "summary": _summary,
}
