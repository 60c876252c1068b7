"""How well the session keeps time over an hour in which the screen asks late."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from coach.core.library import Library
from coach.core.routine.plan import Routine, RoutineStep
from coach.core.session.commands import advance
from coach.core.session.state import started
from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import Measuring, middle

TICK_S = 0.1
STALL_S = 1.5
"""The longest that the screen does not come to ask; longer than two seconds would pause."""
STALLS = 0.02
"""The part of all ticks that stall."""
BEGAN = 1000.0


@dataclass(frozen=True)
class Hour:
    """What came of a simulated hour."""

    late: list[float]
    """Seconds from each step's end to the moment at which it was noticed."""
    drift: float
    """The most by which the session's time ever differed from the clock's."""
    worked: float
    """Seconds of work in the log less the seconds of work in the routine."""


def figures(library: Library, measuring: Measuring) -> Iterator[Figure]:
    """Yield lateness and drift; there is nothing to shorten in a quick run."""
    del measuring
    hour = simulated(library, random.Random(2026))
    yield Figure("step ends noticed late, median", "s", middle(hour.late))
    yield Figure("step ends noticed late, worst", "s", max(hour.late), target=f"<= {STALL_S:g} s")
    yield Figure("clock drift in an hour, worst", "s", hour.drift, target="0", digits=6)
    yield Figure("work logged beyond the routine's", "s", hour.worked, target="0", digits=6)


def simulated(library: Library, chance: random.Random) -> Hour:
    """Return what comes of a routine of an hour when the screen stalls now and then."""
    exercise = next(iter(library.exercises.values()))
    routine = Routine((), tuple(RoutineStep("work" if n % 2 else "rest", exercise, 20 + n % 5 * 10) for n in range(90)))
    assert routine.seconds == 3600
    session, now, late, drift = started(routine, BEGAN), BEGAN, [], 0.0
    while not session.over:
        now += chance.uniform(TICK_S, STALL_S) if chance.random() < STALLS else TICK_S
        before, session = session, advance(session, "tick", now)
        late += [now - BEGAN - routine.ends[index] for index in range(before.index, session.index)]
        behind = routine.ends[session.index - 1] if session.index else 0
        drift = max(drift, abs(behind + session.spent - (now - BEGAN)))
    work = sum(step.seconds for step in routine.steps if step.phase == "work")
    return Hour(late, drift, sum(entry.seconds for entry in session.log) - work)
