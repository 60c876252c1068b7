"""What a person may ask and do beside the clock of a routine, which stands still while something is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from coach.core.blocks import Block
from coach.core.report.exercise import exercise_blocks
from coach.core.session.conductor import Conductor
from coach.core.visit.state import SKIP_REASONS, Direction
from coach.plain.context import LineContext
from coach.plain.milestones import Milestones
from coach.plain.prompt import Typed


class Asides:
    """Does what is typed while a routine runs, but for what changes the visit at once."""

    def __init__(self, conductor: Conductor, milestones: Milestones, context: LineContext) -> None:
        self._conductor, self._milestones, self._context = conductor, milestones, context
        self._talk, self._words = context.talk, context.words

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Hold the clock while something is asked; it runs on afterwards if it ran before."""
        conductor = self._conductor
        ran = not conductor.session.paused
        conductor.do("pause")
        yield
        # An answer may have led to an exercise that waits for a key.
        if ran and not conductor.waiting:
            conductor.do("resume")
            self.tell_running()

    def tell_running(self) -> None:
        """Say that the clock runs again; before an exercise also when that starts."""
        position = self._conductor.session.position()
        if position is not None:
            ready = position.step.phase == "ready"
            self._talk.say("plain.starts-in" if ready else "plain.goes-on", seconds=ceil(position.left))

    def swap(self, way: Direction) -> None:
        """Go on with an easier or harder exercise, and name it; or say that there is none."""
        to, step = self._conductor.swap(way), self._conductor.session.step
        if to is None:
            self._talk.say(f"player.no-{way}")
        elif step is not None:
            self._talk.say(f"player.now-{step.way or 'planned'}", name=to.name)

    def skip(self, reason: str) -> None:
        """Skip the step; work is skipped for a reason, whose number may be typed behind the word."""
        conductor, step = self._conductor, self._conductor.session.step
        if step is None or step.phase != "work":
            conductor.do("skip")
            return
        rows = [self._words(f"skip.{each}") for each in SKIP_REASONS]
        numbers = [str(number) for number in range(1, len(rows) + 1)]
        with self.standing_still():
            told = [Block("text", self._words("skip.ask"))]
            chosen = numbers.index(reason) if reason in numbers else self._talk.choose(told, rows)
            if not isinstance(chosen, Typed):
                conductor.do("skip", SKIP_REASONS[chosen])

    def end(self) -> None:
        """Ask whether to end the routine, saying how much of it is kept."""
        words = self._words
        done = sum(entry.outcome == "done" for entry in self._conductor.session.log)
        blocks = [Block("text", words("player.end-ask")), Block("text", words("player.end-kept", count=done))]
        with self.standing_still():
            if self._talk.choose(blocks, [words("player.end-yes"), words("player.end-no")]) == 0:
                self._conductor.do("end")

    def read(self) -> None:
        """Tell everything that the content says about the exercise."""
        session = self._conductor.session
        if session.step is None:
            return
        exercise = session.step.exercise
        told = exercise_blocks(exercise, session.routine.profiles, self._context.library)
        with self.standing_still():
            self._talk.choose([Block("title", exercise.name), *told], [self._words("keys.go-on")], enter=0)

    def mute(self) -> None:
        """Turn the bell and the voice off or on, and have that remembered."""
        self._milestones.mute(not self._milestones.muted)
        self._talk.say("player.sound-off" if self._milestones.muted else "player.sound-on")
        self._context.remember_sound(not self._milestones.muted)

    def tell_where(self) -> None:
        """Say which step it is, and how much is left."""
        session = self._conductor.session
        position = session.position()
        if position is not None:
            number = min(session.behind + 1, session.works)
            self._talk.say("plain.step", number=number, total=session.works)
            self._talk.say("plain.routine-left", minutes=max(1, round(position.total_left / 60)))
