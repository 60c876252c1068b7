"""The journey: which screen follows which, as one pure function of the visit, at home and in the kiosk.

What an answer or a wish makes of the visit stands in `transitions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from coach.core.content.levels import Level, Scope
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked
from coach.core.triage.assessment import Assessment
from coach.core.triage.engine import unlock_matters
from coach.core.visit.progression import NEXT_DAY, routine_light
from coach.core.visit.state import Visit

StepKind = Literal["page", "emergency", "stop", "review", "result", "setup", "player", "summary"]


@dataclass(frozen=True)
class JourneyStep:
    """One screen of the journey."""

    kind: StepKind
    page: Page | None = None
    """What a step of the kind `page` asks."""
    level: Level | None = None
    """What a step of the kind `result` tells, so that a changed result is shown again."""

    @property
    def name(self) -> str:
        """The name under which the visit remembers the step as done."""
        if self.page:
            return f"page:{self.page.id}"
        return f"result:{self.level}" if self.level else self.kind


def assess(visit: Visit, library: Library) -> Assessment:
    """Return triage's outcome for the visit, its scope narrowed by what else was told.

    An urgent answer taken back keeps it at gentle or below. A routine that was red or stopped leaves walking, in this
    visit and in later ones until one tells how the day after was.
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
    return next((step for step in steps(visit, library) if not _behind(step, visit, library)), JourneyStep("summary"))


def _behind(step: JourneyStep, visit: Visit, library: Library) -> bool:
    """Say whether a step was taken; a page counts only while a later change has opened no new row on it."""
    names = asked(step.page, visit.answers, library.questions) if step.page else ()
    return step.name in visit.done and all(name in given_on(step.page, visit) for name in names)


def given_on(page: Page | None, visit: Visit) -> Answers:
    """Return the answers as a page shows them: right before a routine, without those that are asked again there."""
    return visit.own_answers if page is not None and page.part == visit.recheck else visit.answers


def steps(visit: Visit, library: Library) -> Iterator[JourneyStep]:
    """Yield the screens of this visit in order, as far as its answers so far tell."""
    assessment = assess(visit, library)
    if visit.yesterday:
        yield from _pages(visit, library, "next-day")
    yield from (_after_stop if visit.just_stopped else _as_wished)(visit, assessment, library)
    if visit.details:
        yield from _pages(visit, library, "details")
    yield JourneyStep("summary")


def _after_stop(visit: Visit, assessment: Assessment, library: Library) -> Iterator[JourneyStep]:
    """What to do at once, the danger signs, and the result; no routine, whatever they say."""
    yield JourneyStep("stop")
    yield from (JourneyStep("page", page) for page in danger_pages(library))
    yield JourneyStep("result", level=assessment.level)


def _as_wished(visit: Visit, assessment: Assessment, library: Library) -> Iterator[JourneyStep]:
    """The check or the way back to the routine, and the routine where one may move."""
    result = JourneyStep("result", level=assessment.level)
    if visit.wish == "check":
        yield from _pages(visit, library, "start", "check", "prevention")
        yield from (step for step in _pages(visit, library, "unlock") if _may_unlock(step, visit, library))
        yield JourneyStep("review")
        yield result
    if visit.recheck:
        yield from _pages(visit, library, visit.recheck)
        if visit.wish == "routine" and (assessment.level is not Level.SELF_CARE or assessment.limit):
            yield result
    if visit.recheck and assessment.scope is not Scope.NONE:
        if visit.staging and assessment.scope is Scope.FULL:
            yield from _pages(visit, library, f"stage-{visit.staging.way}")
        yield JourneyStep("setup")
        yield JourneyStep("player")
        if visit.moved:
            yield from _pages(visit, library, "after")
            if visit.weekly and visit.weekly.due and visit.place == "home":
                yield from _pages(visit, library, "week")


def danger_pages(library: Library) -> tuple[Page, ...]:
    """Return the pages of danger signs that are asked right before a routine, and at once after one was stopped."""
    return tuple(page for page in library.pages if page.part == "quick" and page.form == "rows")


def guessed(visit: Visit, library: Library) -> Visit:
    """Return the visit with the usual answers where none are in yet: an honest guess at how long its way is."""
    return replace(visit, answers={**library.planning.usual, **visit.answers})


def open_pages(visit: Visit, library: Library) -> tuple[Page, ...]:
    """Return the pages of the check that the visit's answers keep open, in order."""
    shown = steps(replace(visit, recheck=None, details=False, yesterday=None), library)
    return tuple(step.page for step in shown if step.page)


def detail_pages(visit: Visit, library: Library) -> tuple[Page, ...]:
    """Return the pages with a therapist's questions that suit the visit, in order; none at an emergency."""
    if assess(visit, library).level is Level.EMERGENCY:
        return ()
    return tuple(step.page for step in _pages(visit, library, "details") if step.page)


def _pages(visit: Visit, library: Library, *parts: str) -> Iterator[JourneyStep]:
    for page in library.pages:
        if page.part in parts and asked(page, visit.answers, library.questions):
            yield JourneyStep("page", page)


def _may_unlock(step: JourneyStep, visit: Visit, library: Library) -> bool:
    return step.page is not None and unlock_matters(library.triage, visit.answers, step.page, library.questions)


def has_result(visit: Visit, library: Library) -> bool:
    """Say whether a visit came to a result: confirmed answers, or a warning sign among those given so far.

    Without this, a check left on its first page would read as self-care, its open questions as so many a "no".
    """
    return visit.checked_at is not None or assess(visit, library).level is not Level.SELF_CARE
