"""A routine under way: where it stands, what is behind, and what was told on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coach.core.routine.plan import Routine, RoutineStep
from coach.core.visit.state import Outcome, Performed, SkipReason


@dataclass(frozen=True)
class SessionPosition:
    """Where the routine stands."""

    step: RoutineStep
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
    def step(self) -> RoutineStep | None:
        """The step under way, or None once it is over."""
        return None if self.over else self.routine.steps[self.index]

    @property
    def behind(self) -> int:
        """How many of the planned work steps are behind, those that gave way to another exercise among them."""
        return self.works - planned_works(self.routine.steps[self.index :])

    def position(self) -> SessionPosition | None:
        """Return where the routine stood at the last event, or None once it is over."""
        step = self.step
        if step is None:
            return None
        left = step.seconds - self.spent
        total = left + sum(later.seconds for later in self.routine.steps[self.index + 1 :])
        return SessionPosition(step, self.index, self.spent, left, total)


def planned_works(steps: tuple[RoutineStep, ...]) -> int:
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
        return placed(session, len(routine.steps))
    index = works[behind]
    before = index > 0 and routine.steps[index - 1].phase != "work"
    return placed(session, index - before)


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


def placed(session: Session, index: int, spent: float = 0.0) -> Session:
    """Return the session at another place in its steps."""
    return replace(session, index=index, spent=spent, jumped=0.0)


def with_steps(session: Session, steps: tuple[RoutineStep, ...]) -> Session:
    """Return the session with other steps; where it stands is for the caller to keep true."""
    return replace(session, routine=replace(session.routine, steps=steps))
