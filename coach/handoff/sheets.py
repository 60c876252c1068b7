"""Where each block stands on sheets of two columns, in millimetres; measuring the words is left to the form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from coach.core.page import Block, BlockKind, is_dense, notes_apart

SIZES: Final = (9.5, 9.0, 8.5, 8.0, 7.5)
"""Points of the type, largest first; one sheet is tried with each."""
LONG: Final = 9.0
"""Points of the type where one sheet cannot hold the text in any of them."""
GAP: Final = 6.0
"""Between the columns."""
INDENT: Final = 3.2
"""From the bullet of a point to its words."""
FRAME: Final = 2.0
"""Between the title and the lines around it."""
_TO_MILLIMETRES: Final = 25.4 / 72


@dataclass(frozen=True)
class Style:
    """How the words of one kind of block look."""

    size: float
    """Points."""
    bold: bool = False
    before: float = 0.0
    """Millimetres of room above, left out at the top of a column."""

    @property
    def line(self) -> float:
        """Millimetres from one line to the next."""
        return self.size * 1.25 * _TO_MILLIMETRES


@dataclass(frozen=True)
class Paper:
    """One side of a sheet."""

    width: float
    height: float
    margin: float

    @property
    def inside(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin

    @property
    def column(self) -> float:
        """The width of a column."""
        return (self.inside - GAP) / 2


@dataclass(frozen=True)
class Placed:
    """A block at its place: `x` and `y` of its upper left corner, and the room that it has."""

    block: Block
    style: Style
    x: float
    y: float
    width: float
    height: float


Measure = Callable[[Block, Style, float], float]
"""How high a block stands in a style and a width."""
Sheet = tuple[Placed, ...]
"""What stands on one sheet, in the order of reading."""


def sheets(blocks: Iterable[Block], paper: Paper, measure: Measure) -> tuple[Sheet, ...]:
    """Return the sheets: one in the largest type that fits it, or as many as it takes.

    Args:
        blocks: The text, its title first; the notes at its end stand at the foot, as wide as the sheet.
        paper: The sheet.
        measure: How high a block is.
    """
    told = tuple(blocks)
    tried = (_set(told, paper, measure, size) for size in SIZES)
    return next((found for found in tried if len(found) == 1), None) or _set(told, paper, measure, LONG)


def _set(blocks: tuple[Block, ...], paper: Paper, measure: Measure, size: float) -> tuple[Sheet, ...]:
    styles = _styles(size)
    body, notes = notes_apart(blocks)
    titles = tuple(block for block in body if block.kind == "title")
    heads = _stacked(titles, styles, paper, measure, paper.margin)
    feet = _stacked(notes, styles, paper, measure, 0.0)
    top = heads[-1].y + heads[-1].height if heads else paper.margin
    foot = feet[-1].y + feet[-1].height if feet else 0.0
    bottom = paper.height - paper.margin - foot
    flow = _Flow(paper, top, bottom)
    for rows in _kept_together(tuple(block for block in body if block.kind != "title"), styles, paper, measure):
        flow.add(rows)
    pages = flow.pages
    pages[0] = [*heads, *pages[0]]
    pages[-1] += [replace(each, y=bottom + each.y) for each in feet]
    return tuple(tuple(page) for page in pages)


def _styles(size: float) -> dict[BlockKind, Style]:
    return {
        "title": Style(size * 1.5, bold=True, before=FRAME),
        "heading": Style(size * 1.1, bold=True, before=size * 0.22),
        "text": Style(size, before=size * 0.08),
        "point": Style(size),
        "note": Style(size * 0.88, before=size * 0.1),
    }


def _stacked(
    blocks: Iterable[Block], styles: dict[BlockKind, Style], paper: Paper, measure: Measure, y: float
) -> list[Placed]:
    """Return blocks one under the other, as wide as the sheet."""
    placed: list[Placed] = []
    for block in blocks:
        style = styles[block.kind]
        inset = FRAME if block.kind == "title" else 0.0
        width = paper.inside - 2 * inset
        height = measure(block, style, width) + 2 * inset
        placed.append(Placed(block, style, paper.margin + inset, y + style.before, width, height))
        y += style.before + height
    return placed


_Row = tuple[Placed, ...]
"""Blocks side by side, their places counted from the corner of the column."""


def _kept_together(
    blocks: tuple[Block, ...], styles: dict[BlockKind, Style], paper: Paper, measure: Measure
) -> Iterator[list[_Row]]:
    """Yield rows that stay in one column: a heading goes with what follows it."""
    waiting: list[_Row] = []
    for row in _rows(blocks, styles, paper, measure):
        waiting.append(row)
        if row[0].block.kind != "heading":
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _rows(blocks: tuple[Block, ...], styles: dict[BlockKind, Style], paper: Paper, measure: Measure) -> Iterator[_Row]:
    """Yield the rows of the columns; many short points stand two in a row."""
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        group, style = tuple(run), styles[kind]
        beside = 2 if kind == "point" and is_dense([block.text for block in group]) else 1
        style = replace(style, size=style.size * 0.92) if beside == 2 else style
        inset = INDENT if kind == "point" else 0.0
        width = paper.column / beside - inset
        for start in range(0, len(group), beside):
            yield tuple(
                Placed(block, style, place * paper.column / beside + inset, 0.0, width, measure(block, style, width))
                for place, block in enumerate(group[start : start + beside])
            )


class _Flow:
    """Fills the columns of one page after the other."""

    def __init__(self, paper: Paper, top: float, bottom: float) -> None:
        """Take where the columns of the first page begin, and where all of them end."""
        self.pages: list[list[Placed]] = [[]]
        self._paper = paper
        self._top = top
        self._bottom = bottom
        self._column = 0
        self._y: float | None = None
        """The lower edge of what stands in the column; None while nothing does."""

    def add(self, rows: list[_Row]) -> None:
        """Put rows into this column, or all of them into the next."""
        if self._y is not None and self._y + sum(_above(row) + _height(row) for row in rows) > self._bottom:
            self._next_column()
        for row in rows:
            y = self._top + 1.0 if self._y is None else self._y + _above(row)
            left = self._paper.margin + self._column * (self._paper.column + GAP)
            self.pages[-1] += [replace(each, x=left + each.x, y=y) for each in row]
            self._y = y + _height(row)

    def _next_column(self) -> None:
        self._y = None
        self._column = 1 - self._column
        if self._column == 0:
            self.pages.append([])
            self._top = self._paper.margin


def _above(row: _Row) -> float:
    return row[0].style.before


def _height(row: _Row) -> float:
    return max(each.height for each in row)
