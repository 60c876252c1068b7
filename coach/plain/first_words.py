"""What is said before the first choices: what is due today, and when not to use this program."""

from __future__ import annotations

from coach.core.blocks import Block
from coach.core.history.texts import today_pain_words
from coach.core.history.today import Today
from coach.core.words import Words
from coach.plain.context import LineContext


def today_blocks(said: Today | None, notice: str | None, context: LineContext) -> list[Block]:
    """Return the clinic, what is due today, and the notice.

    Args:
        said: What is due; None before there is anything to say, when a stranger is told what the program is.
        notice: About files that cannot be kept or read; None for nothing.
        context: What is told with.
    """
    words, clinic = context.words, context.library.clinic
    lead = context.choices.lead(context.prescription)
    if said is None:
        told = [words("welcome.ask"), lead or words("welcome.lead")]
    else:
        pains = today_pain_words(said.pains, words)
        told = [lead or "", said.headline, said.detail, pains, _days(said, words), said.stage]
    head = Block("title", f"{words('welcome.title')}, {clinic.name}, {clinic.phone}")
    return [head, *(Block("text", each) for each in (*told, notice or "") if each)]


def first_blocks(words: Words) -> list[Block]:
    """Return when to call for help, what this program is not, and how to answer."""
    scope = f"{words('welcome.scope')} {words('welcome.worried')}"
    return [Block("text", each) for each in (words("welcome.now"), scope, words("plain.start"))]


def _days(said: Today, words: Words) -> str:
    """How many of the last days had a core routine, a walk or rest."""
    states = [each.state for each in said.days]
    counts = {state: states.count(state) for state in ("core", "walk", "rest")}
    return words("plain.days", days=len(states), **counts)
