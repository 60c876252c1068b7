"""The commands of a running routine: `advance` takes a session, a command and the time, and returns the next session.

Times are seconds of a monotonic clock that the caller passes in. Nothing here counts ticks: the position follows from
the time of the last command and the present time, so that a late tick loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import ceil
from typing import Literal

from coach.core.routine.plan import RoutineStep
from coach.core.session.moments import moment
from coach.core.session.state import Session, hurting, logged, placed, with_steps
from coach.core.visit.state import SkipReason

GAP_S = 2.0
"""A gap between two commands longer than this (a laptop asleep, a stopped process) pauses the routine."""
MORE_S = 10
"""The seconds that `longer` adds; counted work gets whole repetitions that take at least as long."""

SessionCommand = Literal["tick", "pause", "resume", "skip", "back", "again", "longer", "next", "end"]


def advance(session: Session, command: SessionCommand, now: float, because: SkipReason | None = None) -> Session:
    """Return the session after a command at `now`.

    `tick` lets time pass; `pause` and `resume` stop and start it; `skip` leaves the current step, for a reason if
    one is given; `back` returns to the start of the step, or to the work before if less than three seconds have
    passed; `again` repeats the current work, or the last one, from its start; `longer` adds ten seconds; `next`
    goes to the next repetition; `end` finishes with what was done. After a gap of more than two seconds the session
    is paused where it was before the gap.
    """
    if not session.over:
        session = _run(session, now)
    if session.over:
        return session
    return _skipped(session, because) if command == "skip" else _AFTER[command](session, now)


def _run(session: Session, now: float) -> Session:
    """Let time pass until `now`, finishing steps on the way."""
    if session.since is None:
        return session
    passed = now - session.since
    if passed > GAP_S or passed < 0:
        return replace(session, since=None, slept=True)
    session = replace(session, spent=session.spent + passed, since=now)
    while (step := session.step) is not None and session.spent >= step.seconds:
        session = placed(logged(session, "done"), session.index + 1, session.spent - step.seconds)
    return session


def _skipped(session: Session, because: SkipReason | None) -> Session:
    return placed(logged(session, "skipped", because), session.index + 1)


def _back(session: Session) -> Session:
    """Return to the start of the step, or early in it to the work before, whose log entry is removed."""
    if session.spent >= 3 or session.index == 0:
        return placed(session, session.index)
    index = session.index - 1
    while index > 0 and session.routine.steps[index].phase != "work":
        index -= 1
    if not session.log or session.routine.steps[index].phase != "work":
        return placed(session, index)
    *log, undone = session.log
    session = replace(placed(session, index), log=tuple(log))
    return session if undone.pain is None else hurting(session, undone.pain)


def _again(session: Session) -> Session:
    """Restart the current work; in any other step, insert the last work once more before it."""
    steps = session.routine.steps
    if steps[session.index].phase == "work":
        return placed(session, session.index)
    last = next((step for step in reversed(steps[: session.index]) if step.phase == "work"), None)
    if last is None:
        return placed(session, session.index)
    put_in = (replace(last, planned=False),)
    return placed(with_steps(session, (*steps[: session.index], *put_in, *steps[session.index :])), session.index)


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
    """Go to the next repetition; after the last one the step is done."""
    step = session.routine.steps[session.index]
    if not step.repetitions:
        return session
    now = moment(step, session.spent)
    start = now.repetition * (step.each_s + step.gap_s)
    target = min(start, step.seconds) if now.repetition < step.repetitions else step.seconds
    session = replace(session, spent=float(target), jumped=session.jumped + target - session.spent)
    if target < step.seconds:
        return session
    return placed(logged(session, "done"), session.index + 1)


def _replaced(session: Session, step: RoutineStep) -> tuple[RoutineStep, ...]:
    steps = session.routine.steps
    return (*steps[: session.index], step, *steps[session.index + 1 :])


def _ended(session: Session) -> Session:
    return replace(logged(session, "unfinished"), ended=True, since=None)


_AFTER: Mapping[SessionCommand, Callable[[Session, float], Session]] = {
    "tick": lambda session, _: session,
    "pause": lambda session, _: replace(session, since=None, slept=False),
    "resume": lambda session, now: replace(session, since=now, slept=False),
    "back": lambda session, _: _back(session),
    "again": lambda session, _: _again(session),
    "longer": lambda session, _: _longer(session),
    "next": lambda session, _: _next(session),
    "end": lambda session, _: _ended(session),
}
