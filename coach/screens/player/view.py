"""What the player shows at a moment: words, number and ring, computed from the session alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from coach.core.library import Library
from coach.core.report.exercise import adjustments
from coach.core.routine.plan import RoutineStep
from coach.core.routine.preview import part_title
from coach.core.session.moments import moment, step_name
from coach.core.session.state import Session, SessionPosition

TURN_SHOWN_S = 20
"""How long a walk shows what to do half-way."""
LONG_S = 180
"""Work by time that takes longer is counted in minutes, as every walk is."""
RING_STEPS_A_SECOND = 4
"""How often a second the ring moves; on an arc of some hundred pixels the eye sees no more."""


@dataclass(frozen=True)
class ShownMoment:
    """The player's words at a moment."""

    where: str
    left: str
    """Time left of the step and in all."""
    name: str
    large: str
    """The phase in one or two words, in capitals."""
    phase: str
    lines: str
    """During work its cues, before it how to do it."""
    next: str


@dataclass(frozen=True)
class RingCount:
    """The ring at a moment."""

    number: str
    fraction: float
    """The part of the ring that is left, from 0 to 1."""


def shown_moment(session: Session, library: Library) -> ShownMoment:
    """Return the words for the session as it stands; it must not be over."""
    position = session.position()
    assert position is not None
    step, words = position.step, library.words
    part, paused = part_title(step.exercise, library), _pause(session)
    phase = paused or _phase(step, position.elapsed)
    return ShownMoment(
        where=words("player.where", part=part, number=min(session.behind + 1, session.works), total=session.works),
        left=words("player.left", step=clock_time(position.left), time=clock_time(position.total_left)),
        name=words("player.next", name=step_name(step, words)) if step.phase == "rest" else step_name(step, words),
        large=words(f"player.large.{phase}").upper(),
        phase=words(f"player.{phase}") if paused else _phase_words(phase, step, position.elapsed, library),
        lines=_lines(step, session.routine.profiles, library),
        next=_next(session, position, library),
    )


def ring_count(session: Session) -> RingCount:
    """Return the number and the ring for the session as it stands; it must not be over.

    The number is the seconds left of the phase: of a hold, of the rest after it, or of all moves of a set. On a
    walk and in other long work by time it is minutes until the last one, as a clock would be too small to read. The
    ring moves at most `RING_STEPS_A_SECOND` times a second, and each time that the seconds change.
    """
    position = session.position()
    assert position is not None
    step, left, length = position.step, position.left, float(position.step.seconds)
    if step.phase == "work" and step.is_hold:
        now = moment(step, position.elapsed)
        left, length = now.left, now.length
    number = ceil(left / 60) if _in_minutes(step, left) else ceil(left)
    return RingCount(str(number), ceil(left * RING_STEPS_A_SECOND) / RING_STEPS_A_SECOND / length if length else 0.0)


def clock_time(seconds: float) -> str:
    """Return seconds as minutes and seconds: `4:10`."""
    whole = ceil(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def _pause(session: Session) -> str:
    """Return which pause it is, by its word key; empty if the clock runs."""
    if not session.paused:
        return ""
    step = session.step
    reading = step is not None and step.phase == "ready"
    return "slept" if session.slept else "held" if reading else "paused"


def _is_walk(step: RoutineStep) -> bool:
    """Whether it is a walk: work by time with something to do half-way."""
    return step.phase == "work" and step.exercise.halfway is not None


def _in_minutes(step: RoutineStep, left: float) -> bool:
    by_time = step.phase == "work" and not step.repetitions
    return left > 60 and (_is_walk(step) or (by_time and step.seconds > LONG_S))


def _phase(step: RoutineStep, elapsed: float) -> str:
    """Return the phase that a step is in, by its word key."""
    if step.phase != "work":
        return f"to-{step.exercise.stance}" if step.moves else step.phase
    if step.exercise.halfway is not None:
        to_turn = step.seconds / 2 - elapsed
        return "walk-out" if to_turn > 0 else "walk-turn" if to_turn > -TURN_SHOWN_S else "walk-back"
    if not step.repetitions:
        return "keep-going"
    return "relax" if moment(step, elapsed).resting else "hold" if step.is_hold else "move"


def _phase_words(phase: str, step: RoutineStep, elapsed: float, library: Library) -> str:
    """Return a phase in words, with its count and what the ring's number counts."""
    words = library.words
    left = step.seconds - elapsed
    number = moment(step, elapsed).repetition if step.phase == "work" else 0
    return words(
        f"player.{phase}",
        number=number,
        total=step.repetitions,
        time=clock_time(left - step.seconds / 2),
        half=step.exercise.halfway,
        unit=words("player.minutes" if _in_minutes(step, left) else "player.seconds"),
    )


def _lines(step: RoutineStep, profiles: tuple[str, ...], library: Library) -> str:
    exercise = step.exercise
    if step.phase == "work":
        between = library.words("player.between-cues")
        # On a walk nobody reads along, but what to stop for has to be known.
        minded = exercise.caution if _is_walk(step) and exercise.caution else between.join(exercise.cues)
        return "\n".join([" ".join(exercise.steps), *adjustments(exercise, profiles), minded])
    caution = [exercise.caution] if exercise.caution else []
    how = " ".join([exercise.start, *exercise.steps])
    return "\n".join([how, *adjustments(exercise, profiles), *caution])


def _next(session: Session, position: SessionPosition, library: Library) -> str:
    words = library.words
    if position.step.phase != "work":
        if position.step.sets > 1:
            return words("player.set", number=position.step.set_number, total=position.step.sets)
        return ""
    later = session.routine.steps[position.index + 1 :]
    if not later:
        return words("player.last")
    following = later[0]
    if following.phase == "rest":
        return words("player.next-rest", seconds=following.seconds, name=step_name(following, words))
    return words("player.next", name=step_name(following, words))
