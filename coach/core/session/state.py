"""The state of a running routine: its position, and a log of what was done, skipped and reported as painful."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coach.core.content.exercises import Exercise
from coach.core.routine.plan import Routine, RoutineStep
from coach.core.visit.state import Direction, Outcome, Performed, SkipReason


@dataclass(frozen=True)
class SessionPosition:
    """The current position in a routine."""

    step: RoutineStep
    index: int
    elapsed: float
    """Seconds into the step."""
    left: float
    """Seconds left in the step."""
    total_left: float
    """Seconds left in the whole routine."""


@dataclass(frozen=True)
class Replaced:
    """An exercise that gave way to an easier or harder one, to which the other way leads back."""

    exercise: Exercise
    instead: str
    """The id of the exercise that is done in its place."""
    way: Direction
    steps: tuple[RoutineStep, ...]
    """What was left of it, without its get-ready."""


@dataclass(frozen=True)
class Session:
    """A running routine; immutable, each command makes a new one."""

    routine: Routine
    index: int = 0
    """The current step."""
    spent: float = 0.0
    """Seconds of the current step that had passed at `since`, or when it was paused."""
    since: float | None = None
    """The clock time up to which `spent` counts, or None while it is paused."""
    log: tuple[Performed, ...] = ()
    """The work steps that are over, in the order in which they ended."""
    slept: bool = False
    """Whether it was paused by a gap in time, not by the person."""
    ended: bool = False
    jumped: float = 0.0
    """Seconds of the current step that the person skipped with `next`."""
    pain: int | None = None
    """The strongest pain reported in the current work, 0 to 10."""
    works: int = 0
    """The number of planned work steps in the whole routine."""
    replaced: tuple[Replaced, ...] = ()
    """What gave way to another exercise, the last one last."""

    @property
    def paused(self) -> bool:
        """Whether the clock is stopped."""
        return self.since is None

    @property
    def over(self) -> bool:
        """Whether nothing is left to do."""
        return self.ended or self.index >= len(self.routine.steps)

    @property
    def step(self) -> RoutineStep | None:
        """The current step, or None once the routine is over."""
        return None if self.over else self.routine.steps[self.index]

    @property
    def behind(self) -> int:
        """The number of planned work steps that are over, including those replaced by another exercise."""
        ahead = (step for step in self.routine.steps[self.index :] if step.planned and step.phase == "work")
        return next((step.place for step in ahead), self.works)

    def position(self) -> SessionPosition | None:
        """Return the position at the last command, or None once the routine is over."""
        step = self.step
        if step is None:
            return None
        left = step.seconds - self.spent
        total = left + sum(later.seconds for later in self.routine.steps[self.index + 1 :])
        return SessionPosition(step, self.index, self.spent, left, total)


def planned_works(steps: tuple[RoutineStep, ...]) -> int:
    """Return the number of planned work steps."""
    return sum(step.planned and step.phase == "work" for step in steps)


def started(routine: Routine, now: float, log: tuple[Performed, ...] = ()) -> Session:
    """Return a session that begins at `now`; `log` has what was already done in this visit."""
    return Session(routine, since=now, log=log, works=planned_works(routine.steps))


def resumed(routine: Routine, behind: int, log: tuple[Performed, ...], now: float) -> Session:
    """Return a session that continues at `now` after `behind` planned work steps; `log` has what was done before.

    It begins with the get-ready, change or rest before the work, so that the person can get into position.
    """
    session = started(routine, now, log)
    works = [index for index, step in enumerate(routine.steps) if step.phase == "work"]
    if behind >= len(works):
        return placed(session, len(routine.steps))
    index = works[behind]
    before = index > 0 and routine.steps[index - 1].phase != "work"
    return placed(session, index - before)


def hurting(session: Session, pain: int) -> Session:
    """Return the session with a pain (0 to 10) recorded for the current work, or for the last one between works."""
    step = session.step
    if (step is not None and step.phase == "work") or not session.log:
        return replace(session, pain=max(pain, session.pain or 0))
    last = session.log[-1]
    hurt = replace(last, pain=max(pain, last.pain or 0))
    return replace(session, log=(*session.log[:-1], hurt))


def logged(session: Session, outcome: Outcome, because: SkipReason | None = None) -> Session:
    """Return the session with the current work added to its log; unchanged in any other phase."""
    step = session.step
    if step is None or step.phase != "work":
        return session
    seconds = step.seconds if outcome == "done" else round(session.spent, 1)
    worked = round(seconds - session.jumped, 1) if session.jumped else seconds
    entry = Performed(step.exercise.id, step.side, step.set_number, outcome, worked, because, step.way, session.pain)
    return replace(session, log=(*session.log, entry), pain=None)


def placed(session: Session, index: int, spent: float = 0.0) -> Session:
    """Return the session at another step, `spent` seconds into it."""
    return replace(session, index=index, spent=spent, jumped=0.0)


def with_steps(session: Session, steps: tuple[RoutineStep, ...]) -> Session:
    """Return the session with other steps; the caller keeps `index` and `spent` valid."""
    return replace(session, routine=replace(session.routine, steps=steps))
