"""The routines of earlier visits as the planner sees them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from coach.core.library import Library
from coach.core.visit.past_routines import PastRoutine, history
from coach.core.visit.state import Performed, Visit
from tests.support.visits import new_visit

START = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
DONE = Performed("bridge", None, 1, "done", 30.0)


def earlier(days: float, *performed: Performed) -> Visit:
    return new_visit(started=START - timedelta(days=days), performed=performed or (DONE,))


def test_a_visit_tells_what_came_up_and_what_did_not_go_well(library: Library) -> None:
    performed = (
        DONE,
        Performed("bird-dog", "first", 1, "skipped", 2.0, "too-hard"),
        Performed("bird-dog", "second", 1, "done", 20.0),
        Performed("dead-bug", None, 1, "skipped", 2.0, "pain"),
        Performed("curl-up", None, 1, "skipped", 2.0, "bored"),
    )

    (past,) = history([earlier(2, *performed)], START, library)

    assert past.exercises == {"bridge", "bird-dog", "dead-bug", "curl-up"}
    assert past.too_hard == {"bird-dog"}
    assert past.painful == {"dead-bug"}
    assert (past.stage, past.days_ago) == (2, 2)


def test_a_move_left_for_an_easier_one_was_too_hard(library: Library) -> None:
    performed = (
        DONE,
        Performed("plank", None, 1, "unfinished", 6.0),
        Performed("plank-knees", None, 1, "done", 20.0, way="easier"),
        Performed("side-bridge", "first", 1, "unfinished", 2.0),
        Performed("bird-dog", "first", 1, "done", 20.0),
    )

    (past,) = history([earlier(2, *performed)], START, library)

    assert past.too_hard == {"plank"}


def test_only_what_was_done_counts_for_the_stage(library: Library) -> None:
    skipped = Performed("plank", None, 1, "skipped", 1.0, "too-hard")

    assert history([earlier(1, DONE, skipped)], START, library)[0].stage == 1
    assert history([earlier(1, skipped)], START, library)[0].stage == 1


def test_exercises_that_the_content_no_longer_has_do_no_harm(library: Library) -> None:
    gone = replace(DONE, exercise="long-gone")

    assert history([earlier(1, gone)], START, library) == (PastRoutine(1, 1, frozenset({"long-gone"})),)


def test_the_present_visit_and_later_ones_are_not_the_past(library: Library) -> None:
    visits = [earlier(-1), earlier(0), earlier(3)]

    assert [past.days_ago for past in history(visits, START, library)] == [3]


def test_visits_without_a_routine_are_passed_over(library: Library) -> None:
    visits = [new_visit(started=START - timedelta(days=1)), earlier(2)]

    assert [past.days_ago for past in history(visits, START, library)] == [2]


def test_no_more_visits_are_taken_than_the_content_says(library: Library) -> None:
    def visits() -> Iterator[Visit]:
        for day in range(1, library.planning.recall.routines + 1):
            yield earlier(day)
        raise AssertionError("one visit too many was asked for")

    assert len(history(visits(), START, library)) == library.planning.recall.routines


def test_what_is_long_ago_is_forgotten(library: Library) -> None:
    days = library.planning.recall.days

    assert history([earlier(days)], START, library)
    assert history([earlier(days + 1)], START, library) == ()


@pytest.mark.parametrize(("hours", "days_ago"), [(0, 1), (-9, 0), (9, 0)])
def test_days_are_those_of_the_persons_own_calendar(library: Library, hours: int, days_ago: int) -> None:
    late = new_visit(started=datetime(2026, 3, 19, 23, 0, tzinfo=UTC), performed=(DONE,))
    start = datetime(2026, 3, 20, 1, 0, tzinfo=UTC).astimezone(timezone(timedelta(hours=hours)))

    (past,) = history([late], start, library)

    assert past.days_ago == days_ago
