"""What earlier visits are good for: a check that still holds, and a check or routine that was left and can go on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from coach.core.content.levels import Level, Scope
from coach.core.library import Library
from coach.core.triage.answers import meets
from coach.core.visit.fitting import complete
from coach.core.visit.journey import JourneyStep, assess, next_step
from coach.core.visit.progression import routine_light
from coach.core.visit.remembering import grown
from coach.core.visit.state import Visit
from coach.core.visit.transitions import routine_wanted

ONE_VISIT = ("changed", "after", "week", "details", "next-day", "stage-up", "stage-down", "training")
"""The parts whose answers are about one visit only. No rule uses them, and they are not carried over."""


def holding_check(visits: Iterable[Visit], library: Library, now: datetime) -> Visit | None:
    """Return the newest visit whose check still holds at `now` (UTC), or None.

    Only the newest visit with a finished check counts, so that an old good answer never outlives a new bad one. If a
    newer visit required a check that was not finished, none holds.
    A check holds if all it asks was answered, its level and scope let the person move, the pain was not getting
    worse, and it is neither later than `now` nor older than the content allows.
    """
    for visit in visits:
        if visit.check_due:
            return None
        if visit.checked_at is None:
            continue
        assessment = assess(visit, library)
        holding = library.planning.holding
        pain_free = meets(holding.prevention, visit.answers, library.questions)
        days = holding.prevention_days if pain_free else holding.days
        movable = assessment.level.rank <= Level.CLINICIAN.rank and assessment.scope is not Scope.NONE
        recent = timedelta(0) <= now - visit.checked_at <= timedelta(days=days)
        worse = meets(holding.worse, visit.answers, library.questions)
        return visit if movable and recent and not worse and complete(visit, library) else None
    return None


def left_routine(visits: Iterable[Visit], library: Library, now: datetime) -> Visit | None:
    """Return the newest visit if its routine was left unfinished, recently enough to continue at `now` (UTC).

    A routine in which the pain was red is over: the rest of it is not offered again.
    """
    last = next(iter(visits), None)
    if last is None or last.moved_at is None or last.ended is not None or last.check_due:
        return None
    under_way = "setup" in last.done and "player" not in last.done
    recent = timedelta(0) <= now - last.moved_at <= timedelta(hours=library.planning.holding.go_on_hours)
    movable = assess(last, library).scope is not Scope.NONE and routine_light(last, library) != "red"
    return last if under_way and recent and movable else None


def left_check(visits: Iterable[Visit], library: Library, now: datetime) -> Visit | None:
    """Return the newest visit if its check was left under way, recently enough to continue at `now` (UTC), or None.

    Only a check of the same content counts, since its pages and rules must be those that the person began with.
    """
    last = next(iter(visits), None)
    if last is None or last.answered_at is None or last.content_version != library.version:
        return None
    recent = timedelta(0) <= now - last.answered_at <= timedelta(minutes=library.planning.holding.check_minutes)
    return last if recent and check_under_way(last, library) else None


def check_under_way(visit: Visit, library: Library) -> bool:
    """Say whether a visit stands in its check, or at the card of an emergency, wherever that was told.

    After a routine was stopped it does not: that visit asks only the danger signs, and the full check is due.
    """
    if visit.ended is not None:
        return False
    unconfirmed = visit.wish == "check" and visit.checked_at is None and not visit.just_stopped
    step = next_step(visit, library).kind
    return step == "emergency" or (unconfirmed and step != "summary")


def continued(visit: Visit, library: Library, now: datetime) -> Visit:
    """Return a visit that was left, ready to continue it: a check where it was, a routine after some questions.

    The questions right before a routine are asked again, which ones depends on the age of the check.
    """
    if check_under_way(visit, library):
        return visit
    again = routine_wanted(visit, library, now)
    pages = [page for page in library.pages if page.part == again.recheck]
    again = replace(
        again, done=tuple(name for name in again.done if name not in {JourneyStep("page", page).name for page in pages})
    )
    findings = {name for page in pages for name in page.questions if library.questions[name].kind == "finding"}
    return again.asking_again(findings)


def relying_on(visit: Visit, check: Visit, library: Library, now: datetime) -> Visit:
    """Return a new visit for a routine that relies on an earlier check.

    The check's answers are carried over, except those about one visit only. Questions asked right before the routine
    keep their old answer until they are asked again. The days since the pain began grow by those that have passed.
    """
    one_visit = {name for page in library.pages if page.part in ONE_VISIT for name in page.questions}
    carried = {name: value for name, value in check.answers.items() if name not in one_visit}
    if check.checked_at is not None:
        # A visit that itself relies on the check has counted the days until it began.
        counted = max(0, (check.started - check.checked_at).days)
        carried = dict(grown(carried, (now - check.checked_at).days - counted, library))
    based = replace(
        visit,
        wish="routine",
        based_on=check.id,
        answers=carried,
        first_answers=check.first_answers,
        checked_at=check.checked_at,
    )
    wanted = routine_wanted(based, library, now)
    if assess(wanted, library).limit:
        # A limit beyond the check's own result is new to the person, so the result is shown again.
        wanted = wanted.without(JourneyStep("result", level=assess(wanted, library).level).name)
    return wanted.asking_again(
        {name for page in library.pages if page.part == wanted.recheck for name in page.questions}
    )
