"""The routines of earlier visits, as the planner needs them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice, pairwise

from coach.core.library import Library
from coach.core.visit.state import Visit


@dataclass(frozen=True)
class PastRoutine:
    """How the routine of one earlier visit went."""

    days_ago: int
    """Calendar days in the person's own time; 0 for the same day."""
    stage: int
    """The highest stage of the exercises done."""
    exercises: frozenset[str]
    """Ids of the exercises in it, done or skipped."""
    too_hard: frozenset[str] = frozenset()
    """Ids of the exercises skipped as too hard, or left for an easier way."""
    painful: frozenset[str] = frozenset()
    """Ids of the exercises skipped because of pain."""


History = tuple[PastRoutine, ...]
"""The newest first."""


def history(visits: Iterable[Visit], start: datetime, library: Library) -> History:
    """Return the routines before `start`, as many and as old as the content allows.

    The result does not depend on the present time, so that the same routine can be planned again later in the visit.

    Args:
        visits: The person's visits, the newest first; read only as far as needed.
        start: When the present visit began, in the person's own time.
        library: All content.
    """
    recall = library.planning.recall
    return tuple(islice(_routines(visits, start, library), recall.routines))


def _routines(visits: Iterable[Visit], start: datetime, library: Library) -> Iterator[PastRoutine]:
    for visit in visits:
        days_ago = (start.date() - visit.started.astimezone(start.tzinfo).date()).days
        if days_ago > library.planning.recall.days:
            return
        if visit.performed and visit.started < start:
            yield _routine(visit, days_ago, library)


def _routine(visit: Visit, days_ago: int, library: Library) -> PastRoutine:
    done = [each.exercise for each in visit.performed if each.outcome == "done"]
    stages = [library.exercises[name].stage for name in done if name in library.exercises]

    def skipped(because: str) -> frozenset[str]:
        return frozenset(each.exercise for each in visit.performed if each.skipped_because == because)

    eased = frozenset(
        left.exercise
        for left, taken in pairwise(visit.performed)
        if taken.way == "easier" and left.way is None and left.outcome == "unfinished"
    )
    return PastRoutine(
        days_ago=days_ago,
        stage=max(stages, default=1),
        exercises=frozenset(each.exercise for each in visit.performed),
        too_hard=skipped("too-hard") | eased,
        painful=skipped("pain"),
    )
