"""Checks the exercises that others name in their place: easier, harder, or instead of them for some people."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Literal, NamedTuple

from coach.core.content.exercises import Exercise
from coach.core.errors import Problem
from coach.core.library import Library
from coach.loading.assembly import Assembled

INSTEAD = "name another exercise"


class _Link(NamedTuple):
    """An exercise, and another that it names as easier or harder."""

    exercise: Exercise
    key: Literal["easier", "harder", "instead"]
    neighbour: Exercise
    profile: str | None = None
    """Who gets the other one in its place; None where anybody may choose it."""

    @property
    def rise(self) -> tuple[str, str]:
        """The ids of the easier and of the harder one."""
        ids = (self.exercise.id, self.neighbour.id)
        return ids if self.key == "harder" else ids[::-1]


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each neighbour of another part or region, of a wrong stage, not open to all, or in a cycle.

    So is a stand-in that no exercise names. An easier exercise, and one for a profile, must be open to everybody who
    does the other one: it is on the floor only if that one is, and avoids only profiles that that one avoids.
    """
    links = list(_links(library))
    found = [(link, fault) for link in links for fault in _faults(link)]
    found += _circle([link for link in links if link.exercise is not link.neighbour and link.key != "instead"])
    met = {link.neighbour.id for link in links}
    tables = {name: content.tables[("exercise", name)] for name in library.exercises}
    unmet = "no exercise names it as easier, harder or instead, so that nobody ever gets it; name it or take it out"
    return [
        *(tables[link.exercise.id].problem([link.key], f"{fault}; {INSTEAD}") for link, fault in found),
        *(
            tables[each.id].problem(["stand_in"], unmet)
            for each in library.exercises.values()
            if each.stand_in and each.id not in met
        ),
    ]


def _links(library: Library) -> Iterator[_Link]:
    for exercise in library.exercises.values():
        if exercise.easier is not None:
            yield _Link(exercise, "easier", library.exercises[exercise.easier])
        if exercise.harder is not None:
            yield _Link(exercise, "harder", library.exercises[exercise.harder])
        for profile, name in exercise.instead.items():
            yield _Link(exercise, "instead", library.exercises[name], profile)


def _faults(link: _Link) -> Iterator[str]:
    exercise, key, other, _ = link
    if other is exercise:
        yield "it names itself"
        return
    if other.part != exercise.part:
        yield f"{other.id} belongs to the {other.part}, not to the {exercise.part}"
    elif other.region != exercise.region:
        yield f"{other.id} is for {other.region}, not for {exercise.region}, so that it cannot stand in for this one"
    everybody = key in ("easier", "instead")
    if everybody and other.stage > exercise.stage:
        yield f"{other.id} is of stage {other.stage}, above this one's {exercise.stage}"
    if key == "harder" and other.stage < exercise.stage:
        yield f"{other.id} is of stage {other.stage}, below this one's {exercise.stage}"
    if everybody and other.position == "floor" and exercise.position != "floor":
        yield f"{other.id} is on the floor, where not all who do this one can go"
    if everybody and other.only and not (exercise.only and set(exercise.only) <= set(other.only)):
        yield f"{other.id} is meant for {', '.join(other.only)} alone, and this one is not"
    barred = [name for name in other.avoid if name not in exercise.avoid]
    if link.profile in other.avoid:
        yield f"{other.id} avoids {link.profile}, for whom it is"
    elif everybody and barred:
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
