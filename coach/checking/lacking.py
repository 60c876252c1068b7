"""Checks that a routine has exercises for each region whatever profiles a person has, or a [[lack]] says why not.

A position that leaves a region without exercises for everybody is checked by `plans`.

A set of profiles leaves a region empty exactly if each exercise there avoids at least one of them. Larger sets then do
so too, so only the smallest sets have to be found.
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


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each region that some profiles leave empty without a reason, and warn of reasons that never apply."""
    table = content.tables[("planning", "")]
    return [*_unexplained(table, library), *_walkless(table, library), *_idle(table, library)]


def fitting(library: Library, stage: int, position: Position) -> list[Exercise]:
    """Return the exercises that a stage and a position allow for everybody.

    Exercises that are only for some profiles, and those that only take the place of others, are left out.
    """
    return [
        exercise
        for exercise in library.exercises.values()
        if exercise.stage <= stage and possible(exercise, position) and not (exercise.only or exercise.stand_in)
    ]


def meant_for_some(library: Library) -> list[Exercise]:
    """Return the exercises that are only for some profiles."""
    return [exercise for exercise in library.exercises.values() if exercise.only]


def emptying(exercises: Collection[Exercise], explained: Collection[str] = ()) -> tuple[str, ...] | None:
    """Return the smallest set of profiles that leaves none of these exercises, or None if there is no such set.

    Args:
        exercises: The exercises; for none at all the result is None.
        explained: Profiles to leave out, since a [[lack]] already gives a reason for each.
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
                    f"scope {Scope.GENTLE if stage == 1 else Scope.FULL}, stage {stage}, {position}: no {part.id} "
                    f"exercise for {' or '.join(regions)} is left for a person with {', '.join(chosen)}; add one "
                    f"that suits{', or a [[lack]] with the reason' if part.id == 'core' else ''}"
                )
                yield table.problem(["part", index, "regions"], message)


def _walkless(table: Table, library: Library) -> Iterator[Problem]:
    """Yield the position in which the fewest profiles leave nothing to walk with, if there is one."""
    named = [library.exercises[name] for name in library.planning.walk.inside]
    gaps = [
        (chosen, position)
        for position in POSITIONS
        if (chosen := emptying([exercise for exercise in named if possible(exercise, position)]))
    ]
    if gaps:
        chosen, position = min(gaps, key=lambda gap: len(gap[0]))
        message = f"{position}: no walk is left for a person with {', '.join(chosen)}; name one that suits"
        yield table.problem(["walk", "inside"], message)


def _needed(part: PartWords) -> list[tuple[Region, ...]]:
    """Return groups of regions; a routine needs an exercise of each group. Of the warm-up, the first."""
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
    """Return whether a reason ever applies: its position, or its profile, leaves nothing of the region."""
    if lack.position is not None:
        return not all(_of(library, "core", (lack.region,), stage, lack.position) for stage in STAGES)
    cases = product(STAGES, POSITIONS)
    return any(lack.profile in needful(_of(library, "core", (lack.region,), *case)) for case in cases)


def needful(exercises: Collection[Exercise]) -> frozenset[str]:
    """Return the profiles in any smallest set that leaves none of these exercises.

    They are those of each `avoid` that does not contain the whole `avoid` of another exercise.
    """
    hindering = {frozenset(exercise.avoid) for exercise in exercises}
    return frozenset().union(*(each for each in hindering if not any(other < each for other in hindering)))
