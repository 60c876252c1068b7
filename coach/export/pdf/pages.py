"""Where each block stands on sheets of two columns, in millimetres; measuring the words is left to the form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from coach.core.blocks import Block, BlockKind, notes_apart
from coach.export.pdf.columns import balanced, kept_together
from coach.export.pdf.geometry import Measure, Paper, PlacedText, Style

SIZES: Final = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Points of the type, largest first; one sheet is tried with each."""
LONG: Final = 9.0
"""Points of the type where one sheet cannot hold the text in any of them."""
FRAME: Final = 2.0
"""Between the title and the lines around it."""
LEAST: Final = 30.0
"""A part that has less room than this begins on the next sheet."""


PdfPage = tuple[PlacedText, ...]
"""What stands on one sheet, in the order of reading."""


def sheets(blocks: Iterable[Block], paper: Paper, measure: Measure) -> tuple[PdfPage, ...]:
    """Return the sheets: one in the largest type that fits it, or as many as it takes.

    Args:
        blocks: The text, its title first; the notes at its end stand at the foot, as wide as the sheet.
        paper: The sheet.
        measure: How high a block is.
    """
    told = tuple(blocks)
    tried = (_set(told, paper, measure, size) for size in SIZES)
    return next((found for found in tried if len(found) == 1), None) or _set(told, paper, measure, LONG)


def _set(blocks: tuple[Block, ...], paper: Paper, measure: Measure, size: float) -> tuple[PdfPage, ...]:
    styles = _styles(size)
    body, notes = notes_apart(blocks)
    feet = _stacked(notes, styles, paper, measure, 0.0)
    bottom = paper.height - paper.margin - (_edge(feet) if feet else 0.0)
    pages: list[list[PlacedText]] = [[]]
    for head, text in _parts(body):
        top = max((_edge([each]) for each in pages[-1]), default=paper.margin)
        if bottom - top < LEAST:
            pages.append([])
            top = paper.margin
        heads = _stacked(head, styles, paper, measure, top)
        rows = list(kept_together(text, styles, paper, measure))
        first, *others = balanced(rows, paper, _edge(heads) if heads else top, bottom)
        pages[-1] += [*heads, *first]
        pages += others
    pages[-1] += [replace(each, y=bottom + each.y) for each in feet]
    return tuple(tuple(page) for page in pages)


def _parts(body: Iterable[Block]) -> list[tuple[tuple[Block, ...], tuple[Block, ...]]]:
    """Return each part of the text: what stands over it as wide as the sheet, and what its columns hold."""
    parts: list[tuple[tuple[Block, ...], tuple[Block, ...]]] = []
    for block in body:
        if block.kind in ("title", "part") or not parts:
            parts.append(((block,), ()) if block.kind in ("title", "part") else ((), (block,)))
        else:
            head, text = parts[-1]
            parts[-1] = (head, (*text, block))
    return parts


def _edge(placed: list[PlacedText]) -> float:
    """Return the lower edge of what stands one under the other."""
    return placed[-1].y + placed[-1].height


def _styles(size: float) -> dict[BlockKind, Style]:
    return {
        "title": Style(size * 1.5, bold=True, before=FRAME),
        "part": Style(size * 1.3, bold=True, before=FRAME),
        "heading": Style(size * 1.1, bold=True, before=size * 0.22),
        "text": Style(size, before=size * 0.08),
        "point": Style(size),
        "note": Style(size * 0.88, before=size * 0.1),
    }


def _stacked(
    blocks: Iterable[Block], styles: dict[BlockKind, Style], paper: Paper, measure: Measure, y: float
) -> list[PlacedText]:
    """Return blocks one under the other, as wide as the sheet."""
    placed: list[PlacedText] = []
    for block in blocks:
        style = styles[block.kind]
        inset = FRAME if block.kind == "title" else 0.0
        width = paper.inside - 2 * inset
        height = measure(block, style, width) + 2 * inset
        placed.append(PlacedText(block, style, paper.margin + inset, y + style.before, width, height))
        y += style.before + height
    return placed
