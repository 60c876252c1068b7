"""A simulated person over eight weeks, who does what the program says is due."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import pytest

from coach.core.history.due import due
from coach.core.history.today import Today, needed, today
from coach.core.programme.choices import WeekChoices
from coach.core.programme.returning import return_progress
from coach.core.visit.progression import done_kind, earlier_routines
from coach.core.visit.state import Visit
from tests.support.eight_weeks import LAST_DAY, PLAN, START, lived
from tests.support.shipped import shipped
from tests.support.visits import NOW

RED_DAY = 17


@cache
def all_days() -> tuple[Visit, ...]:
    return tuple(lived(LAST_DAY))


def seen_on(day: int) -> Today:
    """What Today says on the morning after a day was lived."""
    visits, morning = lived(day), START + timedelta(days=day, hours=20)
    found = today(
        needed(iter(visits), morning), WeekChoices(), shipped(), morning, visits[-1].started.date(), holds=True
    )
    assert found is not None
    return found


def on(day: int) -> Visit | None:
    date = (START + timedelta(days=day)).date()
    return next((visit for visit in all_days() if visit.started.date() == date), None)


def test_the_first_days_are_for_walking_and_core_work_comes_after_them() -> None:
    did = [done_kind(visit, shipped()) for day in range(8) if (visit := on(day)) is not None]

    assert did[0] is None
    assert did[1] == "walk"
    assert "core" in did
    assert did.index("core") >= 3


def test_after_red_comes_a_day_of_walking_and_one_stage_less() -> None:
    lights = [each.light(shipped()) for each in earlier_routines(iter(all_days()))]

    assert lights.count("red") == 1
    assert lights.count("amber") >= 1
    after = lived(RED_DAY)
    assert due(after, WeekChoices(), shipped(), START + timedelta(days=RED_DAY, hours=20)).walking_only


def test_lifting_repeats_a_week_after_amber_goes_back_after_red_and_ends_at_the_usual_load() -> None:
    sessions = [visit for visit in reversed(all_days()) if visit.trained]
    loads = [visit.number("load-lifted") for visit in sessions]

    assert loads[:8] == [50, 50, 60, 60, 50, 50, 60, 60]
    assert loads[-1] == 100
    assert return_progress(PLAN, all_days(), shipped(), NOW).number == len(PLAN.weeks)


@pytest.mark.parametrize(
    ("day", "headline", "stage"),
    [
        (1, "today.walk", ""),
        (3, "today.walk", "Stage 1. For stage 2: 2 more full routines with little pain."),
        (8, "today.walk", "Back to lifting: week 1 of 6. For week 2: one more good session."),
        (15, "today.core", "Back to lifting: week 2 of 6. For week 3: 2 more good sessions."),
        (RED_DAY, "today.walk", "Back to lifting: week 1 of 6. For week 2: 2 more good sessions."),
        (30, "today.walk", "Back to lifting: week 2 of 6. For week 3: one more good session."),
        (LAST_DAY, "today.walk", "Back to lifting: week 6 of 6, the last one."),
    ],
)
def test_today_says_what_the_day_brings_and_what_opens_the_next(day: int, headline: str, stage: str) -> None:
    found = seen_on(day)

    assert found.stage == stage
    assert len(found.days) == 14
    assert found.headline == shipped().words(headline)
