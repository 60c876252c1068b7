"""The journey: which screen follows which, as one pure function of the visit, at home and in the kiosk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from coach.core.answers import Answers, asked, meets, without_closed
from coach.core.assessment import Assessment
from coach.core.levels import Level, Scope
from coach.core.library import Library
from coach.core.questions import Page
from coach.core.triage import unlock_matters
from coach.core.visit import Response, Visit

Kind = Literal["page", "emergency", "review", "result", "setup", "player", "summary"]


@dataclass(frozen=True)
class Step:
    """One screen of the journey."""

    kind: Kind
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
    """Return triage's outcome for the visit; an urgent answer taken back keeps the scope at gentle or below."""
    assessment = library.triage.assess(visit.answers)
    return assessment.capped(Scope.GENTLE) if visit.first_answers else assessment


def next_step(visit: Visit, library: Library) -> Step:
    """Return the screen to show now."""
    assessment = assess(visit, library)
    if assessment.level is Level.EMERGENCY:
        return Step("summary") if visit.response else Step("emergency")
    if visit.revisiting:
        return Step("page", library.page(visit.revisiting))
    return next((step for step in steps(visit, library) if not _behind(step, visit, library)), Step("summary"))


def _behind(step: Step, visit: Visit, library: Library) -> bool:
    """Say whether a step was taken; a page counts only while a later change has opened no new row on it."""
    names = asked(step.page, visit.answers, library.questions) if step.page else ()
    return step.name in visit.done and all(name in visit.answers for name in names)


def steps(visit: Visit, library: Library) -> Iterator[Step]:
    """Yield the screens of this visit in order, as far as its answers so far tell."""
    assessment = assess(visit, library)
    result = Step("result", level=assessment.level)
    if visit.wish == "check":
        yield from _pages(visit, library, "start", "check", "prevention")
        yield from (step for step in _pages(visit, library, "unlock") if _may_unlock(step, visit, library))
        yield Step("review")
        yield result
    if visit.recheck:
        yield from _pages(visit, library, visit.recheck)
        if visit.wish == "routine" and assessment.level is not Level.SELF_CARE:
            yield result
    if visit.recheck and assessment.scope is not Scope.NONE:
        yield Step("setup")
        yield Step("player")
        if visit.performed:
            yield from _pages(visit, library, "after")
    yield Step("summary")


def open_pages(visit: Visit, library: Library) -> tuple[Page, ...]:
    """Return the pages of the check that the visit's answers keep open, in order."""
    shown = steps(replace(visit, recheck=None), library)
    return tuple(step.page for step in shown if step.page)


def _pages(visit: Visit, library: Library, *parts: str) -> Iterator[Step]:
    for page in library.pages:
        if page.part in parts and asked(page, visit.answers, library.questions):
            yield Step("page", page)


def _may_unlock(step: Step, visit: Visit, library: Library) -> bool:
    return step.page is not None and unlock_matters(library.triage, visit.answers, step.page, library.questions)


def has_result(visit: Visit, library: Library) -> bool:
    """Say whether a visit came to a result: confirmed answers, or a warning sign among those given so far.

    Without this, a check left on its first page would read as self-care, its open questions as so many a "no".
    """
    return visit.checked_at is not None or assess(visit, library).level is not Level.SELF_CARE


def answered(visit: Visit, page: Page, answers: Answers, library: Library) -> Visit:
    """Return the visit after a page, or some rows of it, was answered.

    The page is behind once each of its open questions has an answer. Answers behind a branch that closes are
    dropped. An answer that meant emergency or urgent and is taken back is remembered as first given. Where
    something has changed since the check, every page is asked anew, with the answers kept.
    """
    retracted = {name: visit.answers[name] for name in takes_back(visit, answers, library)}
    after = visit.answering(answers)
    after = replace(after, answers=without_closed(after.answers, library.pages, library.questions))
    after = replace(after, first_answers={**retracted, **visit.first_answers})
    if all(name in after.answers for name in asked(page, after.answers, library.questions)):
        after = replace(after.past(Step("page", page).name), revisiting=None)
    changed = page.part == "changed" and any(value != "no" for value in answers.values())
    return _checked_anew(after, page) if changed or _pain_is_back(after, library) else after


def _checked_anew(visit: Visit, page: Page) -> Visit:
    """The visit at the first page of the check, its answers kept but for those that sent it there."""
    kept = {name: value for name, value in visit.answers.items() if name not in page.questions}
    return replace(visit, wish="check", answers=kept, done=(), recheck=None, checked_at=None)


def _pain_is_back(visit: Visit, library: Library) -> bool:
    """Whether a routine rests on a check without pain while there is pain now."""
    holding = library.planning.holding
    resting = visit.wish == "routine" and meets(holding.prevention, visit.answers, library.questions)
    return resting and meets(holding.pain_back, visit.answers, library.questions)


def takes_back(visit: Visit, answers: Answers, library: Library) -> tuple[str, ...]:
    """Return the questions whose answers, changed or gone with their branch, take back what was emergency or urgent."""
    given = without_closed(visit.answers, library.pages, library.questions)
    before = library.triage.assess(given)
    following = without_closed({**given, **answers}, library.pages, library.questions)
    if library.triage.assess(following).level.rank >= max(before.level.rank, Level.URGENT.rank):
        return ()
    grave = {name for reason in before.reasons if reason.level.rank >= Level.URGENT.rank for name in reason.because}
    return tuple(name for name in given if name in grave and following.get(name) != given[name])


def responded(visit: Visit, response: Response) -> Visit:
    """Return the visit after the person said what they do about an emergency."""
    return replace(visit, response=response)


def mistaken(visit: Visit, library: Library) -> Visit:
    """Return the visit with the emergency answers taken back and asked again, remembered as first given."""
    assessment = library.triage.assess(visit.answers)
    grave = {name for reason in assessment.reasons if reason.level is Level.EMERGENCY for name in reason.because}
    kept = {name: value for name, value in visit.answers.items() if name not in grave}
    first = {name: visit.answers[name] for name in grave}
    again = {Step("page", page).name for page in library.pages if grave & set(page.questions)}
    return replace(
        visit,
        answers=kept,
        first_answers={**first, **visit.first_answers},
        done=tuple(name for name in visit.done if name not in again),
        revisiting=None,
    )


def back(visit: Visit, library: Library) -> Visit | None:
    """Return the visit one screen earlier with its answers kept, or None at the first."""
    if visit.revisiting:
        return replace(visit, revisiting=None)
    behind = [step.name for step in steps(visit, library) if step.name in visit.done]
    return visit.before(behind[-1]) if behind else None


def reviewed(visit: Visit, now: datetime) -> Visit:
    """Return the visit with its answers confirmed at `now`."""
    return replace(visit.past("review"), checked_at=now)


def routine_wanted(visit: Visit, library: Library, now: datetime) -> Visit:
    """Return the visit on its way to the routine, by the questions that the age of its check calls for."""
    fresh = timedelta(minutes=library.planning.holding.fresh_minutes)
    recent = visit.checked_at is not None and now - visit.checked_at < fresh
    result = Step("result", level=assess(visit, library).level)
    return replace(visit.past(result.name), recheck="changed" if recent else "quick")
