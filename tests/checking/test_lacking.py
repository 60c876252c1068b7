"""The check that a routine has exercises for each region whatever profiles a person has, or a reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.checking import lacking
from coach.core.content.exercises import Exercise
from coach.core.content.levels import Scope
from coach.core.routine.planner import offered, plan_routine
from coach.core.visit.state import Request
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with, shipped

CORE = next(part.regions for part in shipped().planning.part if part.id == "core")
NAMES = ("a", "b", "c", "d", "e")
WISHES = [
    (scope, Request(plan.minutes, position, stage))
    for scope in (Scope.WALK, Scope.GENTLE, Scope.FULL)
    for plan in offered(shipped(), scope)
    for position in plan.positions
    for stage in (1, 2, 3)
]


def found(folder: Path | None) -> list[str]:
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    return [str(problem) for problem in lacking.problems(content, library_of(content))]


def avoiding(*profiles: Collection[str]) -> list[Exercise]:
    """Return exercises that differ only in the profiles that they avoid."""
    exercise = shipped().exercises["plank"]
    return [exercise.model_copy(update={"avoid": tuple(each)}) for each in profiles]


def emptying_sets(exercises: list[Exercise]) -> Iterator[frozenset[str]]:
    """Yield, smallest first, every set of profiles that leaves none of the exercises, by trying all sets."""
    for size in range(len(NAMES) + 1):
        for chosen in combinations(NAMES, size):
            if all(set(exercise.avoid) & set(chosen) for exercise in exercises):
                yield frozenset(chosen)


EXERCISES = st.lists(st.sets(st.sampled_from(NAMES)), min_size=1, max_size=6).map(lambda sets: avoiding(*sets))


def test_no_set_of_profiles_leaves_a_shipped_routine_without_a_part_or_a_reason() -> None:
    assert found(None) == []


@pytest.mark.parametrize(
    ("profile", "region", "stands"),
    [
        ("hernia", "hip", "standing: no core exercise for hip is left for a person with hernia"),
        ("dizzy", "back", "standing: no core exercise for back is left for a person with dizzy"),
        (
            "leg-pain",
            "front",
            "chair: no core exercise for front is left for a person with hip-limits, leg-pain",
        ),
    ],
)
def test_the_fewest_profiles_that_empty_a_region_without_a_reason_are_named(
    tmp_path: Path, profile: str, region: str, stands: str
) -> None:
    folder = copied(tmp_path)
    planning = folder / "planning.toml"
    kept = planning.read_text("utf-8").split("[[lack]]\n")
    planning.write_text("[[lack]]\n".join(t for t in kept if f'profile = "{profile}"\nregion = "{region}"' not in t))
    line = line_with(folder, "planning.toml", 'regions = ["front"')

    advice = "add one that suits, or a [[lack]] with the reason"
    assert found(folder) == [
        f"planning.toml:{line}: planning: part.1.regions: scope gentle, stage 1, {stands}; {advice}"
    ]


def test_profiles_that_together_leave_nothing_to_begin_a_walk_with_are_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(
        folder, "exercises/standing.toml", 'harder = "seated-march"', 'harder = "seated-march"\navoid = ["neck-pain"]'
    )
    line, walk = (line_with(folder, "planning.toml", text) for text in ('regions = ["raise"', "inside = "))

    who = "left for a person with hip-limits, neck-pain"
    raising = f"scope gentle, stage 1, chair: no warm-up exercise for raise is {who}; add one that suits"
    walking = f"chair: no walk is {who}; name one that suits"
    assert found(folder) == [
        f"planning.toml:{line}: planning: part.0.regions: {raising}",
        f"planning.toml:{walk}: planning: walk.inside: {walking}",
    ]


def test_a_profile_that_leaves_no_cool_down_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    file = folder / "exercises" / "cool-down.toml"
    file.write_text(
        file.read_text("utf-8").replace('avoid = ["dizzy"]\n', "").replace("\nsources", '\navoid = ["dizzy"]\nsources')
    )
    line = line_with(folder, "planning.toml", 'regions = ["settle"]')

    (problem,) = found(folder)

    assert problem == (
        f"planning.toml:{line}: planning: part.2.regions: scope gentle, stage 1, floor: no cool-down exercise for "
        "settle is left for a person with dizzy; add one that suits"
    )


@pytest.mark.parametrize(("profile", "region"), [("dizzy", "raise"), ("neck-pain", "front"), ("pregnant", "hip")])
def test_a_reason_that_explains_nothing_is_a_warning(tmp_path: Path, profile: str, region: str) -> None:
    folder = copied(tmp_path)
    planning = folder / "planning.toml"
    before = planning.read_text("utf-8")
    count = before.count("\n[[lack]]\n")
    planning.write_text(f'{before}\n[[lack]]\nprofile = "{profile}"\nregion = "{region}"\nreason = "Rest."\n', "utf-8")
    line = len(before.splitlines()) + 3

    content = assemble(ContentPlace(folder), skip=(CASES,))
    (problem,) = lacking.problems(content, library_of(content))

    assert problem.warning
    assert str(problem) == (
        f"planning.toml:{line}: planning: lack.{count}.profile: {profile} never is what leaves the core without "
        f"{region}, so that its reason explains nothing; take it out"
    )


def test_a_position_that_leaves_the_region_filled_explains_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", 'position = "chair"\nregion = "side"', 'position = "chair"\nregion = "front"')
    line = line_with(folder, "planning.toml", 'position = "chair"\n'.strip())

    content = assemble(ContentPlace(folder), skip=(CASES,))
    (problem,) = lacking.problems(content, library_of(content))

    assert problem.warning
    assert str(problem) == (
        f"planning.toml:{line}: planning: lack.12.position: chair never is what leaves the core without front, "
        "so that its reason explains nothing; take it out"
    )


@pytest.mark.parametrize("both", ['profile = "dizzy"\nposition = "chair"', ""])
def test_a_reason_belongs_to_one_profile_or_one_position(tmp_path: Path, both: str) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", 'position = "chair"\nregion = "side"', f'{both}\nregion = "side"')

    (problem,) = assemble(ContentPlace(folder), skip=(CASES,)).problems

    assert str(problem).startswith("planning.toml:")
    assert "a lack has exactly one of profile and position" in str(problem)


@given(EXERCISES, st.sets(st.sampled_from(NAMES)))
def test_the_fewest_profiles_are_those_that_trying_every_set_finds(
    exercises: list[Exercise], explained: set[str]
) -> None:
    first = next((each for each in emptying_sets(exercises) if not each & explained), None)

    chosen = lacking.emptying(exercises, explained)

    assert (chosen is None) == (first is None)
    if chosen is not None and first is not None:
        assert len(chosen) == len(first)
        assert set(chosen) in list(emptying_sets(exercises))
        assert not explained & set(chosen)


@given(EXERCISES)
def test_a_profile_is_needful_exactly_if_some_least_set_has_it(exercises: list[Exercise]) -> None:
    every = list(emptying_sets(exercises))
    least = [each for each in every if not any(other < each for other in every)]

    assert lacking.needful(exercises) == frozenset().union(*least)


def test_where_there_is_no_exercise_no_profile_is_to_blame() -> None:
    assert lacking.emptying([]) is None
    assert lacking.needful([]) == frozenset()


@given(st.sets(st.sampled_from(sorted(shipped().profiles))), st.sampled_from(WISHES))
def test_whatever_profiles_a_person_has_the_routine_is_whole_and_keeps_its_minutes(
    profiles: set[str], wish: tuple[Scope, Request]
) -> None:
    library = shipped()
    scope, request = wish

    routine = plan_routine(library, scope, request, sorted(profiles))

    exercises = [portion.exercise for portion in routine.portions]
    walks = library.planning.walk.inside
    missing = set(CORE) - {exercise.region for exercise in exercises}
    explained = {
        lack.region
        for lack in library.planning.lack
        if lack.reason in routine.lacking and (lack.profile in profiles or lack.position == request.position)
    }
    assert exercises[0].region in ("raise", "walk")
    assert exercises[-1].part == "cool-down" or exercises[0].id in (*library.planning.walk.outside, *walks)
    assert scope is Scope.WALK or missing <= explained
    assert routine.seconds <= request.minutes * 60


@given(st.sets(st.sampled_from(sorted(shipped().profiles))), st.sampled_from([w for w in WISHES if w[0] is Scope.FULL]))
def test_the_planner_leaves_a_region_out_exactly_where_the_check_finds_nothing_left(
    profiles: set[str], wish: tuple[Scope, Request]
) -> None:
    scope, request = wish
    allowed = lacking.fitting(shipped(), request.stage, request.position)
    left = [exercise for exercise in allowed if not profiles.intersection(exercise.avoid)]

    routine = plan_routine(shipped(), scope, request, sorted(profiles))

    worked = {portion.exercise.region for portion in routine.portions if portion.exercise.part == "core"}
    assert worked == {exercise.region for exercise in left if exercise.part == "core"}
