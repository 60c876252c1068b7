"""The journey: which screen comes next, as a pure function of the visit, the same at home and in the kiosk.

How answers and actions change the visit is in `transitions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from coach.core.content.levels import Level, Scope
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked
from coach.core.triage.assessment import Assessment
from coach.core.triage.engine import unlock_matters
from coach.core.visit.progression import NEXT_DAY, routine_light
from coach.core.visit.remembering import stands, to_confirm
from coach.core.visit.state import Visit

StepKind = Literal[
    "page", "same", "emergency", "stop", "review", "result", "setup", "player", "ending", "training", "summary"
]


@dataclass(frozen=True)
class JourneyStep:
    """One screen of the journey."""

    kind: StepKind
    page: Page | None = None
    """What a step of kind `page` asks."""
    level: Level | None = None
    """The level that a step of kind `result` shows; part of its name, so that a changed result is shown again."""

    @property
    def name(self) -> str:
        """The name under which `Visit.done` records the step."""
        if self.page:
            return f"page:{self.page.id}"
        return f"result:{self.level}" if self.level else self.kind


def assess(visit: Visit, library: Library) -> Assessment:
    """Return the assessment of the visit's answers, with its scope limited by what else happened.

    An urgent answer taken back limits it to gentle. A routine that was red or stopped limits it to walking, in this
    visit and in later ones, until one of them says how the day after was.
    """
    assessment = library.triage.assess(visit.answers)
    if visit.first_answers:
        assessment = assessment.capped(Scope.GENTLE, "taken-back")
    if visit.stopped:
        return assessment.capped(Scope.WALK, "stopped")
    if routine_light(visit, library) == "red":
        return assessment.capped(Scope.WALK, "red")
    waits = visit.after_red is not None and visit.value(NEXT_DAY) is None
    return assessment.capped(Scope.WALK, "after-red") if waits else assessment


def next_step(visit: Visit, library: Library) -> JourneyStep:
    """Return the screen to show now."""
    assessment = assess(visit, library)
    if assessment.level is Level.EMERGENCY:
        return JourneyStep("summary") if visit.response else JourneyStep("emergency")
    if visit.revisiting:
        return JourneyStep("page", library.page(visit.revisiting))
    return next((step for step in steps(visit, library) if not _done(step, visit, library)), JourneyStep("summary"))


def _done(step: JourneyStep, visit: Visit, library: Library) -> bool:
    """Say whether a step is done; a page is done only while a later change has opened no new question on it."""
    names = asked(step.page, visit.answers, library.questions) if step.page else ()
    through = step.name in visit.done or (step.page is not None and stands(step.page, visit))
    return through and all(name in visit.own_answers for name in names)


def steps(visit: Visit, library: Library) -> Iterator[JourneyStep]:
    """Yield all steps of this visit in order, as its answers so far decide them."""
    assessment = assess(visit, library)
    if visit.yesterday:
        yield from _pages(visit, library, "next-day")
    yield from (_after_stop if visit.just_stopped else _usual)(visit, assessment, library)
    if visit.details:
        yield from _pages(visit, library, "details")
    yield JourneyStep("summary")


def _after_stop(visit: Visit, assessment: Assessment, library: Library) -> Iterator[JourneyStep]:
    """What to do at once, the danger signs, and the result; no routine, whatever the answers."""
    yield JourneyStep("stop")
    yield from (JourneyStep("page", page) for page in danger_pages(library))
    yield JourneyStep("result", level=assessment.level)


def _usual(visit: Visit, assessment: Assessment, library: Library) -> Iterator[JourneyStep]:
    """The check or the questions before a routine, and the routine if the person may move."""
    result = JourneyStep("result", level=assessment.level)
    if visit.wish == "check":
        pages = _pages(visit, library, "start", "check", "prevention")
        told = to_confirm(visit, library)
        # What is shown depends on the first page, unless its answer is itself shown to be confirmed.
        yield from islice(pages, 1 if told and library.pages[0].id not in told else 0)
        if told:
            yield JourneyStep("same")
        yield from pages
        yield from (step for step in _pages(visit, library, "unlock") if _may_unlock(step, visit, library))
        yield JourneyStep("review")
        yield result
    if visit.recheck:
        yield from _pages(visit, library, visit.recheck)
        if visit.wish == "routine" and (assessment.level is not Level.SELF_CARE or assessment.limit):
            yield result
    if visit.recheck and assessment.scope is not Scope.NONE:
        yield from (_training if visit.returning else _routine)(visit, assessment, library)


def _training(visit: Visit, assessment: Assessment, library: Library) -> Iterator[JourneyStep]:
    """A session of a return plan: what to get back to, if that is not known yet, the session, and how it went."""
    yield from (step for step in _pages(visit, library, "goal") if _lacks(step, visit, library))
    yield JourneyStep("training")
    yield from _pages(visit, library, "training")
    yield from _pages(visit, library, "after")


def _routine(visit: Visit, assessment: Assessment, library: Library) -> Iterator[JourneyStep]:
    """A routine: what shapes it, its set-up, the player, and what is asked after it."""
    yield from (step for step in _pages(visit, library, "shape") if _lacks(step, visit, library))
    if visit.wish == "routine":
        unlocks = (step for step in _pages(visit, library, "unlock") if _may_unlock(step, visit, library))
        yield from (step for step in unlocks if _lacks(step, visit, library))
    if visit.staging and assessment.scope is Scope.FULL:
        yield from _pages(visit, library, f"stage-{visit.staging.way}")
    yield JourneyStep("setup")
    yield JourneyStep("player")
    if visit.moved:
        yield from _pages(visit, library, "after")
        if visit.weekly and visit.weekly.due and visit.place == "home":
            yield from _pages(visit, library, "week")
        if visit.place == "home" and any(entry.outcome == "done" for entry in visit.performed):
            yield JourneyStep("ending")


def danger_pages(library: Library) -> tuple[Page, ...]:
    """Return the pages of danger signs, asked right before a routine and right after one was stopped."""
    return tuple(page for page in library.pages if page.part == "quick" and page.form == "rows")


def open_pages(visit: Visit, library: Library) -> tuple[Page, ...]:
    """Return the pages of the check that the visit's answers keep open, in order."""
    shown = steps(replace(visit, recheck=None, details=False, yesterday=None), library)
    return tuple(step.page for step in shown if step.page)


