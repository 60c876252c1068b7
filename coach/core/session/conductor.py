"""The conductor: keeps the session of a routine, and gives its cues and sounds, for any kind of screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.core.content.pain_rule import LIGHTS, Light
from coach.core.library import Library
from coach.core.routine.promises import with_promises
from coach.core.session.commands import SessionCommand, advance
from coach.core.session.cues import Cue, agenda, due
from coach.core.session.state import Session, hurting, placed
from coach.core.session.substitution import Bounds, neighbour, stopped, swapped
from coach.core.visit.state import Direction, SkipReason

if TYPE_CHECKING:
    from coach.core.content.exercises import Exercise
    from coach.core.session.sound import Sound

CUE_SHOWN_S = 0.6
"""How long a cue is shown. The next cue within that time takes its place, so that nothing flashes twice."""


@dataclass(frozen=True)
class Terms:
    """The limits that a routine keeps to, and how it treats pain and waiting."""

    bounds: Bounds
    pain_before: int
    """The pain before the routine, 0 to 10; 0 if the person reported none."""
    earlier_pains: tuple[int, ...] = ()
    """The pains, 0 to 10, that the person reported earlier in this visit's routine."""
    wait_for_key: bool = False
    """Whether an exercise waits for a key before its get-ready time runs, so that it can be read first."""
    known: frozenset[str] = frozenset()
    """Ids of the exercises that do not wait, as the person has done them before."""


class Conductor:
    """Leads one session by commands and the clock, and keeps the pain reports.

    `clock` gives monotonic seconds. `sound` is called once, when the first cue is to be heard; None for no sound.
    """

    def __init__(
        self,
        library: Library,
        session: Session,
        clock: Callable[[], float],
        terms: Terms,
        sound: Callable[[], Sound] | None = None,
    ) -> None:
        self.session = session
        self.terms = terms
        self._library = library
        self._clock = clock
        self._make_sound = sound
        self._sound: Sound | None = None
        self._agenda = agenda(session, library.words)
        self._shown: tuple[str, float] | None = None
        """The words of the last cue, and until when they are shown."""
        self._length = session.routine.seconds
        self._asked_midway = self._length <= library.planning.pain.midway_minutes * 60
        self._pains = terms.earlier_pains
        self._before_rating = session
        """The session before the last pain report, to which a correction goes back."""
        self.muted = False
        self._started: set[str] = set()
        """Ids of the exercises that were started by a key."""

    @property
    def waiting(self) -> bool:
        """Whether the exercise at hand waits to be started by a key."""
        step = self.session.step
        if not self.terms.wait_for_key or step is None or step.phase != "ready":
            return False
        return step.exercise.id not in self._started | self.terms.known

    @property
    def arriving(self) -> bool:
        """Whether the clock runs while the person gets into another position; `resume` then goes on to the work."""
        step = self.session.step
        return step is not None and step.phase == "ready" and step.moves and not self.session.paused

    @property
    def now(self) -> float:
        """The present time, in seconds of the clock."""
        return self._clock()

    def do(self, event: SessionCommand, because: SkipReason | None = None) -> None:
        """Do a command now, after what the time since the last command brings.

        An exercise that waits for a key is started by going on and by skipping its get-ready time, and by nothing else.
        """
        if event == "resume" and self.arriving:
            event = "skip"
        before = self._start_if_waiting(event)
        self.session = advance(before, event, self._clock(), because)
        if event == "tick" and not self.session.paused:
            self._give_due_cues()
        elif event != "tick" or self.session.slept != before.slept:
            self._silence()
        if event not in ("tick", "pause", "resume"):
            self._agenda = agenda(self.session, self._library.words)
        self._wait_if_needed()

    def alternative(self, way: Direction) -> Exercise | None:
        """Return an easier or harder exercise, or the one that the present one replaced; nothing harder after pain."""
        if way == "harder" and self.worst != "green":
            return None
        found = neighbour(self.session, way, self._library, self.terms.bounds)
        return found and with_promises(found, self.session.routine.profiles, self._library.profiles)

    def swap(self, way: Direction) -> Exercise | None:
        """Go on with an easier or harder exercise and return it; return None if there is none."""
        self.do("tick")
        to = self.alternative(way)
        if to is not None:
            self._jump(swapped(self.session, way, to, self._library.planning.timing))
        return to

    def stop_exercise(self, because: SkipReason) -> None:
        """Skip all that is left of the exercise under way."""
        self._jump(stopped(self.session, because))

    @property
    def worst(self) -> Light:
        """The gravest light of all pain reports so far."""
        return max((self._light(pain) for pain in self._pains), key=LIGHTS.index, default="green")

    def rate(self, pain: int) -> Light:
        """Record a pain from 0 to 10; return its light."""
        self._before_rating = self.session
        self.session = hurting(self.session, pain)
        self._pains = (*self._pains, pain)
        return self._light(pain)

    def correct(self, pain: int) -> Light:
        """Replace the pain recorded last, before anything else has happened; return the light of the new one."""
        self.session, self._pains = self._before_rating, self._pains[:-1]
        return self.rate(pain)

    def _light(self, pain: int) -> Light:
        return self._library.planning.pain.light(self.terms.pain_before, pain)

    def wants_pain(self) -> bool:
        """Return True once, when to ask for the pain: between work steps after the middle of a long routine."""
        position = self.session.position()
        if self._asked_midway or position is None or position.step.phase == "work":
            return False
        if position.total_left > self._length / 2:
            return False
        self._asked_midway = True
        return True

    def shown_cue(self) -> str:
        """Return the words of the cue that is shown now, or an empty string."""
        if self._shown is None or self._clock() >= self._shown[1]:
            return ""
        return self._shown[0]

    def mute(self, muted: bool) -> None:
        """Turn the sound off or on."""
        self.muted = muted
        if self._sound is not None:
            self._sound.silence()

    def announce(self, words: str) -> None:
        """Speak and show words that belong to no moment of a step."""
        self._give([Cue(0, "name", words)])

    def _jump(self, session: Session) -> None:
        self.session = session
        self._silence()
        self._agenda = agenda(session, self._library.words)
        self._wait_if_needed()

    def _start_if_waiting(self, event: SessionCommand) -> Session:
        """The session with its clock running if the command ends a wait; going on and skipping start the exercise."""
        session = self.session
        if not self.waiting or not session.paused or event not in ("resume", "skip", "back", "again"):
            return session
        assert session.step is not None
        if event in ("resume", "skip"):
            self._started.add(session.step.exercise.id)
        return advance(session, "resume", self._clock())

    def _wait_if_needed(self) -> None:
        """Pause at the start of an exercise that waits for a key, and say its name at once."""
        if not self.waiting or self.session.paused:
            return
        self.session = replace(placed(self.session, self.session.index), since=None)
        self._give_due_cues()

    def _give_due_cues(self) -> None:
        self._agenda, cues = due(self._agenda, self.session, self._library.words)
        if cues:
            self._give(cues)

    def _give(self, cues: Sequence[Cue]) -> None:
        self._shown = (" ".join(cue.words for cue in cues), self._clock() + CUE_SHOWN_S)
        if self.muted or self._make_sound is None:
            return
        if self._sound is None:
            self._sound = self._make_sound()
        for cue in cues:
            self._sound.give(cue)

    def _silence(self) -> None:
        self._shown = None
        if self._sound is not None:
            self._sound.silence()
