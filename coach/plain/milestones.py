"""What is told of a routine under way: its cues as lines, and how to do each exercise that comes."""

from __future__ import annotations

from collections.abc import Collection

from coach.core.content.exercises import Exercise
from coach.core.library import Library
from coach.core.report.exercise import adjustments
from coach.core.routine.plan import RoutineStep
from coach.core.routine.preview import portion_line
from coach.core.session.cues import COUNTED, Cue
from coach.core.session.state import Session
from coach.plain.context import LineContext


class Milestones:
    """A `Sound` that says each milestone as a line, and has it spoken, or the bell rung, where that is wanted.

    Repetitions are not told, and of the last seconds only the first: what comes each second is no milestone.
    """

    def __init__(self, context: LineContext) -> None:
        self._context = context
        self._voice = context.voice() if context.voice else None
        self.muted = not context.heard()
        """Whether neither the voice nor the bell is heard; the lines are."""

    def give(self, cue: Cue) -> None:
        """Say a cue, if it is a milestone."""
        words = self._context.words
        last = cue.kind == "count" and cue.words == words("cue.number", number=COUNTED[0])
        if not cue.counts or last:
            self._context.console.say(words("plain.last-seconds", count=COUNTED[0]) if last else cue.words)
            if self._voice is None and not self.muted:
                self._context.console.ring()
        if self._voice is not None and not self.muted:
            self._voice.give(cue)

    def mute(self, muted: bool) -> None:
        """Turn the voice and the bell off or on."""
        self.muted = muted
        self.silence()

    def silence(self) -> None:
        """Stop the voice."""
        if self._voice is not None:
            self._voice.silence()

    def close(self) -> None:
        """Stop the voice for good."""
        if self._voice is not None:
            self._voice.close()


class HowTo:
    """Tells how to do each exercise when it comes up, once."""

    def __init__(self, context: LineContext) -> None:
        self._context = context
        self._told: set[str] = set()

    def tell(self, session: Session) -> None:
        """Tell of the exercise that the session is at, unless that was done or it is not about to begin."""
        step = session.step
        if step is None or step.phase == "work" or step.exercise.id in self._told:
            return
        self._told.add(step.exercise.id)
        words, console = self._context.words, self._context.console
        number = min(session.behind + 1, session.works)
        where = words("plain.step", number=number, total=session.works)
        console.say(f"{where} {self._dose(step, session)}")
        if step.moves:
            console.say(words(f"plain.to.{step.exercise.stance}"))
        for line in how_to(step.exercise, session.routine.profiles, self._context.library):
            console.say(line)

    def _dose(self, step: RoutineStep, session: Session) -> str:
        """The exercise with its dose, as the set-up told it; a substitute has none there."""
        portion = next((each for each in session.routine.portions if each.exercise.id == step.exercise.id), None)
        return portion_line(portion, self._context.library, session.routine.profiles) if portion else ""


def how_to(exercise: Exercise, profiles: Collection[str], library: Library) -> list[str]:
    """Return how to begin an exercise, what its figure shows, and how to do it, a line each."""
    figure = library.figures.get(exercise.id)
    shown = [library.words("plain.figure", shown=figure.words)] if figure else []
    caution = [exercise.caution] if exercise.caution else []
    return [exercise.start, *shown, " ".join(exercise.steps), *adjustments(exercise, profiles), *caution]
