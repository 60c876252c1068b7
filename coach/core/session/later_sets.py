"""Carries a change of exercise into its later sets, which in rounds come after sets of other exercises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from coach.core.content.exercises import Exercise
from coach.core.content.planning import Timing
from coach.core.routine.dosing import first_sets
from coach.core.routine.plan import Portion, RoutineStep
from coach.core.session.state import Session, with_steps
from coach.core.visit.state import Direction


def in_later_sets(session: Session, before: Session, way: Direction, to: Exercise | str, timing: Timing) -> Session:
    """Return the session with the later sets of an exercise done in another way, too.

    Args:
        session: The session in which the set under way has been changed.
        before: The session before that.
        way: Whether it is an easier or a harder way.
        to: The exercise that is done instead, one short set each time, or how to do the same one, in words.
        timing: Seconds between the work.
    """
    step = before.step
    if step is None:
        return session
    # The same steps follow the set under way before and after its change.
    later = _next_ready(before.routine.steps, before.index)
    following = before.routine.steps[later:]
    head = session.routine.steps[: len(session.routine.steps) - len(following)]
    return with_steps(session, (*head, *_changed(following, step.exercise.id, way, to, timing)))


def _changed(
    steps: tuple[RoutineStep, ...], name: str, way: Direction, to: Exercise | str, timing: Timing
) -> Iterator[RoutineStep]:
    if isinstance(to, str):
        yield from (replace(step, way=way, way_words=to) if step.exercise.id == name else step for step in steps)
        return
    one = Portion(to, first_sets(to.doses.short, 1))
    for step in steps:
        if step.exercise.id != name:
            yield step
        elif step.phase == "ready":
            moves = step.moves or to.stance != step.exercise.stance
            seconds = max(step.seconds, timing.move_s) if moves else step.seconds
            yield replace(step, exercise=to, seconds=seconds, side=one.first_side, moves=moves, way=way)
            for work in one.set_steps(0, timing):
                yield replace(work, set_number=step.set_number, sets=step.sets, way=way, planned=False)


def _next_ready(steps: tuple[RoutineStep, ...], index: int) -> int:
    """The index of the next get-ready after a step, or the number of steps."""
    following = range(index + 1, len(steps))
    return next((number for number in following if steps[number].phase == "ready"), len(steps))
