"""Moments are told by the rules of the machine's zone, whichever side of a change to summer time they are on."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from coach.core.visit.state import Performed
from coach.home.welcome_choices import WelcomeChoices
from coach.local_time import local_time
from coach.storage.visits import VisitStore, visit_id
from tests.support.clocks import WallClock
from tests.support.shipped import shipped
from tests.support.visits import new_visit

SPRING = datetime(2026, 3, 28, 22, 30, tzinfo=UTC)
"""Half past eleven at night on a Saturday in Berlin, before the clocks go forward."""
AUTUMN = datetime(2026, 10, 24, 22, 20, tzinfo=UTC)
"""Twenty past midnight on a Sunday in Berlin, before the clocks go back."""


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(("moment", "day"), [(SPRING, date(2026, 3, 28)), (AUTUMN, date(2026, 10, 25))])
def test_a_day_before_a_change_is_the_same_day_when_looked_back_at_after_it(moment: datetime, day: date) -> None:
    later = local_time(moment + timedelta(days=2))

    assert moment.astimezone(later.tzinfo).date() == day


def test_every_moment_about_a_change_has_the_wall_time_of_the_machine_and_stays_itself() -> None:
    for change in (SPRING, AUTUMN):
        for minutes in range(0, 8 * 60, 10):
            moment = change + timedelta(minutes=minutes)
            told, by_system = local_time(moment), moment.astimezone()

            assert told.astimezone(UTC) == moment
            assert told.isoformat() == by_system.isoformat()
            assert told.tzname() == by_system.tzname()


@pytest.mark.parametrize(("moment", "days"), [(SPRING, 2), (AUTUMN, 1)])
def test_a_routine_at_night_before_a_change_was_done_as_many_days_ago_as_a_calendar_says(
    tmp_path: Path, moment: datetime, days: int
) -> None:
    store, clock = VisitStore(tmp_path, shipped(), WallClock()), WallClock()
    done = Performed("bridge", None, 1, "done", 30.0)
    store.save(new_visit(id=visit_id(moment, "abc123"), started=moment, performed=(done,)))
    now = moment.replace(hour=8) + timedelta(days=2)
    choices = WelcomeChoices(shipped(), VisitStore(tmp_path, shipped(), clock))

    (past,) = choices.past(new_visit(id=visit_id(now, "abc124"), started=now))

    assert past.days_ago == days
