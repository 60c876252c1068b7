"""Asks for the pain during a routine, and does what its light calls for."""

from __future__ import annotations

from collections.abc import Callable, Generator

from coach.core.blocks import Block
from coach.core.content.pain_rule import HardStop, Light
from coach.core.session.conductor import Conductor
from coach.core.session.pain_choices import follow_pain_choice, pain_choices
from coach.core.visit.actions import PainTold, VisitAction
from coach.core.visit.state import Visit
from coach.plain.context import LineContext
from coach.plain.prompt import Prompt, Typed

Asked = Generator[VisitAction, Visit, HardStop | None]
"""Asks something during a routine; returns a reason to stop it, or None."""
STOPS: dict[str, HardStop] = {"leg": "down-the-leg", "unwell": "unwell"}
"""The words that stop a routine."""


def ask_pain(
    ask: str, typed: str | None, conductor: Conductor, context: LineContext, swap: Callable[[], object]
) -> Asked:
    """Ask for the pain and act on its light, until it needs no correction.

    Args:
        ask: The key of the question.
        typed: What was already typed, such as "4"; None or empty if nothing was.
        conductor: Leads the routine; its clock stands still.
        context: What the steps of a visit are told with.
        swap: Goes on with the easier exercise, and names it.
    """
    rated: tuple[Light, int] | None = None
    while True:
        answer = _typed(typed, context) if typed else None
        typed = None
        if answer is None:
            answer = _asked(ask, context)
        if answer is None and rated is None:
            return None
        if isinstance(answer, str):
            return answer
        if answer is not None:
            corrects, step = rated is not None, conductor.session.step
            light = conductor.correct(answer) if corrects else conductor.rate(answer)
            yield PainTold(answer, step.exercise.id if step else None, corrects)
            rated = light, answer
        assert rated is not None
        if not _wants_correction(*rated, conductor, context, swap):
            return None
        ask = "pain.ask"


def _typed(line: str, context: LineContext) -> int | HardStop | None:
    """Return the number or the reason to stop that a line names, or None."""
    if line.isascii() and line.isdigit() and 0 <= int(line) <= 10:
        return int(line)
    typed = context.talk.command(line, ("leg", "unwell"))
    return STOPS[typed.command] if typed else None


def _asked(ask: str, context: LineContext) -> int | HardStop | None:
    """Ask for the number; None if the person goes back."""

    def tell() -> None:
        context.talk.say(ask)
        context.talk.say("pain.hint")
        context.talk.say("plain.pain")

    def answer(line: str) -> int | HardStop | None:
        return _typed(line, context)

    told: int | HardStop | Typed = context.talk.ask(Prompt(tell, answer, context.words("plain.pain")))
    return None if isinstance(told, Typed) else told


def _wants_correction(
    light: Light, pain: int, conductor: Conductor, context: LineContext, swap: Callable[[], object]
) -> bool:
    """Offer what a light calls for, and do what is chosen; say whether to ask for the number again."""
    if light == "green":
        context.talk.say("pain.green", value=pain)
        return False
    choices = pain_choices(light, conductor, context.words)
    words = context.words
    told = [Block("heading", words(f"pain.{light}", value=pain)), Block("text", words(f"pain.{light}-hint"))]
    typed = context.talk.choose(told, [choice for _, choice in choices])
    chosen = None if isinstance(typed, Typed) else choices[typed][0]
    return follow_pain_choice(chosen, light, conductor, swap)
