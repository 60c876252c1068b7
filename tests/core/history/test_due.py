"""What is due on a day, from the visits alone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from coach.core.history.due import due
from coach.core.programme.choices import WeekChoices
from coach.core.visit.state import Visit
from tests.support.past import WALK, past_visit
from tests.support.shipped import shipped
from tests.support.visits import NOW

RED = past_visit(1, 2, 7)


@pytest.mark.parametrize(
    ("visits", "kind", "done", "core_in"),
    [
        ([], "core", False, 2),
        ([past_visit(0)], "core", True, 2),
        ([past_visit(1)], "walk", False, 1),
        ([past_visit(2)], "core", False, 2),
        ([past_visit(1, performed=WALK), past_visit(4)], "core", False, 2),
        ([past_visit(0, performed=WALK), past_visit(1)], "walk", True, 1),
        ([past_visit(0, pee_hard="yes", performed=())], "care", False, None),
        ([past_visit(0, pee_hard="unsure", performed=())], "care", False, None),
        ([RED], "walk", False, None),
        ([past_visit(0, 2, None, WALK), RED], "walk", True, None),
        ([past_visit(0, 2, None, (), yesterday=(RED, 2)), RED], "walk", False, 1),
    ],
)
def test_what_is_due_today(visits: Sequence[Visit], kind: str, done: bool, core_in: int | None) -> None:
    found = due(visits, WeekChoices(), shipped(), NOW)

    assert (found.kind, found.done) == (kind, done)
    assert found.next_core == (None if core_in is None else NOW.date() + timedelta(days=core_in))
