"""The routine under way: milestones as lines, and typed commands while it runs."""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

from coach.core.session.commands import SessionCommand, advance
from coach.core.session.conductor import Conductor
from coach.core.session.substitution import routine_progress
from coach.core.visit.actions import RoutineMoved, RoutineOver, RoutineStopped, VisitAction
from coach.core.visit.state import Visit
from coach.plain.asides import Asides
from coach.plain.context import LineContext, Teller
from coach.plain.milestones import HowTo, Milestones
from coach.plain.pain import ask_pain
from coach.plain.prompt import Command, Typed
from coach.plain.typed_lines import Stopped

TICK_S: Final = 0.1
"""How long to wait for a typed line before the time is looked at again."""
WHILE_IT_RUNS: Final[tuple[Command, ...]] = (
    "pain", "easier", "harder", "skip", "back", "pause", "repeat", "longer", "next", "how", "sound", "where", "end",
    "stop", "help", "again", "leg", "unwell",
)  # fmt: skip
_OF_SESSION: Final[dict[Command, SessionCommand]] = {
    "back": "back",
    "repeat": "again",
    "longer": "longer",
    "next": "next",
}


def player(visit: Visit, context: LineContext) -> Teller:
    """Lead through the routine of a visit, from where the visit left it."""
    milestones = Milestones(context)
    conductor = context.basis(visit).conductor(context.clock, lambda: milestones)
    context.awake.hold()
    try:
        yield from _Player(conductor, milestones, context).run()
    except (Stopped, KeyboardInterrupt, OSError):
        # Whether the person stops, a signal ends the program or the terminal has gone: the exercise under way is done
        # again another time.
        ended = advance(conductor.session, "end", conductor.now)
        yield RoutineMoved(routine_progress(conductor.session, ended.log))
        raise
    finally:
        context.awake.release()
        milestones.close()


class _Player:
    def __init__(self, conductor: Conductor, milestones: Milestones, context: LineContext) -> None:
        self._conductor, self._context, self._talk = conductor, context, context.talk
        self._asides = Asides(conductor, milestones, context)
        self._reported = conductor.session
        self._how = HowTo(context)
        self._waited_at: int | None = None
        """The step at which the person was last told that the clock stands still."""
        self._stood = False
        """Whether they were told so, and not yet that it runs again."""

    def run(self) -> Generator[VisitAction, Visit, None]:
        """Yield what changes the visit, until the routine is over."""
        self._talk.say("plain.player")
        while True:
            self._conductor.do("tick")
            yield from self._changed()
            if self._conductor.wants_pain():
                yield from self._pain("pain.midway", "")
                continue
            self._how.tell(self._conductor.session)
            self._tell_of_pause()
            line = self._context.console.read(None if self._conductor.session.paused else TICK_S)
            if line is not None:
                yield from self._act(line.strip())

    def _changed(self) -> Generator[VisitAction, Visit, None]:
        """Yield how far the routine has come, if that has changed."""
        before, session = self._reported, self._conductor.session
        self._reported = session
        if session.over:
            yield RoutineOver(routine_progress(session))
        elif session.log != before.log or session.behind != before.behind:
            yield RoutineMoved(routine_progress(session))

    def _tell_of_pause(self) -> None:
        """Say that the clock stands still, or that it runs again."""
        session, step = self._conductor.session, self._conductor.session.step
        if not session.paused:
            if self._stood:
                self._asides.tell_running()
            self._waited_at, self._stood = None, False
        elif self._waited_at != session.index:
            self._waited_at, self._stood = session.index, True
            reading = step is not None and step.phase == "ready"
            self._talk.say("plain.slept" if session.slept else "plain.held" if reading else "plain.paused")

    def _act(self, line: str) -> Generator[VisitAction, Visit, None]:
        """Do what was typed; Enter alone pauses, and goes on."""
        typed = Typed("pause") if not line else self._talk.command(line, WHILE_IT_RUNS)
        conductor, session = self._conductor, self._conductor.session
        if typed is None:
            self._talk.say("plain.player-wrong")
            return
        # Whoever is asked something, or hears something else, is told anew that the clock stands still.
        self._waited_at = None
        match typed.command:
            case "pause":
                conductor.do("resume" if session.paused or conductor.arriving else "pause")
            case "pain" | "leg" | "unwell":
                yield from self._pain("pain.ask", typed.rest if typed.command == "pain" else line)
            case "easier" | "harder":
                self._asides.swap(typed.command)
            case "skip":
                self._asides.skip(typed.rest)
            case "end":
                self._asides.end()
            case "sound":
                self._asides.mute()
            case "how":
                self._asides.read()
            case "stop":
                raise Stopped
            case "where" | "again":
                self._asides.tell_where()
            case "help":
                self._talk.say("plain.player")
                self._talk.say("plain.player-more")
            case command:
                conductor.do(_OF_SESSION[command])

    def _pain(self, ask: str, typed: str) -> Generator[VisitAction, Visit, None]:
        with self._asides.standing_still():
            stop = yield from ask_pain(ask, typed, self._conductor, self._context, lambda: self._asides.swap("easier"))
            if stop is not None:
                self._conductor.do("end")
        if stop is not None:
            yield RoutineStopped(routine_progress(self._conductor.session), stop)
