"""The usual visit, from which the golden files of all exports are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from coach.core.checklist.answer_sheet import sheet_answers
from coach.core.triage.answers import Value
from coach.core.visit.set_used import SetUsed, SetWarning
from coach.core.visit.state import Performed, RoutineToAskAbout, Visit
from tests.support.shipped import shipped
from tests.support.visits import CALM, NOW, new_visit

ANSWERS: Mapping[str, Value] = {
    **CALM,
    "pain-now": 4,
    "worse-with": ("sitting", "bending"),
    "better-with": (),
    "what-was-different": (),
    "known-spine": "no",
    "heart-or-pressure": "no",
    "pain-after": 2,
}
PERFORMED = (
    Performed("cat-camel", None, 1, "done", 60.0),
    Performed("bird-dog", "first", 1, "done", 40.0, way="easier"),
    Performed("bird-dog", "second", 1, "done", 40.0, way="easier", pain=3),
    Performed("bridge", None, 1, "done", 45.0),
    Performed("bridge", None, 2, "skipped", 5.0, "too-hard"),
    Performed("side-bridge", "first", 1, "unfinished", 12.0),
)


def usual_visit(**changes: Value) -> Visit:
    """Return a finished visit at home: a sore back, a routine with a step skipped, less pain after than before.

    Args:
        changes: Answers to put in place of the usual, by question with `_` for `-`.
    """
    answers = {**ANSWERS, **{name.replace("_", "-"): value for name, value in changes.items()}}
    return new_visit(
        answers=sheet_answers(answers, shipped(), assume_no=True),
        checked_at=NOW,
        first_answers={"no-position-eases": "yes"},
        performed=PERFORMED,
        content_version=shipped().version,
    )


DETAILS: Mapping[str, Value] = {
    "which-move": ("floor-lift", "squat"),
    "when-felt": "in-the-set",
    "first-or-again": "now-and-then",
    "helped-before": ("kept-moving", "warmth"),
    "day-pattern": "on-rising",
    "flares-after": "in-minutes",
    "settles-in": "about-an-hour",
    "pain-worst": 6,
    "pain-usual": 3,
    "leg-side": "left",
    "leg-depth": "to-thigh",
    "care-so-far": ("doctor", "scan"),
    "day-demands": ("desk", "loads"),
}


def detailed_visit() -> Visit:
    """Return a visit with all details for the therapist, answered by a helper, with leg pain and a next day."""
    visit = usual_visit(where=("low-side", "leg"), thigh_pain="yes", blood_in_pee="unsure", for_whom="helping")
    answers = {**visit.answers, **DETAILS, "sex-change": "skipped", "pain-next-day": 5}
    seconds = {"danger-signs": 41.2, "your-age": 2.1, "pain-number": 4.0, "which-way": 1.6, "worst-hour": 6.5}
    return replace(visit, answers=answers, page_seconds=seconds, yesterday=RoutineToAskAbout(EARLIER[0].id, 4))


def earlier_visit(days_ago: int, before: int, after: int | None = None, next_day: int | None = None) -> Visit:
    """Return an earlier visit with a check that held, its routine, and what it told of the day after the one before.

    Args:
        days_ago: How many days before the usual visit, which is on 2026-11-23; the one before it is three days older.
        before: Pain before the routine.
        after: Pain after it; None for a visit without one.
        next_day: Pain on the day after the routine before.
    """
    started = NOW - timedelta(days=days_ago)
    told: dict[str, Value] = {**CALM, "pain-now": before}
    answers = sheet_answers(told, shipped(), assume_no=True)
    answers |= {} if after is None else {"pain-after": after}
    answers |= {} if next_day is None else {"pain-next-day": next_day}
    return new_visit(
        id=f"{started:%Y%m%dT%H%M%SZ}-abc123",
        started=started,
        checked_at=started,
        answers=answers,
        performed=() if after is None else (Performed("bridge", None, 1, "done", 540.0),),
        yesterday=None
        if next_day is None
        else RoutineToAskAbout(f"{started - timedelta(days=3):%Y%m%dT%H%M%SZ}-abc123", 4),
    )


EARLIER = (
    earlier_visit(3, 4, 2, 3),
    earlier_visit(6, 5, 3, 5),
    earlier_visit(9, 4, 4),
    earlier_visit(12, 5),
    earlier_visit(15, 6, 5),
    earlier_visit(18, 7, 6),
)
"""The newest first; one more than the summary lists."""
VISITS = {
    "usual": usual_visit(),
    "clinician": usual_visit(known_spine="yes"),
    "urgent": usual_visit(pee_hard="unsure"),
    "emergency": usual_visit(pee_hard="yes", chest_or_breath="unsure"),
    "detailed": detailed_visit(),
    "own-set": replace(
        usual_visit(),
        set_used=SetUsed("Anna Smith", ("mon", "fri"), (SetWarning("bird-dog", "profile", "bending-hurts"),)),
    ),
    "nothing-done": replace(usual_visit(), performed=(), first_answers={}),
}
"""Visits that among them differ in every fact that a summary reports."""
