"""Text as blocks (titles, headings, paragraphs, points, notes), the common source of what is shown and printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

DENSE_POINTS = 9
"""A list of short points is set in columns once it has this many, in formats that have columns."""
DENSE_CHARACTERS = 60
"""The most characters of a short point."""

BlockKind = Literal["title", "part", "heading", "text", "point", "box", "note"]


@dataclass(frozen=True)
class Block:
    """One piece of a text.

    `title`: the whole text's title, once at the top; `part`: opens a part for another reader, with headings of its own;
    `heading`: opens a section; `text`: a paragraph; `point`: a list item; `box`: the label of a box to fill in by hand,
    or of a line where there are no boxes; `note`: small print.
    """

    kind: BlockKind
    text: str
    language: str | None = None
    """The tag of its language where a text has parts in two; None for that of the whole text."""


@dataclass(frozen=True)
class Head:
    """A document's metadata."""

    title: str
    language: str
    """The language tag, as in HTML's `lang="en"`."""
    made: datetime
    """Local time."""


def section(heading: str, *texts: str) -> tuple[Block, ...]:
    """Return a heading with paragraphs under it, or nothing if there are no paragraphs."""
    return (Block("heading", heading), *(Block("text", text) for text in texts)) if texts else ()


def listing(heading: str, points: tuple[str, ...]) -> tuple[Block, ...]:
    """Return a heading with list items under it, or nothing if there are no items."""
    return (Block("heading", heading), *(Block("point", point) for point in points)) if points else ()


def notes_apart(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Split a text into its body and the notes at its end."""
    notes = 0
    while notes < len(blocks) and blocks[-1 - notes].kind == "note":
        notes += 1
    cut = len(blocks) - notes
    return blocks[:cut], blocks[cut:]


def is_dense(points: Sequence[str]) -> bool:
    """Say whether a list is long and its items short, so that it can be set in columns."""
    return len(points) >= DENSE_POINTS and all(len(point) <= DENSE_CHARACTERS for point in points)
