"""Cues: what is said, rung and shown at which second of a step.

An agenda holds the cues still to come in the current step. `due` returns each of them once and in order, however late
it is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coach.core.routine.plan import RoutineStep
from coach.core.session.moments import step_name
from coach.core.session.state import Session
from coach.core.words import Words

CueKind = Literal["name", "start", "hold", "relax", "half", "count", "repetition", "rest", "change", "end"]

ROUNDING_S = 1e-6
"""The tolerance for sums of seconds: a cue this close to due is due."""
COUNTED: tuple[int, ...] = (3, 2, 1)
"""The last seconds that are counted aloud."""
LEAST_COUNTED_S = 8
"""A shorter step, or last hold, has no countdown: its name might still be being spoken."""
LEAST_HALVED_S = 20
"""Shorter work has no half-time cue."""
LEAST_HALVED_REPETITIONS = 4
"""Work with fewer repetitions has no half-time cue."""


@dataclass(frozen=True)
class Cue:
    """One thing to say or ring, and to show."""

    at: float
    """Seconds into its step."""
    kind: CueKind
    words: str

    @property
    def counts(self) -> bool:
        """Whether it is only a number, which must not cut off a name."""
        return self.kind in ("count", "repetition")


@dataclass(frozen=True)
class Agenda:
    """The cues still to come in the step at `index`."""

    index: int
    waiting: tuple[Cue, ...]


def cues(step: RoutineStep, following: RoutineStep | None, words: Words) -> tuple[Cue, ...]:
    """Return the cues of a step in the order in which they are due; `following` is the next step, if any."""
    found = [*_opening(step, words), *_middle(step, words), *_countdown(step, words)]
    if following is None:
        found.append(Cue(step.seconds, "end", words("cue.end")))
    return tuple(sorted(found, key=lambda cue: cue.at))


def agenda(session: Session, words: Words) -> Agenda:
    """Return the cues still to come in a session's current step, including those due right now."""
    return Agenda(
        session.index, tuple(cue for cue in _cues_at(session, session.index, words) if cue.at >= session.spent)
    )


def due(before: Agenda, session: Session, words: Words) -> tuple[Agenda, tuple[Cue, ...]]:
    """Return the agenda where the session is now, and the cues that became due on the way there.

    Only for time that passed. After a jump (a skip, a step back, another exercise) start over with `agenda`.
    """
    given: list[Cue] = []
    waiting, index = before.waiting, before.index
    while index < min(session.index, len(session.routine.steps)):
        given += waiting
        index += 1
        waiting = _cues_at(session, index, words) if index < len(session.routine.steps) else ()
    now = session.spent + ROUNDING_S
    given += (cue for cue in waiting if cue.at <= now)
    return Agenda(index, tuple(cue for cue in waiting if cue.at > now)), tuple(given)


def _cues_at(session: Session, index: int, words: Words) -> tuple[Cue, ...]:
    steps = session.routine.steps
    if index >= len(steps):
        return ()
    return cues(steps[index], steps[index + 1] if index + 1 < len(steps) else None, words)


def _opening(step: RoutineStep, words: Words) -> Iterator[Cue]:
    name = step_name(step, words)
    match step.phase:
        case "ready":
            yield Cue(0, "name", words("cue.name", name=name))
        case "change":
            yield Cue(0, "change", words("cue.change", name=name))
        case "rest":
            yield Cue(0, "rest", words("cue.rest", name=name))
        case "work":
            yield Cue(0, "start", words("cue.hold" if step.repetitions and step.is_hold else "cue.start"))


def _middle(step: RoutineStep, words: Words) -> Iterator[Cue]:
    """Half-time, and in counted work the beginning and end of each repetition."""
    if step.phase != "work":
        return
    if step.repetitions <= 1 and step.seconds >= LEAST_HALVED_S:
        yield Cue(step.seconds / 2, "half", step.exercise.halfway or words("cue.half"))
    cycle = step.each_s + step.gap_s
    half = step.repetitions // 2 + 1 if step.repetitions >= LEAST_HALVED_REPETITIONS else 0
    for number in range(2, step.repetitions + 1):
        start = (number - 1) * cycle
        if step.is_hold and step.gap_s:
            yield Cue(start - step.gap_s, "relax", words("cue.relax"))
        if number == half:
            yield Cue(start, "half", words("cue.half-hold" if step.is_hold else "cue.half"))
        elif step.is_hold:
            yield Cue(start, "hold", words("cue.hold"))
        else:
            yield Cue(start, "repetition", words("cue.number", number=number))


def _countdown(step: RoutineStep, words: Words) -> Iterator[Cue]:
    """The last seconds, except in work that counts repetitions aloud: there, numbers mean repetitions."""
    if step.repetitions and not step.is_hold:
        return
    if (step.each_s if step.repetitions else step.seconds) >= LEAST_COUNTED_S:
        for number in COUNTED:
            yield Cue(step.seconds - number, "count", words("cue.number", number=number))
