"""Blocks as plain text for a terminal, a mail or a printer."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from coach.core.blocks import Block
from coach.core.controls import without_controls

WIDTH = 72
"""Columns that fit everywhere, quoted in a mail as well."""


def as_text(blocks: Iterable[Block]) -> str:
    """Return the blocks as lines of at most 72 columns, without escapes, ending in a line break."""
    lines: list[str] = []
    before: Block | None = None
    for block in blocks:
        together = before is not None and (before.kind in ("part", "heading") or before.kind == block.kind == "point")
        if before is not None and not together:
            lines.append("")
        lines += _lines(block)
        before = block
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """Return a text as one line without control signs, each run of blanks as one."""
    spaced = " ".join(text.split())
    # A sign that goes may leave a blank at an end or beside another.
    return " ".join(without_controls(spaced).split())


def _lines(block: Block) -> list[str]:
    if block.kind == "point":
        return wrap(plain(block.text), WIDTH, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    lines = wrap(plain(block.text), WIDTH, break_on_hyphens=False)
    rule = {"title": "=", "part": "=", "heading": "-"}.get(block.kind)
    return [*lines, rule * max(map(len, lines), default=0)] if rule else lines
