"""The check of plans builds every routine, and finds one that is not complete."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from coach.checking import plans
from coach.loading.assembly import assemble, library_of
from coach.loading.place import CASES, ContentPlace
from tests.support.shipped import changed, copied, line_with, shipped


def found(folder: Path | None, *with_profiles: str) -> list[str]:
    """Return the problems with only these profiles, since each profile means building all routines once more."""
    content = assemble(ContentPlace(folder), skip=(CASES,))
    assert content.problems == ()
    library = library_of(content)
    library = replace(library, profiles={name: library.profiles[name] for name in with_profiles})
    return [str(problem) for problem in plans.problems(content, library)]


def test_every_shipped_plan_makes_whole_routines_of_its_minutes() -> None:
    assert found(None, *shipped().profiles) == []


def test_a_routine_with_too_little_work_is_named_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", "work_share = 0.65", "work_share = 0.75")
    line = line_with(folder, "planning.toml", 'id = "ten-minutes"') + 1

    problems = found(folder)

    assert problems[0] == (
        f"planning.toml:{line}: planning: plan.1.minutes: plan ten-minutes: scope gentle, stage 1, floor: "
        "71% of it is work, and 75% is the least; change its doses"
    )


def test_a_length_that_is_too_short_for_the_least_doses_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", "minutes = 5\n", "minutes = 1\n")

    assert any("s too long; change its doses" in problem for problem in found(folder))


def test_a_scope_without_a_plan_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for _ in range(2):
        changed(folder, "planning.toml", '["walk", "gentle", "full"]', '["gentle", "full"]')

    (problem,) = found(folder)

    assert problem.endswith(": plan: no plan is offered for scope walk; add the scope to one")


def test_a_position_without_a_plan_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for name in ("five", "ten"):
        changed(folder, "planning.toml", f'id = "{name}-minutes"', f'id = "{name}-minutes"\npositions = ["standing"]')
    line = line_with(folder, "planning.toml", 'id = "five-minutes"') - 1

    problems = [problem for problem in found(folder) if "no plan is offered" in problem]

    advice = "add the position to one of the scope"
    assert problems == [
        f"planning.toml:{line}: planning: plan: no plan is offered for scope {bare}; {advice}"
        for bare in ("walk, floor and chair", "gentle, floor and chair", "full, chair")
    ]


def test_a_region_that_a_position_leaves_empty_without_a_reason_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", 'position = "chair"\nregion = "back"', 'position = "chair"\nregion = "side"')

    problems = found(folder)

    assert len(problems) == 2 * (1 + 3)
    advice = "has no core exercise for the back; add an exercise that fits"
    assert all(problem.endswith(f", chair: {advice}") for problem in problems)


def test_minutes_of_the_kiosk_that_leave_no_plan_are_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", "minutes = 10        # the longest", "minutes = 4")
    line = line_with(folder, "planning.toml", "minutes = 4")

    assert found(folder) == [
        f"planning.toml:{line}: planning: kiosk.minutes: 4 leave no plan for scope {scope}, {position}; "
        "allow more or add a shorter plan"
        for scope in ("walk", "gentle", "full")
        for position in ("standing", "chair")
    ]


@pytest.mark.parametrize("first", [7, 15])
def test_minutes_that_the_kiosk_proposes_but_does_not_offer_are_named(tmp_path: Path, first: int) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", "first = 5", f"first = {first}")
    line = line_with(folder, "planning.toml", f"first = {first}")

    problems = found(folder)

    assert len(problems) == 6
    message = f"{first} are not among the kiosk's minutes; name some that are"
    assert problems[0] == f"planning.toml:{line}: planning: kiosk.first: scope walk, standing: {message}"


def test_a_core_region_without_an_exercise_is_named_for_each_position(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    for file in sorted((folder / "exercises").glob("*.toml")):
        file.write_text(file.read_text("utf-8").replace('region = "hip"', 'region = "back"'), "utf-8")

    problems = found(folder)

    assert problems
    assert all(problem.endswith("has no core exercise for the hip; add an exercise that fits") for problem in problems)


@pytest.mark.parametrize("part", ["warm-up", "cool-down"])
def test_a_routine_without_its_first_or_last_part_is_named(tmp_path: Path, part: str) -> None:
    folder = copied(tmp_path)
    for file in sorted((folder / "exercises").glob("*.toml")):
        file.write_text(file.read_text("utf-8").replace(f'part = "{part}"', 'part = "core"'), "utf-8")

    assert any(problem.endswith(f"has no {part}; add an exercise that fits") for problem in found(folder))


def test_a_part_without_regions_is_named_before_any_routine_is_built(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", 'regions = ["settle"]', "regions = []")

    (problem,) = found(folder)

    assert problem.endswith(": part: no regions stand for cool-down; add a [[part]] that lists them")


def test_first_days_that_leave_no_plan_are_named_for_each_scope(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", 'minutes = 10\ndose = "short"', 'minutes = 4\ndose = "short"')
    line = line_with(folder, "planning.toml", "minutes = 4")

    assert found(folder) == [
        f"planning.toml:{line}: planning: first_days.0.minutes: 4 leave no plan for scope {scope}; "
        "allow more minutes or add a shorter plan"
        for scope in ("walk", "gentle", "full")
    ]


def test_easy_moves_that_are_too_few_for_a_position_are_named(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    changed(folder, "planning.toml", ', "sit-and-breathe"]', "]")
    line = line_with(folder, "planning.toml", "easy = ")

    missing = "chair: 1 of the 3 easy moves are missing; name more that fit"
    assert found(folder) == [f"planning.toml:{line}: planning: first_days.0.easy: {missing}"]
