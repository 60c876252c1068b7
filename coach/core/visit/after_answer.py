"""What an answer changes in a visit, and what it opens again: the check anew, the day after, answers taken back."""

from __future__ import annotations

from dataclasses import replace

from coach.core.content.levels import Level
from coach.core.content.questions import Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked, meets, without_closed
from coach.core.triage.engine import unlock_matters
from coach.core.visit.journey import JourneyStep, given_on, open_pages
from coach.core.visit.past_visits import next_day
from coach.core.visit.progression import after_next_day
from coach.core.visit.state import Visit


def answered(visit: Visit, page: Page, answers: Answers, library: Library) -> Visit:
    """Return the visit after a page, or some rows of it, was answered.

    The page is behind once each of its open questions has an answer. Answers behind a branch that closes are
    dropped. An answer that meant emergency or urgent and is taken back is remembered as first given. Where
    something has changed since the check, every page is asked anew, with the answers kept.
    """
    retracted = {name: visit.answers[name] for name in takes_back(visit, answers, library)}
    after = _only_asked(visit.answering(answers), library)
    after = replace(after, first_answers={**retracted, **visit.first_answers})
    if all(name in given_on(page, after) for name in asked(page, after.answers, library.questions)):
        after = replace(after.past(JourneyStep("page", page).name), revisiting=None)
    if _opened_again(after, library):
        after = replace(after.without("review"), checked_at=None)
    changed = page.part == "changed" and any(value != "no" for value in answers.values())
    if page.part == "next-day":
        told = next_day(after, library)
        light = told.light if told else "green"
        after = replace(after, staging=after_next_day(after.staging, light))
        changed = light == "red"
    if page.part == "next-day" and changed:
        return _check_due(after, library)
    return _checked_anew(after, page, library) if changed or _pain_is_back(after, library) else after


def _only_asked(visit: Visit, library: Library) -> Visit:
    """The visit without answers to what it does not ask: behind a closed branch, or of an unlock that lifts nothing.

    A question that stands on two pages, as the number for pain does, keeps its answer only by a page on the way; what
    was carried over from an earlier check stays.
    """
    on_the_way = [page for page in library.pages if page.part not in ("changed", "quick") or page.part == visit.recheck]
    asked_there = {name for page in on_the_way for name in page.questions}
    there = without_closed(visit.answers, on_the_way, library.questions)
    anywhere = without_closed(visit.answers, library.pages, library.questions)
    carried = visit.wish == "routine"
    kept = {name: value for name, value in anywhere.items() if carried or name in there or name not in asked_there}
    unlocks = [page for page in library.pages if page.part == "unlock"]
    idle = [page for page in unlocks if not unlock_matters(library.triage, kept, page, library.questions)]
    dropped = {name for page in idle for name in page.questions}
    return replace(visit, answers={name: value for name, value in kept.items() if name not in dropped})


def _opened_again(visit: Visit, library: Library) -> bool:
    """Whether a check that was confirmed has open questions, since a change opened more."""
    if visit.checked_at is None or visit.wish != "check" or visit.recheck:
        return False
    pages = open_pages(visit, library)
    return any(name not in visit.answers for page in pages for name in asked(page, visit.answers, library.questions))


def _checked_anew(visit: Visit, page: Page, library: Library) -> Visit:
    """The visit at the first page of the check, its answers kept but for those that sent it there."""
    kept = {name: value for name, value in visit.answers.items() if name not in page.questions}
    return _check_due(replace(visit, answers=kept), library)


def _check_due(visit: Visit, library: Library) -> Visit:
    """The visit at the first page of the check, which must come to its end before any routine.

    What was asked about an earlier routine stays behind.
    """
    earlier = {JourneyStep("page", page).name for page in library.pages if page.part == "next-day"}
    due = replace(visit, wish="check", check_due=True, checked_at=None, done=tuple(earlier.intersection(visit.done)))
    return replace(due, recheck=None, details=False, revisiting=None)


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


def mistaken(visit: Visit, library: Library) -> Visit:
    """Return the visit with the emergency answers taken back and asked again, remembered as first given."""
    assessment = library.triage.assess(visit.answers)
    grave = {name for reason in assessment.reasons if reason.level is Level.EMERGENCY for name in reason.because}
    kept = {name: value for name, value in visit.answers.items() if name not in grave}
    first = {name: visit.answers[name] for name in grave}
    again = {JourneyStep("page", page).name for page in library.pages if grave & set(page.questions)}
    return replace(
        visit,
        answers=kept,
        first_answers={**first, **visit.first_answers},
        done=tuple(name for name in visit.done if name not in again),
        revisiting=None,
    )
