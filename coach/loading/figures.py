"""Checks figures: each exercise has one, each starts from a pose that exists, and shows what the exercise needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.core.content.exercises import Exercise
from coach.core.errors import Problem
from coach.core.figure.schema import Figure, Pose
from coach.loading.overlay import Table


def figure_problems(entries: Mapping[str, Sequence[Any]], tables: Mapping[tuple[str, str], Table]) -> list[Problem]:
    """Return each exercise without a figure, each figure without its exercise, and each pose that does not exist."""
    exercises: dict[str, Exercise] = {entry.id: entry for entry in entries.get("exercise", ())}
    poses: dict[str, Pose] = {entry.id: entry for entry in entries.get("pose", ())}
    figures: dict[str, Figure] = {entry.id: entry for entry in entries.get("figure", ())}
    found = [
        tables[("exercise", name)].problem([], f"no figure shows it; add a [[figure]] with the id {name!r}")
        for name in exercises
        if name not in figures
    ]
    found += _lost_poses(poses, figures, tables)
    for name, figure in figures.items():
        table = tables[("figure", name)]
        if name not in exercises:
            found.append(table.problem(["id"], "no exercise has this id; take that of the exercise it shows"))
        else:
            found += [table.problem(keys, message) for keys, message in _unlike(figure, exercises[name])]
    return found


def _lost_poses(
    poses: Mapping[str, Pose], figures: Mapping[str, Figure], tables: Mapping[tuple[str, str], Table]
) -> Iterator[Problem]:
    """Yield each pose that is named and does not exist, and each cycle of poses once."""
    told: set[str] = set()
    named = [("pose", entry.id, entry.from_) for entry in poses.values()]
    for kind, name, start in (*named, *(("figure", entry.id, entry.from_) for entry in figures.values())):
        if start is not None and start not in poses:
            message = f"there is no pose called {start!r}; use one that exists or add it"
            yield tables[(kind, name)].problem(["from"], message)
    for name in poses:
        cycle = _cycle(name, poses)
        if cycle and not told & set(cycle):
            told |= set(cycle)
            ways = ", ".join(
                f"{one} is made from {other}" for one, other in zip(cycle, (*cycle[1:], name), strict=True)
            )
            yield tables[("pose", name)].problem(["from"], f"a circle of poses: {ways}; begin one of them anew")


def _cycle(name: str, poses: Mapping[str, Pose]) -> tuple[str, ...]:
    """Return the cycle of poses that begins and ends with this one; empty if there is none."""
    way = [name]
    while (start := poses[way[-1]].from_) is not None and start in poses:
        if start == name:
            return tuple(way)
        if start in way:
            break
        way.append(start)
    return ()


def _unlike(figure: Figure, exercise: Exercise) -> Iterator[tuple[Sequence[str], str]]:
    """Yield in what a figure differs from its exercise, each with its keys."""
    if exercise.sides == "alternate" and not figure.alternates:
        yield ["alternates"], "the exercise changes sides with each repetition; set `alternates = true`"
    shown = {prop.kind for prop in figure.props}
    for thing in exercise.needs:
        if thing != "mat" and thing not in shown:
            yield ["props"], f"the exercise needs a {thing}, which is not shown; add it to the props"
