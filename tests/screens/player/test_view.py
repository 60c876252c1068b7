"""The number and the ring agree, and the ring moves no more often than `RING_STEPS_A_SECOND`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.levels import Scope
from coach.core.routine.planner import plan_routine
from coach.core.session.state import Session, started
from coach.core.visit.state import Request
from coach.screens.player.view import RING_STEPS_A_SECOND, RingCount, clock_time, ring_count
from tests.support.shipped import shipped


@cache
def begun() -> Session:
    return started(plan_routine(shipped(), Scope.FULL, Request(15), ()), 0.0)


def at(index: int, spent: float) -> RingCount:
    return ring_count(replace(begun(), index=index, spent=spent))


indexes = st.integers(0, len(begun().routine.steps) - 1)


@given(index=indexes, share=st.floats(0, 0.999))
def test_the_ring_always_shows_a_part_and_never_less_than_is_left(index: int, share: float) -> None:
    step = begun().routine.steps[index]
    count = at(index, step.seconds * share)

    assert 0 <= count.fraction <= 1
    if step.phase != "work":
        assert count.fraction >= 1 - share - 1e-9


@given(index=indexes, second=st.integers(0, 5))
def test_in_a_second_no_more_pictures_follow_one_another_than_the_ring_has_moves(index: int, second: int) -> None:
    frames = [at(index, second + hundredth / 100) for hundredth in range(100)]

    changes = sum(before != after for before, after in pairwise(frames))
    assert 0 < changes <= RING_STEPS_A_SECOND


@given(index=indexes, tenths=st.integers(0, 49))
def test_number_and_ring_change_together_where_the_number_counts_seconds(index: int, tenths: int) -> None:
    step = begun().routine.steps[index]
    if step.phase == "work":
        return
    before, after = at(index, tenths / 10), at(index, tenths / 10 + 0.1)

    assert int(before.number) == ceil(step.seconds - tenths / 10)
    if before.number != after.number:
        assert before.fraction != after.fraction


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.2, "1:00"), (119, "1:59"), (250, "4:10")])
def test_a_length_is_shown_in_minutes_and_seconds(seconds: float, shown: str) -> None:
    assert clock_time(seconds) == shown
