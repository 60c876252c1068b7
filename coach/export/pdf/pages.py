"""Decides where each block is on the pages: in the largest type that fits one page, or in large print on two."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from coach.core.blocks import Block, BlockKind, notes_apart
from coach.export.pdf.columns import balanced, kept_together
from coach.export.pdf.geometry import Measure, Paper, PlacedText, Style

SIZES: Final = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Sizes of the type in points; the first with which the text fits one page is used."""
LONG: Final = 9.0
"""The size of the type in points where no size fits one page."""
LARGE: Final = 14.0
"""The size of large print in points: the least that the American Printing House for the Blind calls enlarged."""
MOST: Final = 2
"""How many pages large print may take, both sides of one sheet, before the type of the other parts grows smaller."""
FRAME: Final = 2.0
"""Millimetres between the title and the frame around it."""
LEAST: Final = 30.0
"""Millimetres that a part needs, or else begins on the next page."""


PdfPage = tuple[PlacedText, ...]
"""The blocks on one page, in the order of reading."""


def lay_out(
    blocks: Iterable[Block], paper: Paper, measure: Measure, *, large: bool = False, spare: Collection[str] = ()
) -> tuple[PdfPage, ...]:
    """Return the pages: one in the largest type that fits, or as many as the text needs.

    Args:
        blocks: The text, its title first; the notes at its end go to the foot of the page, in full width.
        paper: The size of a page.
        measure: Measures a block.
        large: Whether what stands before the first part for another reader is in large print, in one column. The rest
            is then in the largest type with which all fits on MOST pages.
        spare: Texts that are left out where all would need more pages.
    """
    told, most = tuple(blocks), MOST if large else 1
    shorter = tuple(block for block in told if block.text not in spare)
    texts = (told,) if shorter == told else (told, shorter)
    tried = (_set(text, paper, measure, size, large=large) for text in texts for size in SIZES)
    fitting = next((found for found in tried if len(found) <= most), None)
    return fitting or _set(texts[-1], paper, measure, LONG, large=large)


def _set(blocks: tuple[Block, ...], paper: Paper, measure: Measure, size: float, *, large: bool) -> tuple[PdfPage, ...]:
    usual = _styles(size)
    body, notes = notes_apart(blocks)
    feet = _stacked(notes, usual, paper, measure, 0.0)
    bottom = paper.height - paper.margin - (_edge(feet) if feet else 0.0)
    pages: list[list[PlacedText]] = [[]]
    for head, text in _parts(body):
        in_large = large and not (head and head[0].kind == "part")
        styles, sheet = (_large_styles(), replace(paper, columns=1)) if in_large else (usual, paper)
        top = max((_edge([each]) for each in pages[-1]), default=paper.margin)
        if bottom - top < LEAST:
            pages.append([])
            top = paper.margin
        heads = _stacked(head, styles, paper, measure, top)
        rows = list(kept_together(text, styles, sheet, measure))
        first, *others = balanced(rows, sheet, _edge(heads) if heads else top, bottom)
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


def _large_styles() -> dict[BlockKind, Style]:
    """Return the styles of large print. Its lines stand closer: the space between them grows with the type."""
    styles = _styles(LARGE)
    styles |= {"title": replace(styles["title"], size=LARGE * 1.25), "heading": replace(styles["heading"], before=2.0)}
    return {kind: replace(style, size=max(style.size, LARGE), leading=1.16) for kind, style in styles.items()}


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
