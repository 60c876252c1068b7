"""A conductor for tests, with a clock to advance and a record of what is shown and heard."""

from __future__ import annotations

from dataclasses import dataclass, field

from coach.core.content.levels import Scope
from coach.core.routine.plan import Routine
from coach.core.routine.planner import plan_routine
from coach.core.session.conductor import Conductor, Terms
from coach.core.session.cues import Cue
from coach.core.session.state import started
from coach.core.session.substitution import Bounds
from coach.core.visit.state import Request
from tests.support.clocks import FakeClock
from tests.support.shipped import shipped

LIBRARY = shipped()
PLANNED = plan_routine(LIBRARY, Scope.FULL, Request(15), ())
PRESSES = ("pause", "resume", "skip", "back", "again", "longer", "next")
SHORT = plan_routine(LIBRARY, Scope.FULL, Request(10), ())


@dataclass
class Heard:
    """A `Sound` that records its cues."""

    what: list[str] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)

    def give(self, cue: Cue) -> None:
        self.what.append(cue.kind)
        self.cues.append(cue)

    def silence(self) -> None:
        self.what.append("silence")

    def close(self) -> None:
        self.what.append("close")


@dataclass
class Led:
    """A conductor with a clock that stands still, and what was heard."""

    clock: FakeClock
    heard: Heard
    conductor: Conductor

    def run(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.clock.advance(0.1)
            self.conductor.do("tick")


def led(
    routine: Routine = PLANNED,
    before: int = 2,
    stage: int = 3,
    *,
    waits: bool = False,
    known: frozenset[str] = frozenset(),
) -> Led:
    clock, heard = FakeClock(50.0), Heard()
    terms = Terms(Bounds(stage), before, wait_for_key=waits, known=known)
    conductor = Conductor(LIBRARY, started(routine, clock()), clock, terms, lambda: heard)
    conductor.do("tick")
    return Led(clock, heard, conductor)


def to_work(person: Led) -> None:
    person.conductor.do("skip")
    person.conductor.do("tick")
