"""A person over eight weeks: a strain, walks, core work, amber once, red once, and back to lifting.

What is done each day follows what the program itself says is due; only the pains are given. `python -m
tests.support.eight_weeks FOLDER DAY` keeps the visits up to a day, as if that day were today, to look at the screens.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach.core.history.due import due
from coach.core.programme.choices import WeekChoices
from coach.core.programme.returning import opening, return_progress
from coach.core.triage.answers import Value
from coach.core.visit.progression import first_stage, staging, unresolved_red, yesterday
from coach.core.visit.return_step import ReturnStep
from coach.core.visit.state import Performed, Visit
from tests.support.past import CORE, WALK, keep, past_visit
from tests.support.shipped import shipped
from tests.support.visits import NOW

LAST_DAY = 56
LIBRARY = shipped()
PLAN = LIBRARY.returns["lifting"]
BEFORE = {0: 6, 1: 6, 2: 5, 3: 4, 4: 4, 5: 3, 6: 3}
"""The pain of each of the first days; from then on it is 2."""
AFTER = {14: 3, 17: 6}
"""The pain after moving on the amber day and on the red day; on all others no more than before."""


START = NOW - timedelta(days=LAST_DAY)
"""Day 0, a Monday."""


def lived(last_day: int, start: datetime = START) -> list[Visit]:
    """Return the visits from day 0, which is at `start`, to a day, the newest first."""
    visits: list[Visit] = []
    for day in range(last_day + 1):
        for visit in _day(day, visits, start + timedelta(days=day)):
            visits.insert(0, visit)
    return visits


def _day(day: int, visits: list[Visit], now: datetime) -> Iterator[Visit]:
    """What a person does on a day, after what came before it."""
    if day == 0:
        yield _visit(day, now, visits, ())
        return
    coming = due(visits, WeekChoices(), LIBRARY, now)
    if coming.kind != "rest" and not coming.walking_only and _may_lift(visits, now):
        yield _session(day, now, visits)
    elif coming.kind == "walk":
        yield _visit(day, now, visits, WALK)
    elif coming.kind == "core":
        yield _visit(day, now, visits, CORE)


def _may_lift(visits: list[Visit], now: datetime) -> bool:
    begun = any(visit.trained for visit in visits)
    rested = return_progress(PLAN, visits, LIBRARY, now).next_from
    return (begun or opening(PLAN, visits, LIBRARY).is_open) and (rested is None or now >= rested)


def _visit(day: int, now: datetime, visits: list[Visit], performed: tuple[Performed, ...], **given: Value) -> Visit:
    before = BEFORE.get(day, 2)
    # The day after red the pain is back to where it was, as is told before anything else.
    last = yesterday(visits, LIBRARY, now, after_red=unresolved_red(visits, LIBRARY, now) is not None)
    told: tuple[Visit, int] | None = None
    if last is not None:
        told = next(visit for visit in visits if visit.id == last.visit), before
    visit = past_visit(
        0,
        before,
        AFTER.get(day, max(before - 1, 0)) if performed else None,
        performed,
        now=now,
        yesterday=told,
        days=min(day, 41),
        went_in_lift="yes",
        trend="better" if day else "same",
        **given,
    )
    planned = replace(visit, staging=staging(visits, LIBRARY))
    way = planned.staging.way if planned.staging else "stay"
    agreed = {} if way == "stay" else {f"stage-{way}": way}
    planned = replace(planned, answers={**planned.answers, **agreed})
    return (
        replace(planned, request=replace(planned.request, stage=first_stage(planned))) if planned.request else planned
    )


def _session(day: int, now: datetime, visits: list[Visit]) -> Visit:
    progress = return_progress(PLAN, visits, LIBRARY, now)
    week, step = progress.week, ReturnStep(progress.number, progress.sessions)
    assert week.lifts is not None
    visit = _visit(
        day, now, visits, (), return_to="lifting", which_lift="deadlift", load_unit="kg", usual_load=100,
        load_lifted=week.lifts.share, sets_lifted=week.lifts.sets, training_effort=week.effort, pain_in_training=2,
        pain_after=AFTER.get(day, 2),
    )  # fmt: skip
    return replace(visit, returning=step, done=(), request=None)


if __name__ == "__main__":
    today = datetime.now(UTC)
    last = int(sys.argv[2])
    keep(Path(sys.argv[1]), *lived(last, today - timedelta(days=last)))
