"""Selection: what comes first after earlier routines, and what is only for certain profiles."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from coach.core.content.exercises import Position
from coach.core.content.levels import Scope
from coach.core.library import Library
from coach.core.routine.plan import Eased, Routine
from coach.core.routine.planner import plan_routine
from coach.core.visit.past_routines import History
from coach.core.visit.state import Request
from tests.support.cases import in_turn
from tests.support.routines import CORE, MOVING, ONE, PLACES, after, core_of, recalled, regions, spread, wishes
from tests.support.shipped import shipped


@in_turn([Scope.GENTLE, Scope.FULL], [(), *ONE])
def test_two_visits_in_a_row_differ_in_the_core_wherever_there_is_a_choice(
    scope: Scope, avoid: tuple[str, ...]
) -> None:
    differs(scope, avoid, spread(scope, avoid))


@pytest.mark.exhaustive
@in_turn([Scope.GENTLE, Scope.FULL], [(), *ONE])
def test_two_visits_in_a_row_differ_whatever_was_asked_for(scope: Scope, avoid: tuple[str, ...]) -> None:
    differs(scope, avoid, wishes(scope))


def differs(scope: Scope, avoid: tuple[str, ...], requests: list[Request]) -> None:
    library = shipped()
    for request in requests:
        first = plan_routine(library, scope, request, avoid)
        second = plan_routine(library, scope, request, avoid, (after(first),))
        for region in CORE:
            best = [each.exercise for each in first.portions if each.exercise.region == region][:1]
            alike = [
                each.id
                for each in library.exercises.values()
                if best
                and (each.part, each.region, each.stage) == ("core", region, best[0].stage)
                and (each.position == "floor") == (best[0].position == "floor")
                and each.position in PLACES[request.position]
                and not set(each.needs) & set(library.planning.seldom)
                and not set(each.avoid) & set(avoid)
                and not set(each.instead) & set(avoid)
                and not each.stand_in
            ]
            unused = set(alike) - set(core_of(first))
            assert not unused or unused & set(core_of(second)), (request, region)
        assert set(second.fresh) == set(core_of(second)) - set(core_of(first))


@in_turn(["standing", "chair"], [(), *ONE])
def test_without_sound_nothing_turns_from_the_screen_while_another_move_of_the_region_would_do(
    position: Position, avoid: tuple[str, ...]
) -> None:
    library = shipped()
    for minutes, stage in product((5, 10), (1, 2, 3)):
        routine = plan_routine(library, Scope.FULL, Request(minutes, position, stage, heard=False), avoid)
        exercises = [portion.exercise for portion in routine.portions]
        for away in (each for each in exercises if not each.sees_screen and each.region != "walk"):
            others = [
                each.id
                for each in library.exercises.values()
                if (each.part, each.region, each.sees_screen) == (away.part, away.region, True)
                and (each.stage <= stage and each.position in PLACES[position] and not each.only)
                and not set(each.needs) & set(library.planning.seldom)
                and not set(each.avoid) & set(avoid)
                and not set(each.instead) & set(avoid)
                and not each.stand_in
            ]
            assert set(others) <= {exercise.id for exercise in exercises}, (minutes, stage, away.id)


def test_without_sound_a_seated_move_takes_the_place_of_the_plank_that_looks_at_the_wall() -> None:
    heard, silent = (
        core_of(plan_routine(shipped(), Scope.FULL, Request(10, "standing", heard=heard))) for heard in (True, False)
    )

    assert ("wall-plank" in heard, "seated-brace" in heard) == (True, False)
    assert ("wall-plank" in silent, "seated-brace" in silent) == (False, True)


def test_on_the_floor_sound_changes_nothing_since_nearly_all_moves_there_look_away() -> None:
    for request in (wish for wish in wishes(Scope.FULL) if wish.position == "floor"):
        silent = plan_routine(shipped(), Scope.FULL, replace(request, heard=False))

        assert silent == plan_routine(shipped(), Scope.FULL, request)


def test_after_as_many_visits_as_are_recalled_the_first_moves_come_again() -> None:
    past: History = ()
    seen = []
    for _ in range(4):
        routine = plan_routine(shipped(), Scope.FULL, Request(10), (), past)
        seen.append(core_of(routine)[0])
        past = (after(routine), *past)[: shipped().planning.recall.routines]

    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]


@pytest.mark.parametrize(
    ("hard", "easier", "stage"),
    [("dead-bug", "heel-slide", 2), ("bird-dog", "bird-dog-leg", 2), ("plank", "plank-knees", 3)],
)
def test_what_was_too_hard_last_time_gives_way_to_its_easier_neighbour(hard: str, easier: str, stage: int) -> None:
    past = (recalled("curl-up-two", "side-bridge", too_hard=hard, stage=stage),)

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=stage), (), past)

    assert easier in core_of(routine)
    assert hard not in core_of(routine)
    assert Eased(hard, "too-hard", easier) in routine.eased


def test_an_exercise_too_hard_twice_goes_down_by_two() -> None:
    past = (recalled(too_hard="dead-bug"), recalled(too_hard="dead-bug-reach"))

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=3), (), past)

    assert core_of(routine)[0] == "heel-slide"
    assert Eased("dead-bug-reach", "too-hard", "heel-slide") in routine.eased


def test_an_exercise_that_went_well_since_is_no_longer_too_hard() -> None:
    past = (recalled("bird-dog"), recalled(too_hard="bird-dog"))

    routine = plan_routine(shipped(), Scope.FULL, Request(10, stage=2), (), past)

    assert "bird-dog" in core_of(routine)
    assert routine.eased == ()


def with_exercise(name: str, **changes: Any) -> Library:
    """The shipped content with one exercise changed."""
    exercise = shipped().exercises[name].model_copy(update=changes)
    return replace(shipped(), exercises={**shipped().exercises, name: exercise})


def test_what_hurt_and_has_no_easier_neighbour_is_left_out_where_there_is_a_choice() -> None:
    library = with_exercise("bridge", easier=None)
    routine = plan_routine(library, Scope.FULL, Request(10), (), (recalled(painful="bridge"),))

    assert "bridge" not in core_of(routine)
    assert regions(routine) == CORE
    assert routine.eased == (Eased("bridge", "pain", stays=False),)


def test_what_hurt_stays_with_its_easier_way_where_nothing_else_is_left() -> None:
    past = (recalled(painful="standing-side-lean"),)

    library = with_exercise("standing-side-lean", easier=None)
    routine = plan_routine(library, Scope.FULL, Request(10, "standing"), (), past)

    assert routine.eased == (Eased("standing-side-lean", "pain", stays=True),)


def test_an_easier_neighbour_that_a_profile_excludes_is_not_used() -> None:
    past, library = (recalled(painful="marching"),), with_exercise("heel-march", avoid=("leg-pain",))

    routine = plan_routine(library, Scope.FULL, Request(10, "standing"), ("leg-pain", "hip-limits"), past)

    assert routine.portions[0].exercise.id == "seated-arm-swings"


@pytest.mark.parametrize(
    ("profile", "usual", "form"),
    [
        ("wrist-pain", "cat-camel", "standing-cat"),
        ("wrist-pain", "bird-dog-leg", "bird-dog-forearms"),
        ("knee-pain", "sit-to-stand", "high-sit-to-stand"),
        ("hip-limits", "side-leg-lift", "toe-touch-out"),
    ],
)
def test_who_must_spare_a_joint_gets_the_form_of_a_move_that_does(profile: str, usual: str, form: str) -> None:
    for scope in (Scope.GENTLE, Scope.FULL):
        for request in wishes(scope):
            ids = {each.exercise.id for each in plan_routine(shipped(), scope, request).portions}
            spared = {each.exercise.id for each in plan_routine(shipped(), scope, request, (profile,)).portions}
            assert usual not in spared
            assert form not in ids


@in_turn([(), *ONE])
def test_what_only_stands_in_is_never_planned_unless_a_profile_asks_for_it(avoid: tuple[str, ...]) -> None:
    asked = {form for each in shipped().exercises.values() for name, form in each.instead.items() if name in avoid}
    for routine in of_all(avoid):
        assert {each.exercise.id for each in routine.portions if each.exercise.stand_in} <= asked
        assert not any(shipped().exercises[left.exercise].stand_in for left in routine.left_out)


def of_all(avoid: tuple[str, ...]) -> list[Routine]:
    """The routines of every scope."""
    return [plan_routine(shipped(), scope, request, avoid) for scope in MOVING for request in spread(scope, avoid)]


@in_turn([(), *ONE])
def test_an_exercise_for_certain_profiles_is_only_for_people_with_them(avoid: tuple[str, ...]) -> None:
    for routine in of_all(avoid):
        special = [portion.exercise for portion in routine.portions if portion.exercise.only]

        assert not special or avoid == ("leaning-back-eases",)
        assert [each.exercise for each in routine.put_in] == [exercise.id for exercise in special]


@pytest.mark.parametrize(("position", "first"), [("floor", "press-up"), ("standing", "back-bend")])
@pytest.mark.parametrize("minutes", [10, 30])
def test_the_exercise_that_eases_the_person_s_pain_is_in_the_warm_up(
    position: Position, first: str, minutes: int
) -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(minutes, position), ("leaning-back-eases",))

    assert first in {each.exercise.id for each in routine.portions if each.exercise.part == "warm-up"}


def test_an_exercise_that_would_ease_is_left_out_if_it_may_hurt() -> None:
    avoid = ("leaning-back-eases", "leaning-back-hurts")

    routine = plan_routine(shipped(), Scope.FULL, Request(30), avoid)

    assert routine.put_in == ()
    assert {"press-up", "back-bend"} <= {left.exercise for left in routine.left_out}


def test_an_exercise_for_other_profiles_is_not_listed_as_left_out() -> None:
    routine = plan_routine(shipped(), Scope.FULL, Request(30), ("hernia",))

    assert not {"press-up", "back-bend"} & {left.exercise for left in routine.left_out}
