"""A text as blocks: what every form of it, on screen or on paper, is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

DENSE_POINTS = 9
"""From so many points on a list of short ones is set in columns, where its form has any."""
DENSE_SIGNS = 60
"""The most signs that a short point has."""

BlockKind = Literal["title", "part", "heading", "text", "point", "note"]


@dataclass(frozen=True)
class Block:
    """One piece of a text.

    `title`: once, at the top; `part`: over all that follows, headings included, where it speaks to another reader;
    `heading`: over what follows; `text`: a paragraph; `point`: one of a list; `note`: small print.
    """

    kind: BlockKind
    text: str


@dataclass(frozen=True)
class Head:
    """What a document says of itself beside its text."""

    title: str
    language: str
    """As in `lang="en"`."""
    made: datetime


def section(heading: str, *texts: str) -> tuple[Block, ...]:
    """Return a heading with paragraphs, or nothing where there is no paragraph to stand under it."""
    return (Block("heading", heading), *(Block("text", text) for text in texts)) if texts else ()


def listing(heading: str, points: tuple[str, ...]) -> tuple[Block, ...]:
    """Return a heading with points, or nothing where there is none to list."""
    return (Block("heading", heading), *(Block("point", point) for point in points)) if points else ()


def notes_apart(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Return the blocks before the notes that end the text, and these notes."""
    notes = 0
    while notes < len(blocks) and blocks[-1 - notes].kind == "note":
        notes += 1
    cut = len(blocks) - notes
    return blocks[:cut], blocks[cut:]


def is_dense(points: Sequence[str]) -> bool:
    """Say whether points are many and short, so that they can stand side by side."""
    return len(points) >= DENSE_POINTS and all(len(point) <= DENSE_SIGNS for point in points)
