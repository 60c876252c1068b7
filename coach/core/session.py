"""The player as pure steps: a session, an event and the moment make the next session.

Moments are seconds of a monotonic clock that the caller passes in. Nothing here counts ticks: where the routine
stands follows from the moment it last moved and the moment asked about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import ceil
from typing import Literal

from coach.core.moments import moment
from coach.core.routine import Routine, Step
from coach.core.visit import Outcome, Performed, SkipReason

GAP_S = 2.0
"""A silence longer than this (a laptop asleep, a stopped process) pauses the routine."""
MORE_S = 10
"""How much "ten seconds more" adds; counted work gets whole repetitions of at least that."""

Event = Literal["tick", "pause", "resume", "skip", "back", "again", "longer", "next", "end"]


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
    """Seconds of the step at `index` that are behind by the moment `since`."""
    since: float | None = None
    """The moment at which the clock last ran on, or None while it is paused."""
    log: tuple[Performed, ...] = ()
    """Work steps that are behind, in the order they ended."""
    slept: bool = False
    """Whether a gap in time, not the person, paused it."""
    ended: bool = False
    jumped: float = 0.0
    """Seconds of the step that were not worked but passed over by hand."""
    pain: int | None = None
    """The strongest pain told in the work under way."""
    works: int = 0
    """How many work steps were planned in all."""

    @property
    def paused(self) -> bool:
        """Whether time stands still."""
        return self.since is None

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return self.ended or self.index >= len(self.routine.steps)

    @property
    def step(self) -> Step | None:
        """The step under way, or None once it is over."""
        return None if self.over else self.routine.steps[self.index]

    @property
    def behind(self) -> int:
        """How many of the planned work steps are behind, those that gave way to another exercise among them."""
        return self.works - planned_works(self.routine.steps[self.index :])

    def position(self) -> Position | None:
        """Return where the routine stood at the last event, or None once it is over."""
        step = self.step
        if step is None:
            return None
        left = step.seconds - self.spent
        total = left + sum(later.seconds for later in self.routine.steps[self.index + 1 :])
        return Position(step, self.index, self.spent, left, total)


def planned_works(steps: tuple[Step, ...]) -> int:
    """Return how many of the steps are work that was planned."""
    return sum(step.planned and step.phase == "work" for step in steps)


def started(routine: Routine, now: float, log: tuple[Performed, ...] = ()) -> Session:
    """Return a session that begins at `now`, behind what was done in the visit before."""
    return Session(routine, since=now, log=log, works=planned_works(routine.steps))


def gone_on(routine: Routine, behind: int, log: tuple[Performed, ...], now: float) -> Session:
    """Return a session that goes on at `now` behind so many planned work steps, with what was done before.

    It begins with the get-ready, change or rest before the step, so that the person can get into position.
    """
    session = started(routine, now, log)
    works = [index for index, step in enumerate(routine.steps) if step.phase == "work"]
    if behind >= len(works):
        return _at(session, len(routine.steps))
    index = works[behind]
    before = index > 0 and routine.steps[index - 1].phase != "work"
    return _at(session, index - before)


def advance(session: Session, event: Event, now: float, because: SkipReason | None = None) -> Session:
    """Return the session after an event at `now`.

    `tick` lets time pass; `pause` and `resume` stop and start it; `skip` leaves the step under way, for a reason if
    one is given; `back` returns to the start of the step, or of the one before when less than three seconds are
    spent; `again` does the work under way, or the last one, once more from its start; `longer` adds ten seconds;
    `next` goes on to the next repetition; `end` finishes with what was done. After a gap of more than two seconds
    the session is paused as it was before the gap.
    """
    if not session.over:
        session = _run(session, now)
    if session.over:
        return session
    return _skipped(session, because) if event == "skip" else _AFTER[event](session, now)


def hurting(session: Session, pain: int) -> Session:
    """Return the session with a pain of 0 to 10 told: of the work under way, or of the last one while there is none."""
    step = session.step
    if (step is not None and step.phase == "work") or not session.log:
        return replace(session, pain=max(pain, session.pain or 0))
    last = session.log[-1]
    told = replace(last, pain=max(pain, last.pain or 0))
    return replace(session, log=(*session.log[:-1], told))


def logged(session: Session, outcome: Outcome, because: SkipReason | None = None) -> Session:
    """Return the session with the work under way in its log; the same in any other phase."""
    step = session.step
    if step is None or step.phase != "work":
        return session
    seconds = step.seconds if outcome == "done" else round(session.spent, 1)
    worked = round(seconds - session.jumped, 1) if session.jumped else seconds
    entry = Performed(step.exercise.id, step.side, step.set_number, outcome, worked, because, step.way, session.pain)
    return replace(session, log=(*session.log, entry), pain=None)


def _run(session: Session, now: float) -> Session:
    """Let the time up to `now` pass, finishing steps on the way."""
    if session.since is None:
        return session
    passed = now - session.since
    if passed > GAP_S or passed < 0:
        return replace(session, since=None, slept=True)
    session = replace(session, spent=session.spent + passed, since=now)
    while (step := session.step) is not None and session.spent >= step.seconds:
        session = _at(logged(session, "done"), session.index + 1, session.spent - step.seconds)
    return session


def _at(session: Session, index: int, spent: float = 0.0) -> Session:
    return replace(session, index=index, spent=spent, jumped=0.0)


def _skipped(session: Session, because: SkipReason | None) -> Session:
    return _at(logged(session, "skipped", because), session.index + 1)


def _back(session: Session) -> Session:
    """Return to the start of the step; early in it, to the work before, whose entry in the log is taken back."""
    if session.spent >= 3 or session.index == 0:
        return _at(session, session.index)
    index = session.index - 1
    while index > 0 and session.routine.steps[index].phase != "work":
        index -= 1
    log = session.log[:-1] if session.log and session.routine.steps[index].phase == "work" else session.log
    return replace(_at(session, index), log=log)


def _again(session: Session) -> Session:
    """Do the work under way from its start, or put the last one in once more before what is under way."""
    steps = session.routine.steps
    if steps[session.index].phase == "work":
        return _at(session, session.index)
    last = next((step for step in reversed(steps[: session.index]) if step.phase == "work"), None)
    if last is None:
        return _at(session, session.index)
    put_in = (replace(last, planned=False),)
    return _at(with_steps(session, (*steps[: session.index], *put_in, *steps[session.index :])), session.index)


def _longer(session: Session) -> Session:
    step = session.routine.steps[session.index]
    more, repetitions = MORE_S, 0
    if step.repetitions:
        cycle = step.each_s + step.gap_s
        repetitions = ceil(MORE_S / cycle)
        more = repetitions * cycle
    longer = replace(step, seconds=step.seconds + more, repetitions=step.repetitions + repetitions)
    return with_steps(session, _replaced(session, longer))


def _next(session: Session) -> Session:
    """Go on to the next repetition; behind the last one the step is done."""
    step = session.routine.steps[session.index]
    if not step.repetitions:
        return session
    now = moment(step, session.spent)
    start = now.repetition * (step.each_s + step.gap_s)
    target = min(start, step.seconds) if now.repetition < step.repetitions else step.seconds
    session = replace(session, spent=float(target), jumped=session.jumped + target - session.spent)
    if target < step.seconds:
        return session
    return _at(logged(session, "done"), session.index + 1)


def with_steps(session: Session, steps: tuple[Step, ...]) -> Session:
    """Return the session with other steps; where it stands is for the caller to keep true."""
    return replace(session, routine=replace(session.routine, steps=steps))


def _replaced(session: Session, step: Step) -> tuple[Step, ...]:
    steps = session.routine.steps
    return (*steps[: session.index], step, *steps[session.index + 1 :])


def _ended(session: Session) -> Session:
    return replace(logged(session, "unfinished"), ended=True, since=None)


_AFTER: Mapping[Event, Callable[[Session, float], Session]] = {
    "tick": lambda session, _: session,
    "pause": lambda session, _: replace(session, since=None, slept=False),
    "resume": lambda session, now: replace(session, since=now, slept=False),
    "back": lambda session, _: _back(session),
    "again": lambda session, _: _again(session),
    "longer": lambda session, _: _longer(session),
    "next": lambda session, _: _next(session),
    "end": lambda session, _: _ended(session),
}
