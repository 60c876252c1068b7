"""Visits on past days, for tests of the week's plan: NOW is a Monday at noon (UTC)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from coach.core.content.pain_rule import Light
from coach.core.triage.answers import Value
from coach.core.visit.return_step import ReturnStep
from coach.core.visit.state import Performed, Request, Visit
from coach.storage.visits import visit_id
from tests.support.visits import CALM, NOW

TODAY = NOW.date()
CORE = Performed("bridge", None, 1, "done", 36.0)
WALK = Performed("marching", None, 1, "done", 300.0)


def day(ahead: int) -> date:
    """Return the day so many days after today; before it if negative."""
    return TODAY + timedelta(days=ahead)


def check(days_ago: int, **given: Value) -> Visit:
    """Return a visit with a finished check alone; answers other than calm ones by question with `_` for `-`."""
    at = NOW - timedelta(days=days_ago)
    answers = {**CALM, **{name.replace("_", "-"): value for name, value in given.items()}}
    return Visit(visit_id(at, "abc123"), at, "home", "test", answers=answers, checked_at=at)


def routine(days_ago: int, *performed: Performed, stage: int = 1, minutes: int = 10, **given: Value) -> Visit:
    """Return a visit with a check and a finished routine: core work if nothing else is named."""
    visit = check(days_ago, **given)
    return Visit(
        visit_id(visit.started, "fff000"),
        visit.started,
        "home",
        "test",
        answers=visit.answers,
        checked_at=visit.checked_at,
        done=("setup", "player"),
        request=Request(minutes, stage=stage),
        performed=performed or (CORE,),
        moved_at=visit.started,
    )


PAINS: dict[Light, int] = {"green": 2, "amber": 4, "red": 6}


def session(
    days_ago: int,
    light: Light = "green",
    step: ReturnStep | None = None,
    **given_answers: Value,
) -> Visit:
    """A session of lifting so many days ago, with a pain of 3 before it."""
    answers = {
        "return_to": "lifting",
        "which_lift": "deadlift",
        "load_unit": "kg",
        "usual_load": 100,
        "load_lifted": 100,
        "sets_lifted": 3,
        "pain_now": 3,
        "training_effort": 5,
        "pain_in_training": PAINS[light],
        "pain_after": 2,
        **given_answers,
    }
    return replace(check(days_ago, **answers), id=f"session-{days_ago}", returning=step or ReturnStep())
