"""The question that a row of a page of findings is: said, and answered by a number, a word, or Enter alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coach.core.blocks import Block
from coach.core.triage.answers import Value
from coach.plain.context import LineContext
from coach.plain.prompt import Prompt

KEEP = "keep"
"""What Enter alone means on a row that has its answer."""
VALUES = ("yes", "no", "unsure", "skipped")


@dataclass(frozen=True)
class AskedRow:
    """A row, or a whole group, as it is asked."""

    told: Sequence[str]
    """What is asked; several things that one answer can deny stand in a list."""
    why: Sequence[Block]
    kept: Value | None
    """The answer that it has, or None."""
    skippable: bool = False
    """Whether the person may rather not say."""


def row_prompt(row: AskedRow, title: Callable[[], None] | None, context: LineContext) -> Prompt[str]:
    """Return the question of a row, whose answer is a value of a finding, or `KEEP`.

    Args:
        row: The row.
        title: Says what stands above the rows, once; None if that was said.
        context: What the steps of a visit are told with.
    """
    console, words = context.console, context.words
    offered = VALUES if row.skippable else VALUES[:3]
    names = {"skipped": "skip-question"}
    line = ", ".join(f"{number} {words(f'keys.{names.get(each, each)}')}" for number, each in enumerate(offered, 1))
    titles = [title] if title else []

    def tell() -> None:
        while titles:
            titles.pop()()
        if len(row.told) > 1:
            console.blocks([Block("point", each) for each in row.told])
        else:
            console.say(row.told[0])
        console.say(f"{line}.")
        if row.kept is not None:
            context.talk.say("plain.kept", answer=words(f"answer.{row.kept}"))

    def answer(typed: str) -> str | None:
        if not typed:
            return KEEP if row.kept is not None else None
        known = {str(number): each for number, each in enumerate(offered, 1)}
        named = {name: each for each in VALUES[:3] for name in words(f"plain.answer.{each}").split()}
        return known.get(typed) or named.get(typed.casefold())

    return Prompt(tell, answer, f"{line}.", row.why)
