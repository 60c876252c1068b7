"""Substitution in a running routine: an easier or harder exercise in place of the current one, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coach.core.content.exercises import Dose, Exercise, Position
from coach.core.content.planning import Timing
from coach.core.library import Library
from coach.core.routine.dosing import first_sets
from coach.core.routine.plan import Portion, Routine, RoutineStep, Side
from coach.core.routine.selection import possible
from coach.core.session.state import Replaced, Session, logged, with_steps
from coach.core.visit.state import Direction, Performed, RoutineProgress, SkipReason

LEAST_S = 1
"""Replaced work of fewer seconds is not logged."""


@dataclass(frozen=True)
class Bounds:
    """The limit on a substitute."""

    stage: int
    """The hardest stage; 0 if nothing harder is offered at all."""


def neighbour(session: Session, way: Direction, library: Library, bounds: Bounds) -> Exercise | None:
    """Return the exercise that the current one gives way to, or None.

    The way back from a substitute leads to what it replaced. None if there is no such exercise, or if the routine's
    profiles, its position or the bounds rule it out.
    """
    step = session.step
    if step is None:
        return None
    back = _way_back(session, way)
    if back is not None:
        return back.exercise
    exercise, routine = step.exercise, session.routine
    found = exercise.easier if way == "easier" else exercise.harder
    if found is None or (way == "harder" and bounds.stage == 0):
        return None
    other = library.exercises[found]
    unsuited = set(other.avoid).intersection(routine.profiles) or not possible(other, _place(routine))
    too_hard = way == "harder" and other.stage > bounds.stage
    return None if unsuited or too_hard else other


def _way_back(session: Session, way: Direction) -> Replaced | None:
    """What the current exercise last replaced, if this way leads back to it."""
    last = session.replaced[-1] if session.replaced else None
    here = last is not None and session.step is not None and session.step.exercise.id == last.instead
    return last if here and last is not None and last.way != way else None


def _place(routine: Routine) -> Position:
    """The position of a routine, derived from its exercises, as a therapist's set does not name one."""
    positions = {portion.exercise.position for portion in routine.portions}
    if "floor" in positions:
        return "floor"
    return "chair" if positions == {"chair"} else "standing"


def swapped(session: Session, way: Direction, to: Exercise, timing: Timing) -> Session:
    """Return the session with what is left of the current exercise done as another one, set by set.

    Each set that is left, on the sides that are left, is replaced by one of the other exercise, in the largest of its
    doses that takes no longer; the first has a get-ready. The current work counts as unfinished. The way back brings
    the replaced sets again as they were, the set under way in full.
    """
    steps, step = session.routine.steps, session.routine.steps[session.index]
    own = [each for each in steps[session.index :] if each.exercise.id == step.exercise.id]
    back = _way_back(session, way)
    if back is not None:
        source = [each for each in back.steps if each.set_number >= step.set_number]
        stack = session.replaced[:-1]
    else:
        left = sum(each.seconds for each in own) - session.spent
        source = _substitute(own[0], to, way, _only(session.routine, step), left, timing)
        kept = tuple(each for each in own if each.phase != "ready")
        stack = (*session.replaced, Replaced(step.exercise, to.id, way, kept))
    session = _unlogged(session, back) if back is not None else session
    if session.spent >= LEAST_S:
        session = logged(session, "unfinished")
    ahead = tuple(_by_sets(steps[session.index :], own, source, to, timing))
    session = with_steps(session, (*steps[: session.index], *ahead))
    return replace(session, spent=0.0, jumped=0.0, replaced=stack)


def _unlogged(session: Session, back: Replaced) -> Session:
    """The session without the unfinished work that led away, if nothing has been done since; its pain stays."""
    if session.spent >= LEAST_S or not session.log:
        return session
    last = session.log[-1]
    if (last.exercise, last.outcome) != (back.exercise.id, "unfinished"):
        return session
    session = replace(session, log=session.log[:-1])
    return replace(session, pain=max(last.pain, session.pain or 0)) if last.pain is not None else session


def _only(routine: Routine, step: RoutineStep) -> Side | None:
    """The one side that a therapist has set for the exercise of a step, if only one is."""
    portions = (portion for portion in routine.portions if portion.exercise.id == step.exercise.id)
    return next((portion.only for portion in portions), None)


