"""The one place that changes a visit: `apply` takes a visit and an action and returns the visit after it.

New visits are made in `coach/home/welcome_choices.py` and `coach/kiosk/visit.py`, those that rely on an earlier one in
`recheck.py`. Two versions of the same visit are merged in `merging.py`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import takewhile
from typing import assert_never

from coach.core.content.pain_rule import HardStop
from coach.core.library import Library
from coach.core.triage.answers import asked
from coach.core.visit.actions import (
    Answered,
    AskedAgain,
    ChangeWanted,
    DetailsLeft,
    DetailsWanted,
    EndingRead,
    HasteTold,
    LastingTold,
    Mistaken,
    PainTold,
    RedElsewhere,
    RequestMade,
    Responded,
    ResultRead,
    Reviewed,
    RoutineAction,
    RoutineChosen,
    RoutineMoved,
    RoutineOver,
    RoutineStopped,
    StopRead,
    SummaryRead,
    TrainingTold,
    VisitAction,
    WeekLeft,
    WentBack,
)
from coach.core.visit.after_answer import answered, mistaken
from coach.core.visit.journey import JourneyStep, assess, danger_pages, detail_pages, next_step, steps
from coach.core.visit.remembering import confirmed
from coach.core.visit.state import HASTE, Recheck, ToldPain, Visit


def apply(visit: Visit, action: VisitAction, library: Library, now: datetime) -> Visit:  # noqa: PLR0911, PLR0912 -- one an action
    """Return the visit after an action at `now` (UTC)."""
    match action:
        case Answered(page, answers, seconds):
            return replace(answered(visit.timed(page.id, seconds), page, answers, library), answered_at=now)
        case LastingTold(changed):
            return replace(confirmed(visit, library, changed), answered_at=now)
        case AskedAgain(names):
            return visit.asking_again({*visit.ask_again, *names})
        case WentBack():
            return back(visit, library) or visit
        case ChangeWanted(page=name):
            return replace(visit, revisiting=name)
        case Reviewed():
            return reviewed(visit, now)
        case HasteTold(again):
            return haste_told(visit, again, library, now)
        case Responded(response):
            return replace(visit, response=response)
        case Mistaken():
            return mistaken(visit, library)
        case ResultRead(routine):
            wanted = routine and visit.recheck is None
            return routine_wanted(visit, library, now) if wanted else result_read(visit, library)
        case DetailsWanted():
            return details_wanted(visit, library)
        case DetailsLeft():
            return replace(visit, details=False)
        case WeekLeft():
            return week_left(visit, library)
        case EndingRead():
            return visit.past("ending")
        case SummaryRead():
            return replace(visit, ended=now)
        case _:
            return _apply_to_routine(visit, action, library, now)


def _apply_to_routine(visit: Visit, action: RoutineAction, library: Library, now: datetime) -> Visit:  # noqa: PLR0911
    match action:
        case RedElsewhere(visit=red):
            return replace(visit, after_red=red)
        case RequestMade(request):
            return replace(visit, request=request)
        case RoutineChosen(request, seconds, set_used):
            chosen = replace(visit.past("setup"), request=request, routine_seconds=seconds, set_used=set_used)
            return replace(chosen, behind=0, instead=None, moved_at=now)
        case RoutineMoved(progress):
            return visit.with_progress(progress, now)
        case PainTold(pain, exercise, corrects):
            before = visit.pains[:-1] if corrects else visit.pains
            return replace(visit, pains=(*before, ToldPain(pain, now, exercise)), moved_at=now)
        case RoutineStopped(progress, why):
            return stopped(visit.with_progress(progress, now), why, library)
        case StopRead():
            return visit.past("stop")
        case RoutineOver(progress):
            return visit.with_progress(progress, now).past("player")
        case TrainingTold(done):
            return replace(visit.past("training"), moved_at=now) if done else replace(visit, returning=None)
        case _:
            assert_never(action)


def reviewed(visit: Visit, now: datetime) -> Visit:
    """Return the visit with its answers confirmed at `now` (UTC)."""
    return replace(visit.past("review"), checked_at=now, check_due=False)


def haste_told(visit: Visit, again: Collection[str], library: Library, now: datetime) -> Visit:
    """Return the visit at the first of the pages to look at `again`, with its answers kept; without any, confirmed."""
    # First of all steps, so that going back never has it told again.
    told = replace(visit, done=(HASTE, *visit.done))
    for name in again:
        told = told.without(JourneyStep("page", library.page(name)).name)
    return told if again else reviewed(told, now)


def back(visit: Visit, library: Library) -> Visit | None:
    """Return the visit one screen earlier with its answers kept, or None on the first screen."""
    if visit.revisiting:
        return replace(visit, revisiting=None)
    if visit.details and not any(JourneyStep("page", page).name in visit.done for page in detail_pages(visit, library)):
        return replace(visit, details=False)
    now = next_step(visit, library)
    before = takewhile(lambda step: step != now, steps(visit, library))
    done = [visit.before(step.name) for step in before if step.name in visit.done]
    # A page that is left out once its answers are there, such as one that shapes the routine, leads nowhere.
    return next((earlier for earlier in reversed(done) if next_step(earlier, library) != now), None)


def stopped(visit: Visit, stop: HardStop, library: Library) -> Visit:
    """Return the visit after its routine was stopped: next is what to do at once, then the danger signs, asked again.

    A full check is due before any other routine, in a later visit.
    """
    earlier = {JourneyStep("page", page).name for page in library.pages if page.part == "next-day"}
    due = replace(visit, stopped=stop, check_due=True, wish="check", recheck="quick", details=False, revisiting=None)
    due = replace(due, done=tuple(name for name in visit.done if name in earlier))
    return due.asking_again({name for page in danger_pages(library) for name in page.questions})


def details_wanted(visit: Visit, library: Library) -> Visit:
    """Return the visit at the first page for the therapist; all these pages are shown again with their answers."""
    asked_now = {JourneyStep("page", page).name for page in detail_pages(visit, library)}
    return replace(visit, details=True, done=tuple(name for name in visit.done if name not in asked_now))


def week_left(visit: Visit, library: Library) -> Visit:
    """Return the visit after the weekly questions, with those that have no answer skipped."""
    for page in library.pages:
        names = asked(page, visit.answers, library.questions) if page.part == "week" else ()
        if names:
            skipped = {name: "skipped" for name in names if name not in visit.answers}
            visit = visit.answering(skipped).past(JourneyStep("page", page).name)
    return visit


def routine_wanted(visit: Visit, library: Library, now: datetime) -> Visit:
    """Return the visit at the questions before the routine; which ones depends on the age of its check."""
    holding = library.planning.holding
    age = now - visit.checked_at if visit.checked_at is not None else timedelta.max
    wanted: Recheck = "quick"
    if timedelta(0) <= age < timedelta(minutes=holding.fresh_minutes):
        wanted = "none" if age < timedelta(minutes=holding.just_minutes) else "changed"
    return replace(result_read(visit, library), recheck=wanted)


def result_read(visit: Visit, library: Library) -> Visit:
    """Return the visit after its result."""
    return visit.past(JourneyStep("result", level=assess(visit, library).level).name)
