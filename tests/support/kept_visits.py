"""Saves visits in a data folder before a test begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from coach.core.routine.constraints import routine_constraints
from coach.core.routine.proposal import proposed, requested
from coach.core.triage.answers import Value
from coach.core.visit.state import Performed, Request, Visit
from coach.storage.visits import VisitStore, visit_id
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit
from tests.support.walking import walked


def keep_check(data: Path, days_ago: float = 0, *, now: datetime = NOW, **given: Value) -> Visit:
    """Keep a visit that was left once its check had come to its end, and return it.

    Args:
        data: The person's data folder.
        days_ago: How many days before now the visit began.
        now: The moment from which days are counted.
        given: Answers other than calm ones, by question with `_` for `-`.
    """
    started = now - timedelta(days=days_ago)
    begun = new_visit(id=visit_id(started, "abc123"), started=started)
    visit = walked(begun, shipped(), {name.replace("_", "-"): value for name, value in given.items()}, "setup")
    visit = replace(visit, checked_at=visit.checked_at and started)
    VisitStore(data).save(visit)
    return visit


def keep_routine(data: Path, *, now: datetime = NOW) -> Visit:
    """Keep a calm person's visit that was left at this moment on the first step of its routine, and return it."""
    library = shipped()
    visit = walked(new_visit(id=visit_id(now, "abc123"), started=now), library, {}, "player")
    person = routine_constraints(visit, library)
    request = requested(None, person, library)
    seconds = proposed(request, person, library).routine.seconds
    visit = replace(visit, checked_at=now, request=request, routine_seconds=seconds, moved_at=now)
    VisitStore(data).save(visit)
    return visit


def keep_unfinished(data: Path) -> Visit:
    """Keep a visit that was left on its first page, newer than any other, and return it."""
    started = NOW + timedelta(days=1)
    visit = new_visit(id=visit_id(started, "fff000"), started=started, answers={"fits-today": "prevention"})
    VisitStore(data).save(visit)
    return visit


def keep_trainable(data: Path, *, pain: int = 2) -> None:
    """Keep a check of yesterday, and enough green routines before it for a return plan to open.

    Args:
        data: The person's data folder.
        pain: The pain, 0 to 10, that the check and its routine told.
    """
    done = Performed("bridge", None, 1, "done", 36.0)
    for days_ago in (5, 3, 1):
        visit = keep_check(data, days_ago, days=7, pain_now=pain)
        whole = replace(visit, request=Request(10), performed=(done,), moved_at=visit.started, recheck="none")
        VisitStore(data).save(replace(whole, done=(*visit.done, "setup", "player"), ended=visit.started))
