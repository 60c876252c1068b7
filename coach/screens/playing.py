"""What the player shows at a moment: words, number and share, worked out from the session alone."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from coach.core.exercises import Exercise
from coach.core.library import Library
from coach.core.routine import Step
from coach.core.session import Moment, Position, Session, moment, side_words


@dataclass(frozen=True)
class Shown:
    """The player's words and picture at a moment."""

    where: str
    left: str
    """Time left in all."""
    name: str
    phase: str
    lines: str
    """How to do it, or what to think of."""
    next: str
    number: str
    fraction: float
    """The part that the ring shows as left, from 0 to 1."""
    total: int
    """Work steps in all."""


def shown(session: Session, library: Library) -> Shown:
    """Return what to show where the session stands; it must not be over."""
    position = session.position()
    assert position is not None
    step, words = position.step, library.words
    works = [index for index, each in enumerate(session.routine.steps) if each.phase == "work"]
    number = sum(index < position.index for index in works) + 1
    part = next(each.name for each in library.planning.part if each.id == step.exercise.part)
    now = moment(step, position.elapsed)
    return Shown(
        where=words("player.where", part=part, number=min(number, len(works)), total=len(works)),
        left=words("player.left", time=clock_time(position.total_left)),
        name=_name(step, library),
        phase=words("player.slept")
        if session.slept
        else words("player.paused")
        if session.paused
        else _phase(step, now, library),
        lines=_lines(step, session.routine.profiles),
        next=_next(session, position, library),
        number=_number(step, now, position),
        fraction=_fraction(step, now, position),
        total=len(works),
    )


def clock_time(seconds: float) -> str:
    """Return seconds as minutes and seconds: `4:10`."""
    whole = ceil(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def _name(step: Step, library: Library) -> str:
    side = side_words(step, (library.words("player.first-side"), library.words("player.second-side")))
    return f"{step.exercise.name} · {side}" if side else step.exercise.name


def _phase(step: Step, now: Moment, library: Library) -> str:
    words = library.words
    if step.phase != "work":
        return words(f"player.{step.phase}")
    if not step.repetitions:
        return words("player.keep-going")
    kind = "relax" if now.resting else "hold" if step.held else "move"
    return words(f"player.{kind}", number=now.repetition, total=step.repetitions)


def _lines(step: Step, profiles: tuple[str, ...]) -> str:
    exercise = step.exercise
    if step.phase == "work":
        return "\n".join([*exercise.cues, *_adjustments(exercise, profiles)])
    return "\n".join([exercise.start, *exercise.steps, *_adjustments(exercise, profiles)])


def _adjustments(exercise: Exercise, profiles: tuple[str, ...]) -> list[str]:
    return [words for profile, words in exercise.adjust.items() if profile in profiles]


def _next(session: Session, position: Position, library: Library) -> str:
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
        return words("player.next-rest", seconds=following.seconds, name=_name(following, library))
    return words("player.next", name=_name(following, library))


def _number(step: Step, now: Moment, position: Position) -> str:
    if step.phase == "work" and step.repetitions and not step.held:
        return str(now.repetition)
    return str(ceil(now.left if step.phase == "work" else position.left))


def _fraction(step: Step, now: Moment, position: Position) -> float:
    if step.phase == "work":
        return now.left / now.length if now.length else 0.0
    return position.left / step.seconds if step.seconds else 0.0
