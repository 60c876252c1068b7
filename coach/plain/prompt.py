"""A question in lines: what it says, what counts as an answer, and the words that act in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Literal, TypeVar

from coach.core.blocks import Block

T = TypeVar("T")
Command = Literal[
    "again", "back", "down", "easier", "end", "harder", "help", "helper", "how", "leg", "longer", "next", "out", "pain",
    "pause", "repeat", "skip", "sound", "stop", "summary", "unwell", "up", "where", "why",
]  # fmt: skip
"""What a typed word can mean; the words for each are in the content."""
EVERYWHERE: Final[tuple[Command, ...]] = ("again", "why", "where", "help", "stop")
"""What is answered without the caller."""


@dataclass(frozen=True)
class Typed:
    """A word that acts, with what was typed after it."""

    command: Command
    rest: str = ""


@dataclass(frozen=True)
class Prompt(Generic[T]):
    """A question, and what counts as an answer."""

    tell: Callable[[], None]
    """Says the question; called once more if the person asks for it."""
    answer: Callable[[str], T | None]
    """Returns what a typed line means, or None if it means nothing here."""
    wrong: str
    """What can be typed, in one line."""
    why: Sequence[Block] = ()
    where: str = ""
    """Where in the visit this is."""
    commands: tuple[Command, ...] = ("back",)
    """What the caller acts on, beside an answer."""
