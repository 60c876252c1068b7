"""Lacking: whatever profiles a person has, a routine begins, ends and works each region, or a [[lack]] says why not.

Where a position leaves a region empty for all, a [[lack]] says so for the position; of that `plans` makes sure.
A set of profiles leaves nothing of a region exactly when each exercise there avoids at least one of them. The fewest
profiles that do so stand for all larger sets, so that not every set has to be tried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations, product

from coach.core.content.exercises import POSITIONS, Exercise, Part, Position, Region
from coach.core.content.levels import Scope
from coach.core.content.planning import Lack, PartWords
from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.routine.planner import STAGES
from coach.core.routine.selection import possible
from coach.loading.assembly import Assembled
from coach.loading.overlay import Table

_LEAST: dict[Part, Scope] = {"warm-up": Scope.WALK, "core": Scope.GENTLE, "cool-down": Scope.WALK}
"""The least scope under which a routine has the part; beyond stage 1 it is full."""


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return what some set of profiles leaves without exercise or reason; as warnings, reasons that explain nothing."""
    table = content.tables[("planning", "")]
    return [*_unexplained(table, library), *_idle(table, library)]


def fitting(library: Library, stage: int, position: Position) -> list[Exercise]:
    """Return the exercises that a stage and a position allow, whoever the person is.

    What is meant for some profiles alone is not among them.
    """
    return [
        exercise
        for exercise in library.exercises.values()
        if exercise.stage <= stage and possible(exercise, position) and not exercise.only
    ]


def meant_for_some(library: Library) -> list[Exercise]:
    """Return the exercises that are meant for some profiles alone."""
    return [exercise for exercise in library.exercises.values() if exercise.only]


def emptying(exercises: Collection[Exercise], explained: Collection[str] = ()) -> tuple[str, ...] | None:
    """Return the fewest profiles that leave none of these exercises, or None where no set does or there are none.

    Args:
        exercises: The exercises.
        explained: Profiles that do not count: a set with one of them has its reason.
    """
    hindering = [frozenset(exercise.avoid).difference(explained) for exercise in exercises]
    if not hindering or not all(hindering):
        return None
    names = sorted(frozenset().union(*hindering))
    sets = (chosen for size in range(1, len(names) + 1) for chosen in combinations(names, size))
    return next(chosen for chosen in sets if not any(each.isdisjoint(chosen) for each in hindering))


def _unexplained(table: Table, library: Library) -> Iterator[Problem]:
    for index, part in enumerate(library.planning.part):
        for regions in _needed(part):
            lacks = [lack for lack in library.planning.lack if part.id == "core" and lack.region in regions]
            explained = {lack.profile for lack in lacks if lack.profile}
            gaps = [
                (chosen, stage, position)
                for stage, position in product(STAGES, POSITIONS)
                if (chosen := emptying(_of(library, part.id, regions, stage, position), explained))
            ]
            if gaps:
                chosen, stage, position = min(gaps, key=lambda gap: len(gap[0]))
                message = (
                    f"scope {_LEAST[part.id] if stage == 1 else Scope.FULL}, stage {stage}, {position}: no {part.id} "
                    f"exercise for {' or '.join(regions)} is left for a person with {', '.join(chosen)}; add one "
                    f"that suits{', or a [[lack]] with the reason' if part.id == 'core' else ''}"
                )
                yield table.problem(["part", index, "regions"], message)


def _needed(part: PartWords) -> list[tuple[Region, ...]]:
    """The groups of regions of which one each must be there: a walk is made of the first region of the warm-up."""
    match part.id:
        case "warm-up":
            return [part.regions[:1]]
        case "core":
            return [(region,) for region in part.regions]
        case "cool-down":
            return [part.regions]


def _of(library: Library, part: Part, regions: Collection[Region], stage: int, position: Position) -> list[Exercise]:
    allowed = fitting(library, stage, position)
    return [exercise for exercise in allowed if exercise.part == part and exercise.region in regions]


def _idle(table: Table, library: Library) -> Iterator[Problem]:
    for index, lack in enumerate(library.planning.lack):
        if not _explains(lack, library):
            message = (
                f"{lack.profile or lack.position} never is what leaves the core without {lack.region}, "
                "so that its reason explains nothing; take it out"
            )
            yield table.problem(["lack", index, "profile" if lack.profile else "position"], message, warning=True)


def _explains(lack: Lack, library: Library) -> bool:
    """Whether the reason is ever the true one: nothing of the region is left by the position, or by the profile."""
    if lack.position is not None:
        return not all(_of(library, "core", (lack.region,), stage, lack.position) for stage in STAGES)
    cases = product(STAGES, POSITIONS)
    return any(lack.profile in needful(_of(library, "core", (lack.region,), *case)) for case in cases)


def needful(exercises: Collection[Exercise]) -> frozenset[str]:
    """Return the profiles that belong to a set that leaves none of these exercises and could spare none of its own.

    They are those in an `avoid` that does not hold all of another's: where it does, what meets the other meets it.
    """
    hindering = {frozenset(exercise.avoid) for exercise in exercises}
    return frozenset().union(*(each for each in hindering if not any(other < each for other in hindering)))
