"""Constraints and the proposal: what may be chosen at home and at the kiosk, and what is proposed first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.content.exercises import POSITIONS, Position
from coach.core.content.levels import Place, Scope
from coach.core.routine.constraints import RoutineConstraints, routine_constraints
from coach.core.routine.proposal import proposed, requested
from coach.core.triage.answers import Value
from coach.core.visit.state import Request
from tests.support.routines import MOVING, PLACES
from tests.support.shipped import shipped
from tests.support.visits import new_visit
from tests.support.walking import walked

KIOSK = shipped().planning.kiosk
CALM = walked(new_visit(), shipped(), {}, "setup")
WISHES = st.builds(
    Request,
    minutes=st.integers(0, 60),
    position=st.sampled_from(POSITIONS),
    stage=st.integers(1, 3),
    heard=st.booleans(),
)


def at(place: Place, *positions: Position) -> RoutineConstraints:
    return routine_constraints(replace(CALM, place=place), shipped(), (), positions or POSITIONS)


def test_at_home_every_position_may_be_chosen_and_the_floor_comes_first() -> None:
    person = at("home")

    assert (person.positions, person.kiosk) == (POSITIONS, None)
    assert requested(None, person, shipped()) == Request(10, "floor")


@pytest.mark.parametrize(("leg_numb", "kept_back"), [("no", set()), ("yes", {"bending-hurts", "leaning-back-hurts"})])
def test_an_unlock_keeps_moves_back_only_where_it_widened_what_one_may_do(leg_numb: str, kept_back: set[str]) -> None:
    allowed = dict.fromkeys(("seen-for-this", "told-exercise-ok", "same-or-better"), "yes")
    told: dict[str, Value] = {**allowed, "days": 60, "where": ("leg",), "leg-numb": leg_numb}
    visit = walked(new_visit(), shipped(), told, "setup")

    person = routine_constraints(visit, shipped())

    assert person.scope is (Scope.GENTLE if kept_back else Scope.FULL)
    assert set(person.avoid) - {"leg-pain"} == kept_back


def test_a_chair_offers_fewer_minutes_and_a_longer_wish_becomes_the_longest_of_them() -> None:
    person = at("home")

    assert person.minutes(shipped(), "chair") == (5, 10)
    assert person.minutes(shipped(), "standing") == (5, 10, 15, 20, 30)
    assert requested(Request(20, "chair", 2), person, shipped()) == Request(10, "chair", 2)


def test_the_kiosk_proposes_five_minutes_standing_and_allows_ten_at_most() -> None:
    person = at("kiosk")

    assert requested(None, person, shipped()) == Request(5, "standing", walk="inside")
    assert person.positions == ("standing", "chair")
    assert {person.minutes(shipped(), position) for position in person.positions} == {(5, 10)}
    assert requested(Request(30, "standing"), person, shipped()).minutes == 10


@pytest.mark.parametrize(
    ("given_positions", "offered"),
    [
        (("chair",), ("chair",)),
        (("standing",), ("standing",)),
        (("chair", "standing"), ("standing", "chair")),
        (("floor", "chair"), ("chair",)),
        (("floor",), ("standing", "chair")),
    ],
    ids=["chair", "standing", "in the usual order", "no floor", "never the floor alone"],
)
def test_the_kiosk_offers_those_of_its_positions_that_the_content_allows(
    given_positions: tuple[Position, ...], offered: tuple[Position, ...]
) -> None:
    person = at("kiosk", *given_positions)

    assert person.positions == offered
    assert requested(None, person, shipped()).position == offered[0]


def test_a_chair_offers_no_stages_and_standing_all_that_the_result_allows() -> None:
    person = at("home")

    assert person.stages_in(shipped(), "chair") == ()
    assert person.stages_in(shipped(), "standing") == person.stages_in(shipped(), "floor") == (1, 2)
    assert replace(person, hardest=3).stages_in(shipped(), "floor") == (1, 2, 3)
    assert RoutineConstraints(Scope.GENTLE).stages_in(shipped(), "standing") == (1,)


def test_at_home_positions_can_be_restricted_too() -> None:
    assert requested(None, at("home", "chair"), shipped()) == Request(10, "chair")


@given(
    scope=st.sampled_from(MOVING),
    avoid=st.sets(st.sampled_from(sorted(shipped().profiles)), max_size=3),
    positions=st.sets(st.sampled_from(KIOSK.positions), min_size=1),
    wish=st.none() | WISHES,
    heard=st.booleans(),
)
def test_whatever_is_requested_a_kiosk_routine_is_short_and_never_on_the_floor(
    scope: Scope, avoid: set[str], positions: set[Position], wish: Request | None, heard: bool
) -> None:
    ordered = tuple(position for position in POSITIONS if position in positions)
    person = RoutineConstraints(scope, tuple(sorted(avoid)), positions=ordered, kiosk=KIOSK, heard=heard)

    request = requested(wish, person, shipped())
    routine = proposed(request, person, shipped()).routine

    assert request.position in positions
    assert routine.seconds <= KIOSK.minutes * 60 + shipped().planning.timing.tolerance_s
    assert {portion.exercise.position for portion in routine.portions} <= PLACES[request.position] - {"floor"}


def test_whether_cues_are_heard_is_set_with_the_first_request_and_then_kept() -> None:
    silent = replace(at("kiosk"), heard=False)

    first = requested(None, silent, shipped())
    assert not first.heard
    assert not requested(first, at("kiosk"), shipped()).heard
