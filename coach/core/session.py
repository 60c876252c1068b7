"""The player as pure steps: a session, an event and the moment make the next session.

Moments are seconds of a monotonic clock that the caller passes in. Nothing here counts ticks: where the routine
stands follows from the moment it last moved and the moment asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from coach.core.routine import Routine, Side, Step
from coach.core.visit import Outcome, Performed

GAP_S = 2.0
"""A silence longer than this (a laptop asleep, a stopped process) pauses the routine."""

Event = Literal["tick", "pause", "resume", "skip", "back", "end"]


@dataclass(frozen=True)
class Position:
    """Where the routine stands."""

    step: Step
    index: int
    elapsed: float
    """Seconds into the step."""
    left: float
    """Seconds left in the step."""
    total_left: float
    """Seconds left in all."""


@dataclass(frozen=True)
class Session:
    """A routine under way."""

    routine: Routine
    index: int = 0
    spent: float = 0.0
    """Seconds spent in the step at `index` by the moment `since`."""
    since: float | None = None
    """The moment at which the clock last ran on, or None while it is paused."""
    log: tuple[Performed, ...] = ()
    """Work steps that are behind, in the order they ended."""
    slept: bool = False
    """Whether a gap in time, not the person, paused it."""
    ended: bool = False

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self.since is None

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return self.ended or self.index >= len(self.routine.steps)

    def position(self) -> Position | None:
        """Return where the routine stood at the last event, or None once it is over."""
        if self.over:
            return None
        step = self.routine.steps[self.index]
        left = step.seconds - self.spent
        total = left + sum(later.seconds for later in self.routine.steps[self.index + 1 :])
        return Position(step, self.index, self.spent, left, total)


def started(routine: Routine, now: float) -> Session:
    """Return a session that begins at `now`."""
    return Session(routine, since=now)


def advance(session: Session, event: Event, now: float) -> Session:
    """Return the session after an event at `now`.

    `tick` lets time pass; `pause` and `resume` stop and start it; `skip` leaves the step under way;
    `back` returns to the start of the step, or of the one before when less than three seconds are spent; `end`
    finishes with what was done. After a gap of more than two seconds the session is paused as it was before the gap.
    """
    if not session.over:
        session = _run(session, now)
    return session if session.over else _AFTER[event](session, now)


def _run(session: Session, now: float) -> Session:
    """Let the time up to `now` pass, finishing steps on the way."""
    if session.since is None:
        return session
    passed = now - session.since
    if passed > GAP_S or passed < 0:
        return replace(session, since=None, slept=True)
    session = replace(session, spent=session.spent + passed, since=now)
    while not session.over and session.spent >= session.routine.steps[session.index].seconds:
        over = session.spent - session.routine.steps[session.index].seconds
        done = _logged(session, "done")
        session = replace(done, index=session.index + 1, spent=over)
    return session


def _logged(session: Session, outcome: Outcome) -> Session:
    step = session.routine.steps[session.index]
    if step.phase != "work":
        return session
    seconds = step.seconds if outcome == "done" else round(session.spent, 1)
    entry = Performed(step.exercise.id, step.side, step.set_number, outcome, seconds)
    return replace(session, log=(*session.log, entry))


def _skipped(session: Session) -> Session:
    return replace(_logged(session, "skipped"), index=session.index + 1, spent=0.0)


def _back(session: Session) -> Session:
    """Return to the start of the step; early in it, to the work before, whose entry in the log is taken back."""
    if session.spent >= 3 or session.index == 0:
        return replace(session, spent=0.0)
    index = session.index - 1
    while index > 0 and session.routine.steps[index].phase != "work":
        index -= 1
    log = session.log[:-1] if session.log and session.routine.steps[index].phase == "work" else session.log
    return replace(session, index=index, spent=0.0, log=log)


def _ended(session: Session) -> Session:
    return replace(_logged(session, "unfinished"), ended=True, since=None)


_AFTER: Mapping[Event, Callable[[Session, float], Session]] = {
    "tick": lambda session, _: session,
    "pause": lambda session, _: replace(session, since=None, slept=False),
    "resume": lambda session, now: replace(session, since=now, slept=False),
    "skip": lambda session, _: _skipped(session),
    "back": lambda session, _: _back(session),
    "end": lambda session, _: _ended(session),
}


@dataclass(frozen=True)
class Moment:
    """What the person does at a moment of a work step."""

    repetition: int
    """Counted from 1; 0 where the work goes by time."""
    resting: bool
    """Whether this is the gap between two holds."""
    left: float
    """Seconds left of this repetition, gap or time."""
    length: float
    """Seconds of the whole repetition, gap or time."""


def moment(step: Step, elapsed: float) -> Moment:
    """Return what is done `elapsed` seconds into a step."""
    if not step.repetitions:
        return Moment(0, False, step.seconds - elapsed, step.seconds)
    cycle = step.each_s + step.gap_s
    number = min(int(elapsed // cycle), step.repetitions - 1)
    into = elapsed - number * cycle
    if into >= step.each_s and number + 1 < step.repetitions:
        return Moment(number + 1, True, cycle - into, step.gap_s)
    return Moment(number + 1, False, max(step.each_s - into, 0.0), step.each_s)


def side_words(step: Step, defaults: tuple[str, str]) -> str | None:
    """Return what the step's side is called, or None where both work at once.

    Args:
        step: The step.
        defaults: What the first and the second side are called if the exercise does not say.
    """
    if step.side is None:
        return None
    names = step.exercise.side_words or defaults
    return names[_ORDER[step.side]]


_ORDER: dict[Side, int] = {"first": 0, "second": 1}
