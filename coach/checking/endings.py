"""Checks that every routine has an ending, each ending is said some time, and none praises a routine that was red."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from coach.core.content.endings import MOVED, PAIN_CHANGES, Ending
from coach.core.content.pain_rule import LIGHTS
from coach.core.errors import Problem
from coach.core.history.ending import RoutineFacts, fits
from coach.core.library import Library
from coach.loading.assembly import Assembled


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return endings that mix red with other lights or are never said, and whether some routine has none."""
    endings = tuple(library.endings)
    said = [next((each for each in endings if fits(each, facts)), None) for facts in _routines(endings)]
    found = [
        content.tables["ending", each.id].problem(["lights"], "an ending for red stands for red alone; split it in two")
        for each in endings
        if "red" in each.lights and each.lights != ("red",)
    ]
    found += [
        content.tables["ending", each.id].problem(["id"], "never said, since those above it always fit; move it up")
        for each in endings
        if each not in said
    ]
    if None in said:
        lacking = next(facts for facts, each in zip(_routines(endings), said, strict=True) if each is None)
        message = f"a routine with light {lacking.light!r} may have no ending; add one with no other condition"
        found.append(Problem("endings.toml", 1, "ending", message))
    return found


def _routines(endings: tuple[Ending, ...]) -> Iterator[RoutineFacts]:
    """Yield every routine that the conditions of the endings can tell apart."""
    for light, moved, whole, pain in product(LIGHTS, MOVED, (True, False), PAIN_CHANGES):
        yield RoutineFacts(light, moved, whole, pain, first=True, away_days=0)
        for days in sorted({0, *(each.away_days for each in endings)}):
            yield RoutineFacts(light, moved, whole, pain, first=False, away_days=days)
