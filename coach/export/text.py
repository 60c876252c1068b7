"""Plain text for a terminal, a mail or a printer: blocks as wrapped lines, and rows as aligned columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

from coach.core.blocks import Block
from coach.core.controls import without_controls

WIDTH = 72
"""The width of a line: narrow enough to be quoted in a mail."""
BLANK = "_"
"""What a line to fill in by hand is made of."""
LEAST_BLANK = 20
"""The fewest signs of such a line."""


def as_text(blocks: Iterable[Block]) -> str:
    """Return the blocks as lines of at most WIDTH columns, without control characters."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        together = before is not None and (
            before.kind in ("part", "heading") or before.kind == block.kind in ("point", "box")
        )
        if before is not None and not together:
            lines.append("")
        lines += _lines(block)
        before = block
    return "\n".join(lines) + "\n"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of cells as lines in which each column is as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def plain(text: str) -> str:
    """Return a text as one line, without control characters, with single spaces."""
    spaced = " ".join(text.split())
    # A removed character may leave a space at an end or beside another.
    return " ".join(without_controls(spaced).split())


def _lines(block: Block) -> list[str]:
    if block.kind == "point":
        return wrap(plain(block.text), WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    if block.kind == "box":
        *above, label = wrap(f"{plain(block.text)}:", WIDTH - LEAST_BLANK - 1, break_on_hyphens=False)
        return [*above, f"{label} {BLANK * (WIDTH - len(label) - 1)}"]
    lines = wrap(plain(block.text), WIDTH, break_on_hyphens=False)
    rule = {"title": "=", "part": "=", "heading": "-"}.get(block.kind)
    return [*lines, rule * max(map(len, lines), default=0)] if rule else lines