def _substitute(
    now: RoutineStep, to: Exercise, way: Direction, only: Side | None, left: float, timing: Timing
) -> list[RoutineStep]:
    """The sets of a substitute from the present one on, in at most `left` seconds if any dose fits."""
    doses = [_with_sets(dose, now.sets) for dose in (to.doses.full, to.doses.usual, to.doses.short)]
    choices = [
        [each for each in Portion(to, dose, only).steps(timing) if each.set_number >= now.set_number and each.seconds]
        for dose in doses
    ]
    fitting = [steps for steps in choices if sum(each.seconds for each in steps) <= left]
    shortest = min(choices, key=lambda steps: sum(each.seconds for each in steps))
    chosen = max(fitting, key=lambda steps: sum(each.seconds for each in steps), default=shortest)
    return [replace(each, way=way, planned=False) for each in chosen]


def _with_sets(dose: Dose, sets: int) -> Dose:
    """The dose with another number of sets, the last of which repeat its last one."""
    reps = tuple(dose.repetitions(min(number, dose.sets - 1)) for number in range(sets)) if dose.reps else ()
    return dose.model_copy(update={"sets": sets, "reps": reps})


def _by_sets(
    ahead: tuple[RoutineStep, ...], own: list[RoutineStep], source: list[RoutineStep], to: Exercise, timing: Timing
) -> Iterator[RoutineStep]:
    """The steps ahead, with each set of the replaced exercise in the form that `source` has of it."""
    now = own[0]
    sets = _works(source)
    if now.side == "second":
        works = sets.get(now.set_number, [])
        sets[now.set_number] = [each for each in works if _is_second(each)] or works
    first = next(each for works in sets.values() for each in works)
    sides = {number: works[0].side for number, works in sets.items() if works}
    side = sides.get(now.set_number, first.side)
    moves = to.stance != now.exercise.stance
    seconds = timing.move_s if moves else timing.ready_s
    ready = replace(first, phase="ready", seconds=seconds, side=side, moves=moves)
    yield replace(ready, repetitions=0, each_s=0, gap_s=0)
    done: set[int] = set()
    for step in ahead:
        number = step.set_number
        if step.exercise.id != now.exercise.id:
            yield step
        elif number in done:
            continue
        elif step.phase != "work" and number > now.set_number:
            phase = "rest" if step.phase == "change" and sides.get(number) is None else step.phase
            yield replace(step, exercise=to, phase=phase, side=sides.get(number), planned=first.planned, way=first.way)
        else:
            done.add(number)
            yield from sets.get(number, ())


def _works(steps: list[RoutineStep]) -> dict[int, list[RoutineStep]]:
    """The work of each set, from its first side on, with the changes of side in between."""
    sets: dict[int, list[RoutineStep]] = {}
    for step in steps:
        works = sets.setdefault(step.set_number, [])
        if step.phase == "work" or (step.phase == "change" and works):
            works.append(step)
    return sets


def _is_second(step: RoutineStep) -> bool:
    return (step.phase, step.side) == ("work", "second")


def stopped(session: Session, because: SkipReason) -> Session:
    """Return the session at the next exercise, with all remaining work of this one skipped for a reason."""
    steps, step = session.routine.steps, session.step
    if step is None:
        return session
    own = [each for each in steps[session.index :] if each.exercise.id == step.exercise.id]
    others = [each for each in steps[session.index :] if each.exercise.id != step.exercise.id]
    session = with_steps(session, (*steps[: session.index], *own, *others))
    for _ in own:
        session = logged(session, "skipped", because)
        session = replace(session, index=session.index + 1, spent=0.0, jumped=0.0)
    return session


def put_in(session: Session, way: Direction, exercise: Exercise, timing: Timing) -> Session:
    """Return the session with a substitute inserted at the current step, in one set of its short dose."""
    portion = Portion(exercise, first_sets(exercise.doses.short, 1))
    steps = tuple(replace(each, way=way, planned=False) for each in portion.steps(timing))
    before, after = session.routine.steps[: session.index], session.routine.steps[session.index :]
    return with_steps(session, (*before, *steps, *after))


def routine_progress(session: Session, log: tuple[Performed, ...] | None = None) -> RoutineProgress:
    """Return what a visit stores of a session; `log` replaces the session's own if given."""
    step = session.step
    swapped_in = step is not None and step.way is not None and not step.planned
    instead = step.exercise.id if step is not None and swapped_in else None
    return RoutineProgress(session.log if log is None else log, session.behind, instead)
