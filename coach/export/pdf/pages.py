"""Decides where each block is on pages of two columns, in the largest type that fits one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from coach.core.blocks import Block, BlockKind, notes_apart
from coach.export.pdf.columns import balanced, kept_together
from coach.export.pdf.geometry import Measure, Paper, PlacedText, Style

SIZES: Final = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Sizes of the type in points; the first with which the text fits one page is used."""
LONG: Final = 9.0
"""The size of the type in points where no size fits one page."""
FRAME: Final = 2.0
"""Millimetres between the title and the frame around it."""
LEAST: Final = 30.0
"""Millimetres that a part needs, or else begins on the next page."""


PdfPage = tuple[PlacedText, ...]
"""The blocks on one page, in the order of reading."""


def lay_out(blocks: Iterable[Block], paper: Paper, measure: Measure) -> tuple[PdfPage, ...]:
    """Return the pages: one in the largest type that fits, or as many as the text needs.

    Args:
        blocks: The text, its title first; the notes at its end go to the foot of the page, in full width.
        paper: The size of a page.
        measure: Measures a block.
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
    """Return each part of the text: the heading in full width above it, and the blocks of its columns."""
    parts: list[tuple[tuple[Block, ...], tuple[Block, ...]]] = []
    for block in body:
        if block.kind in ("title", "part") or not parts:
            parts.append(((block,), ()) if block.kind in ("title", "part") else ((), (block,)))
        else:
            head, text = parts[-1]
            parts[-1] = (head, (*text, block))
    return parts


def _edge(placed: list[PlacedText]) -> float:
    """Return the lower edge of the last block."""
    return placed[-1].y + placed[-1].height


def _styles(size: float) -> dict[BlockKind, Style]:
    return {
        "title": Style(size * 1.5, bold=True, before=FRAME),
        "part": Style(size * 1.3, bold=True, before=FRAME),
        "heading": Style(size * 1.1, bold=True, before=size * 0.22),
        "text": Style(size, before=size * 0.08),
        "point": Style(size),
        "box": Style(size * 0.88, before=size * 0.1),
        "note": Style(size * 0.88, before=size * 0.1),
    }


def _stacked(
    blocks: Iterable[Block], styles: dict[BlockKind, Style], paper: Paper, measure: Measure, y: float
) -> list[PlacedText]:
    """Return blocks one below the other, in full width, from `y` on."""
    placed: list[PlacedText] = []
    for block in blocks:
        style = styles[block.kind]
        inset = FRAME if block.kind == "title" else 0.0
        width = paper.inside - 2 * inset
        height = measure(block, style, width) + 2 * inset
        placed.append(PlacedText(block, style, paper.margin + inset, y + style.before, width, height))
        y += style.before + height
    return placed
