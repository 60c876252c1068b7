"""Checks the easier and the harder exercise that an exercise names: they must really be so, for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Literal, NamedTuple

from coach.core.content.exercises import Exercise
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled

INSTEAD = "name another exercise or say it in words"


class _Link(NamedTuple):
    """An exercise, and another that it names as easier or harder."""

    exercise: Exercise
    key: Literal["easier", "harder"]
    neighbour: Exercise

    @property
    def rise(self) -> tuple[str, str]:
        """The ids of the easier and of the harder one."""
        ids = (self.exercise.id, self.neighbour.id)
        return ids if self.key == "harder" else ids[::-1]


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each neighbour of another part or region, of a wrong stage, not open to all, or in a cycle.

    An easier exercise must be open to everybody who does the harder one: it is on the floor only if that one is, and
    avoids only profiles that that one avoids.
    """
    links = list(_links(library))
    found = [(link, fault) for link in links for fault in _faults(link)]
    found += _circle([link for link in links if link.exercise is not link.neighbour])
    return [
        content.tables[("exercise", link.exercise.id)].problem([link.key], f"{fault}; {INSTEAD}")
        for link, fault in found
    ]


def _links(library: Library) -> Iterator[_Link]:
    for exercise in library.exercises.values():
        if isinstance(exercise.easier, str):
            yield _Link(exercise, "easier", library.exercises[exercise.easier])
        if isinstance(exercise.harder, str):
            yield _Link(exercise, "harder", library.exercises[exercise.harder])


def _faults(link: _Link) -> Iterator[str]:
    exercise, key, other = link
    if other is exercise:
        yield "it names itself"
        return
    if other.part != exercise.part:
        yield f"{other.id} belongs to the {other.part}, not to the {exercise.part}"
    elif other.region != exercise.region:
        yield f"{other.id} is for {other.region}, not for {exercise.region}, so that it cannot stand in for this one"
    if key == "easier" and other.stage > exercise.stage:
        yield f"{other.id} is of stage {other.stage}, above this one's {exercise.stage}"
    if key == "harder" and other.stage < exercise.stage:
        yield f"{other.id} is of stage {other.stage}, below this one's {exercise.stage}"
    if key == "easier" and other.position == "floor" and exercise.position != "floor":
        yield f"{other.id} is on the floor, where not all who do this one can go"
    if key == "easier" and other.only and not (exercise.only and set(exercise.only) <= set(other.only)):
        yield f"{other.id} is meant for {', '.join(other.only)} alone, and this one is not"
    barred = [name for name in other.avoid if name not in exercise.avoid]
    if key == "easier" and barred:
        yield f"{other.id} avoids {', '.join(barred)}, and this one does not"


def _circle(links: list[_Link]) -> list[tuple[_Link, str]]:
    """Return the first cycle of exercises, each easier than the next, at the first link that belongs to it."""
    below: dict[str, list[str]] = {}
    for link in links:
        easier, harder = link.rise
        below.setdefault(harder, []).append(easier)
    try:
        TopologicalSorter(below).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        rises = set(pairwise(circle))
        first = next(link for link in links if link.rise in rises)
        start = circle.index(first.exercise.id)
        turned = [*circle[start:-1], *circle[:start], first.exercise.id]
        return [(first, f"in the circle {', '.join(turned)} each would be easier than the next")]
    return []
