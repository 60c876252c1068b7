"""The conductor of a routine: its session, its cues, its sound and its pain rule, for any kind of screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coach.core.content.pain_rule import LIGHTS, Light
from coach.core.library import Library
from coach.core.session.commands import SessionCommand, advance
from coach.core.session.cues import Cue, agenda, due
from coach.core.session.state import Session, hurting, placed
from coach.core.session.substitution import Bounds, neighbour, stopped, swapped
from coach.core.visit.state import Direction, SkipReason

if TYPE_CHECKING:
    from coach.core.content.exercises import Exercise
    from coach.core.session.sound import Sound

LIT_S = 0.6
"""How long a cue is shown. Shown anew at once it stays lit, so that nothing flashes twice in that time."""


@dataclass(frozen=True)
class Terms:
    """What the routine keeps to."""

    bounds: Bounds
    pain_before: int
    """0 to 10; 0 where none was told."""
    told: tuple[int, ...] = ()
    """The pains that this visit told in its routine before, 0 to 10."""
    waits: bool = False
    """Whether each exercise waits for a key before its get-ready runs."""


class Conductor:
    """Leads one session; nothing here knows of a screen."""

    def __init__(
        self,
        library: Library,
        session: Session,
        clock: Callable[[], float],
        terms: Terms,
        sound: Callable[[], Sound] | None = None,
    ) -> None:
        """Take the library, the session, a monotonic clock in seconds, the terms, and where the sound comes from."""
        self.session = session
        self.terms = terms
        self._library = library
        self._clock = clock
        self._make_sound = sound
        self._sound: Sound | None = None
        self._agenda = agenda(session, library.words)
        self._lit: tuple[str, float] | None = None
        self._length = session.routine.seconds
        self._asked_midway = self._length <= library.planning.pain.midway_minutes * 60
        self._told = terms.told
        self._unrated = session
        self.muted = False
        self._let_go: set[str] = set()
        """The exercises that were started by a key."""

    @property
    def waiting(self) -> bool:
        """Whether an exercise waits to be started by a key."""
        step = self.session.step
        return self.terms.waits and step is not None and step.phase == "ready" and step.exercise.id not in self._let_go

    @property
    def now(self) -> float:
        """The moment, in seconds of the clock."""
        return self._clock()

    def do(self, event: SessionCommand, because: SkipReason | None = None) -> None:
        """Let an event happen now; what time brings meanwhile happens first.

        Where an exercise waits, going on or leaving its get-ready starts it; so does no other event.
        """
        before = self._started_by(event)
        self.session = advance(before, event, self._clock(), because)
        if event == "tick" and not self.session.paused:
            self._give()
        elif event != "tick" or self.session.slept != before.slept:
            self._hush()
        if event not in ("tick", "pause", "resume"):
            self._agenda = agenda(self.session, self._library.words)
        self._hold()

    def way(self, way: Direction) -> Exercise | str | None:
        """Return the easier or harder exercise, or words, that can be had now, or None; nothing harder after pain."""
        step = self.session.step
        if step is None or (way == "harder" and self.worst != "green"):
            return None
        return neighbour(step, way, self.session.routine, self._library, self.terms.bounds)

    def swap(self, way: Direction) -> bool:
        """Go on in the easier or harder way; say whether there was one."""
        self.do("tick")
        to = self.way(way)
        if to is None:
            return False
        self._jump(swapped(self.session, way, to, self._library.planning.timing))
        return True

    def stop_this(self, because: SkipReason) -> None:
        """Leave out all that is left of the exercise under way."""
        self._jump(stopped(self.session, because))

    @property
    def worst(self) -> Light:
        """The gravest light so far."""
        return max((self._light(pain) for pain in self._told), key=LIGHTS.index, default="green")

    def rate(self, pain: int) -> Light:
        """Take a pain from 0 to 10; return what it means."""
        self._unrated = self.session
        self.session = hurting(self.session, pain)
        self._told = (*self._told, pain)
        return self._light(pain)

    def correct(self, pain: int) -> Light:
        """Take a pain in place of the one told last, before anything else happens; return what it means."""
        self.session, self._told = self._unrated, self._told[:-1]
        return self.rate(pain)

    def _light(self, pain: int) -> Light:
        return self._library.planning.pain.light(self.terms.pain_before, pain)

    def wants_pain(self) -> bool:
        """Say, once, that it is time to ask for the pain: between two works, behind the middle of a long routine."""
        position = self.session.position()
        if self._asked_midway or position is None or position.step.phase == "work":
            return False
        if position.total_left > self._length / 2:
            return False
        self._asked_midway = True
        return True

    def lit(self) -> str:
        """Return the cue that is shown at this moment, or nothing."""
        if self._lit is None or self._clock() >= self._lit[1]:
            return ""
        return self._lit[0]

    def mute(self, muted: bool) -> None:
        """Be still, or be heard again."""
        self.muted = muted
        if self._sound is not None:
            self._sound.silence()

    def announce(self, words: str) -> None:
        """Say something that no step's time gives, and show it."""
        self._out([Cue(0, "name", words)])

    def _jump(self, session: Session) -> None:
        self.session = session
        self._hush()
        self._agenda = agenda(session, self._library.words)
        self._hold()

    def _started_by(self, event: SessionCommand) -> Session:
        """The session with an exercise that waits let go, if the event does so; time runs again with any move."""
        session = self.session
        if not self.waiting or not session.paused or event not in ("resume", "skip", "back", "again"):
            return session
        assert session.step is not None
        if event in ("resume", "skip"):
            self._let_go.add(session.step.exercise.id)
        return advance(session, "resume", self._clock())

    def _hold(self) -> None:
        """Stop at the start of an exercise that waits; its name is said at once, not when the key comes."""
        if not self.waiting or self.session.paused:
            return
        self.session = replace(placed(self.session, self.session.index), since=None)
        self._give()

    def _give(self) -> None:
        self._agenda, cues = due(self._agenda, self.session, self._library.words)
        if cues:
            self._out(cues)

    def _out(self, cues: Sequence[Cue]) -> None:
        self._lit = (" ".join(cue.words for cue in cues), self._clock() + LIT_S)
        if self.muted or self._make_sound is None:
            return
        if self._sound is None:
            self._sound = self._make_sound()
        for cue in cues:
            self._sound.give(cue)

    def _hush(self) -> None:
        self._lit = None
        if self._sound is not None:
            self._sound.silence()
