"""Substitution in a running routine: an easier or harder exercise, or way to do it, in place of the current one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coach.core.content.exercises import Dose, Exercise, Position
from coach.core.content.planning import Timing
from coach.core.library import Library
from coach.core.routine.dosing import first_sets
from coach.core.routine.plan import Portion, Routine, RoutineStep
from coach.core.routine.selection import possible
from coach.core.session.state import Session, logged, with_steps
from coach.core.visit.state import Direction, Performed, RoutineProgress, SkipReason

LEAST_S = 1
"""Replaced work of fewer seconds is not logged."""


@dataclass(frozen=True)
class Bounds:
    """The limit on a substitute."""

    stage: int
    """The hardest stage; 0 if nothing harder is offered at all."""


def neighbour(
    step: RoutineStep, way: Direction, routine: Routine, library: Library, bounds: Bounds
) -> Exercise | str | None:
    """Return the easier or harder exercise, or words for how to do the same one that way, or None.

    None if there is no such way, if the person already does it that way, or if the routine's profiles, its position or
    the bounds rule it out.
    """
    exercise = step.exercise
    if way == "harder" and bounds.stage == 0:
        return None
    found = exercise.easier if way == "easier" else exercise.harder
    if found is None:
        return None
    if not isinstance(found, str):
        return None if found.words == step.way_words else found.words
    other = library.exercises[found]
    unsuited = set(other.avoid).intersection(routine.profiles) or not possible(other, _place(routine))
    too_hard = way == "harder" and other.stage > bounds.stage
    return None if unsuited or too_hard else other


def _place(routine: Routine) -> Position:
    """The position of a routine, derived from its exercises, as a therapist's set does not name one."""
    positions = {portion.exercise.position for portion in routine.portions}
    if "floor" in positions:
        return "floor"
    return "chair" if positions == {"chair"} else "standing"


def swapped(session: Session, way: Direction, to: Exercise | str, timing: Timing) -> Session:
    """Return the session with the rest of the current exercise done in another way.

    Another exercise replaces what is left of this one, on the sides that are left, with its own get-ready and the
    largest of its doses that takes no longer; the current work counts as unfinished. Words change only how the rest of
    the exercise is done, not its time.
    """
    steps = session.routine.steps
    end = _end(steps, session.index)
    if isinstance(to, str):
        rest = tuple(replace(step, way=way, way_words=to) for step in steps[session.index : end])
        return with_steps(session, (*steps[: session.index], *rest, *steps[end:]))
    step = steps[session.index]
    left = sum(each.seconds for each in steps[session.index : end]) - session.spent
    portion = Portion(to, _dose(to, left, timing))
    put_in = tuple(replace(each, way=way, planned=False) for each in _sides_left(portion, step, timing))
    if session.spent >= LEAST_S:
        session = logged(session, "unfinished")
    session = with_steps(session, (*steps[: session.index], *put_in, *steps[end:]))
    return replace(session, spent=0.0, jumped=0.0)


def stopped(session: Session, because: SkipReason) -> Session:
    """Return the session at the next exercise, with all remaining work of this one skipped for a reason."""
    end = _end(session.routine.steps, session.index)
    while session.index < end:
        session = logged(session, "skipped", because)
        session = replace(session, index=session.index + 1, spent=0.0, jumped=0.0)
    return session


def put_in(session: Session, way: Direction, exercise: Exercise, timing: Timing) -> Session:
    """Return the session with a substitute inserted at the current step, in its shortest dose."""
    portion = Portion(exercise, _dose(exercise, 0, timing))
    steps = tuple(replace(each, way=way, planned=False) for each in portion.steps(timing))
    before, after = session.routine.steps[: session.index], session.routine.steps[session.index :]
    return with_steps(session, (*before, *steps, *after))


def _end(steps: tuple[RoutineStep, ...], index: int) -> int:
    """The index after the exercise at `index`: that of the next get-ready."""
    following = range(index + 1, len(steps))
    return next((number for number in following if steps[number].phase == "ready"), len(steps))


def _dose(exercise: Exercise, left: float, timing: Timing) -> Dose:
    """The longest dose that takes at most `left` seconds, or one set of the short dose."""
    doses = (exercise.doses.full, exercise.doses.usual, exercise.doses.short)
    fitting = [dose for dose in doses if Portion(exercise, dose).seconds(timing) <= left]
    longest = max(fitting, key=lambda dose: Portion(exercise, dose).seconds(timing), default=None)
    return longest or first_sets(exercise.doses.short, 1)


def _sides_left(portion: Portion, step: RoutineStep, timing: Timing) -> Iterator[RoutineStep]:
    """The portion's steps; if the first side is done, the first set has the second side only."""
    first_done = step.side == "second" and "second" in {each.side for each in portion.steps(timing)}
    for each in portion.steps(timing):
        if not first_done or each.set_number > 1 or (each.phase, each.side) == ("work", "second"):
            yield each
        elif each.phase == "ready":
            yield replace(each, side="second")


def routine_progress(session: Session, log: tuple[Performed, ...] | None = None) -> RoutineProgress:
    """Return what a visit stores of a session; `log` replaces the session's own if given."""
    step = session.step
    swapped_in = step is not None and step.way is not None and not step.planned
    instead = step.exercise.id if step is not None and swapped_in else None
    return RoutineProgress(session.log if log is None else log, session.behind, instead)
