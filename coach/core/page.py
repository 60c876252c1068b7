"""A text as blocks: what every form of it, on screen or on paper, is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BlockKind = Literal["title", "heading", "text", "point", "note"]


@dataclass(frozen=True)
class Block:
    """One piece of a text.

    `title`: once, at the top; `heading`: over what follows; `text`: a paragraph; `point`: one of a list; `note`: small
    print.
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
