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
from coach.core.session.commands import advance
from coach.core.session.moments import moment
from coach.core.session.state import Session, started
from coach.core.visit.state import Request
from coach.screens.player.view import RING_STEPS_A_SECOND, RingCount, clock_time, ring_count, shown_moment
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


@given(index=indexes, share=st.floats(0, 0.99))
def test_the_number_is_the_seconds_left_of_the_phase(index: int, share: float) -> None:
    step = begun().routine.steps[index]
    spent = step.seconds * share
    left = moment(step, spent).left if step.phase == "work" and step.is_hold else step.seconds - spent

    assert int(at(index, spent).number) == ceil(left)


def test_line_and_blocks_count_the_same_steps() -> None:
    session = begun()
    while not session.over:
        where = shown_moment(session, shipped()).where
        assert f" {min(session.behind + 1, session.works)} of {session.works}" in where
        session = advance(session, "skip", 0.0)


def walking(spent: float) -> tuple[str, str, str]:
    walk = started(plan_routine(shipped(), Scope.WALK, Request(10), ()), 0.0)
    session = replace(walk, index=1, spent=spent)
    shown = shown_moment(session, shipped())
    return shown.phase, ring_count(session).number, shown.lines


def test_a_walk_has_a_clock_says_when_to_turn_round_and_what_to_stop_for() -> None:
    walk, words = shipped().exercises["walk"], shipped().words

    minutes, seconds = words("player.minutes"), words("player.seconds")
    assert walking(0)[:2] == (words("player.walk-out", time="4:55", unit=minutes), "10")
    assert walking(300)[:2] == (words("player.walk-turn", half=walk.halfway, unit=minutes), "5")
    assert walking(400)[0] == words("player.walk-back", unit=minutes)
    assert walking(550)[:2] == (words("player.walk-back", unit=seconds), "40")
    assert walk.caution is not None
    assert walk.caution in walking(0)[2]


def test_a_long_march_on_a_chair_counts_minutes_until_the_last_one_as_a_walk_does() -> None:
    words = shipped().words
    march = started(plan_routine(shipped(), Scope.WALK, Request(10, "chair"), ()), 0.0)
    assert march.routine.steps[1].exercise.id == "seated-march"

    told = [
        (shown_moment(at, shipped()).phase, ring_count(at).number)
        for at in (replace(march, index=1, spent=spent) for spent in (0.0, 529.0, 531.0))
    ]

    minutes, seconds = (words("player.keep-going", unit=words(f"player.{unit}")) for unit in ("minutes", "seconds"))
    assert told == [(minutes, "10"), (minutes, "2"), (seconds, "59")]


def test_how_to_do_it_stays_in_sight_during_the_work() -> None:
    session = begun()
    work = next(
        n for n, step in enumerate(session.routine.steps) if step.exercise.id == "bridge" and step.phase == "work"
    )

    lines = shown_moment(replace(session, index=work), shipped()).lines

    assert lines.startswith(" ".join(shipped().exercises["bridge"].steps))


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (59.2, "1:00"), (119, "1:59"), (250, "4:10")])
def test_a_length_is_shown_in_minutes_and_seconds(seconds: float, shown: str) -> None:
    assert clock_time(seconds) == shown
