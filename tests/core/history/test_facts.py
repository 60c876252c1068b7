"""The facts of earlier visits: what was really done counts, and no more is read than is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from coach.core.history.facts import PastFacts, visit_facts
from coach.core.visit.state import Performed, Visit
from tests.support.past import CORE, WALK, facts_of, past_visit
from tests.support.shipped import shipped
from tests.support.visits import NOW, new_visit


def test_the_minutes_are_those_of_the_work_that_was_done_and_not_those_that_were_planned() -> None:
    performed = (Performed("bridge", None, 1, "done", 90.0), Performed("bridge", None, 2, "skipped", 12.0, "pain"))
    (facts,) = facts_of(past_visit(1, performed=performed))

    assert facts.seconds == 102.0


@pytest.mark.parametrize(
    ("performed", "moved"),
    [
        (CORE, "core"),
        (WALK, "walk"),
        ((*WALK, *CORE), "core"),
        ((), None),
        ((Performed("bridge", None, 1, "skipped", 3.0),), None),
        ((Performed("an-exercise-of-long-ago", None, 1, "done", 60.0),), "walk"),
    ],
)
def test_a_routine_counts_as_core_only_with_a_core_move_done(
    performed: tuple[Performed, ...], moved: str | None
) -> None:
    assert facts_of(past_visit(1, performed=performed))[0].moved == moved


def test_a_check_that_was_left_has_no_result() -> None:
    left = new_visit(answers={"fits-today": "after-workout"})

    (facts,) = facts_of(left)

    assert (facts.level, facts.scope) == (None, None)


def test_a_visit_belongs_to_the_day_of_the_person_and_not_of_greenwich() -> None:
    late = replace(past_visit(0), started=NOW.replace(hour=23, minute=30))
    east = timezone(timedelta(hours=2))

    assert visit_facts(late, shipped(), lambda moment: moment.astimezone(east)).day == NOW.date() + timedelta(days=1)


def test_no_more_visits_are_read_than_are_asked_for() -> None:
    taken: list[str] = []

    def visits() -> Iterator[Visit]:
        for day in range(5):
            visit = past_visit(day)
            taken.append(visit.id)
            yield visit

    past = PastFacts(visits(), shipped(), lambda moment: moment, NOW.date())

    assert (past.read(2), len(taken), past.whole) == (True, 2, False)
    assert (past.read(9), [each.visit for each in past.facts], past.whole) == (True, taken, True)
    assert not past.read(1)
