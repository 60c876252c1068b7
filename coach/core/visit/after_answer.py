"""What an answer changes in a visit: which pages are done, what must be asked again, and what was taken back."""

from __future__ import annotations

from dataclasses import replace

from coach.core.content.levels import Level
from coach.core.content.questions import CHECK, Page
from coach.core.library import Library
from coach.core.triage.answers import Answers, asked, meets, without_closed
from coach.core.triage.engine import unlock_matters
from coach.core.visit.journey import JourneyStep, open_pages
from coach.core.visit.past_visits import next_day
from coach.core.visit.progression import after_next_day
from coach.core.visit.state import Visit


def answered(visit: Visit, page: Page, answers: Answers, library: Library) -> Visit:
    """Return the visit after a page, or some rows of it, was answered.

    The page is done once each of its open questions has an answer. Answers to questions that are no longer asked are
    dropped. An answer that meant emergency or urgent and is taken back goes to `first_answers`. If something has
    changed since the check, every page is asked again with its answers kept.
    """
    retracted = {name: visit.answers[name] for name in takes_back(visit, answers, library)}
    after = _only_asked(visit.answering(answers), library)
    after = replace(after, first_answers={**retracted, **visit.first_answers})
    if all(name in after.own_answers for name in asked(page, after.answers, library.questions)):
        after = replace(after.past(JourneyStep("page", page).name), revisiting=None)
    if _opened_again(after, library):
        after = replace(after.without("review"), checked_at=None)
    changed = page.part == "changed" and any(value != "no" for value in answers.values())
    if page.part == "next-day":
        reported = next_day(after, library)
        light = reported.light if reported else "green"
        after = replace(after, staging=after_next_day(after.staging, light))
        changed = light == "red"
    if page.part == "next-day" and changed:
        return _check_due(after, library)
    return _checked_anew(after, page, library) if changed or _pain_is_back(after, library) else after


def _only_asked(visit: Visit, library: Library) -> Visit:
    """The visit without answers to questions it does not ask: in a closed branch, or for an unlock without effect.

    A question that is on two pages, such as the pain now, keeps its answer only if one of the visit's own pages asks
    it. Answers carried over from an earlier check stay, even if less pain now would close their question: nobody has
    answered it anew.
    """
    own_pages = [page for page in library.pages if page.part not in ("changed", "quick") or page.part == visit.recheck]
    asked_there = {name for page in own_pages for name in page.questions}
    there = without_closed(visit.answers, own_pages, library.questions)
    anywhere = without_closed(visit.answers, library.pages, library.questions)
    if visit.wish == "routine":
        of_check = {name for page in library.pages if page.part in CHECK for name in page.questions}
        kept = {name: value for name, value in visit.answers.items() if name in anywhere or name in of_check}
    else:
        kept = {name: value for name, value in anywhere.items() if name in there or name not in asked_there}
    unlocks = [page for page in library.pages if page.part == "unlock"]
    idle = [page for page in unlocks if not unlock_matters(library.triage, kept, page, library.questions)]
    dropped = {name for page in idle for name in page.questions}
    return replace(visit, answers={name: value for name, value in kept.items() if name not in dropped})


def _opened_again(visit: Visit, library: Library) -> bool:
    """Whether a confirmed check has open questions again, because a changed answer opened more."""
    if visit.checked_at is None or visit.wish != "check" or visit.recheck:
        return False
    pages = open_pages(visit, library)
    return any(name not in visit.answers for page in pages for name in asked(page, visit.answers, library.questions))


def _checked_anew(visit: Visit, page: Page, library: Library) -> Visit:
    """The visit at the first page of the check, without the answers of the page that sent it there."""
    kept = {name: value for name, value in visit.answers.items() if name not in page.questions}
    return _check_due(replace(visit, answers=kept), library)


def _check_due(visit: Visit, library: Library) -> Visit:
    """The visit at the first page of the check, which must be finished before any routine.

    The pages about the day after an earlier routine stay done.
    """
    earlier = {JourneyStep("page", page).name for page in library.pages if page.part == "next-day"}
    due = replace(visit, wish="check", check_due=True, checked_at=None, done=tuple(earlier.intersection(visit.done)))
    return replace(due, recheck=None, details=False, revisiting=None)


def _pain_is_back(visit: Visit, library: Library) -> bool:
    """Whether a routine relies on an earlier check without pain while the person reports pain now."""
    holding = library.planning.holding
    relies = visit.wish == "routine" and meets(holding.prevention, visit.answers, library.questions)
    return relies and meets(holding.pain_back, visit.answers, library.questions)


def takes_back(visit: Visit, answers: Answers, library: Library) -> tuple[str, ...]:
    """Return the questions whose changed or dropped answers take back an emergency or urgent result, if any do."""
    given = without_closed(visit.answers, library.pages, library.questions)
    before = library.triage.assess(given)
    following = without_closed({**given, **answers}, library.pages, library.questions)
    if library.triage.assess(following).level.rank >= max(before.level.rank, Level.URGENT.rank):
        return ()
    grave = {name for reason in before.reasons if reason.level.rank >= Level.URGENT.rank for name in reason.because}
    return tuple(name for name in given if name in grave and following.get(name) != given[name])


def mistaken(visit: Visit, library: Library) -> Visit:
    """Return the visit with the emergency answers removed, kept as first answers, and to be asked again."""
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