def review_pages(visit: Visit, library: Library) -> tuple[Page, ...]:
    """Return the pages whose answers are told in the review: who answers if that is someone else, then the check's."""
    layout = library.planning.handover
    helped = visit.value(layout.who) == layout.helper
    return (*((library.aside,) if helped else ()), *open_pages(visit, library))


def pages_if(answers: Answers, visit: Visit, library: Library) -> tuple[Page, ...]:
    """Return the pages of the check that these answers would keep open in place of the visit's own, in order."""
    return open_pages(replace(visit, answers=answers), library)


def detail_pages(visit: Visit, library: Library) -> tuple[Page, ...]:
    """Return the pages for the therapist that suit the visit, in order; none in an emergency."""
    if assess(visit, library).level is Level.EMERGENCY:
        return ()
    return tuple(step.page for step in _pages(visit, library, "details") if step.page)


def _pages(visit: Visit, library: Library, *parts: str) -> Iterator[JourneyStep]:
    for page in library.pages:
        if page.part in parts and asked(page, visit.answers, library.questions):
            yield JourneyStep("page", page)


def _may_unlock(step: JourneyStep, visit: Visit, library: Library) -> bool:
    return step.page is not None and unlock_matters(library.triage, visit.answers, step.page, library.questions)


def _lacks(step: JourneyStep, visit: Visit, library: Library) -> bool:
    """Say whether a page is asked before a routine: not if another page, or an earlier check, has asked all of it."""
    assert step.page is not None
    names = asked(step.page, visit.answers, library.questions)
    shown = step.name in visit.done or step.page.id in visit.page_seconds
    return shown or any(name not in visit.own_answers for name in names)


def has_result(visit: Visit, library: Library) -> bool:
    """Say whether a visit has a result: its answers were confirmed, or include a warning sign.

    Without this test a check left on its first page would count as self-care, as if all its open questions were "no".
    """
    return visit.checked_at is not None or assess(visit, library).level is not Level.SELF_CARE
