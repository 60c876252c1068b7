"""Blocks in two columns, page after page; what belongs together stays in one of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from coach.core.blocks import Block, BlockKind, is_dense
from coach.export.pdf.geometry import GAP, Measure, Paper, PlacedText, Style

INDENT: Final = 3.2
"""From the bullet of a point to its words."""

STEP: Final = 1.0
"""By so much the columns grow until they hold the text."""

ColumnRow = tuple[PlacedText, ...]
"""Blocks side by side, their places counted from the corner of the column."""


def kept_together(
    blocks: tuple[Block, ...], styles: dict[BlockKind, Style], paper: Paper, measure: Measure
) -> Iterator[list[ColumnRow]]:
    """Yield rows that stay in one column: a heading goes with what follows it."""
    waiting: list[ColumnRow] = []
    for row in _rows(blocks, styles, paper, measure):
        waiting.append(row)
        if row[0].block.kind not in ("part", "heading"):
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _rows(
    blocks: tuple[Block, ...], styles: dict[BlockKind, Style], paper: Paper, measure: Measure
) -> Iterator[ColumnRow]:
    """Yield the rows of the columns; many short points stand two in a row."""
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        group, style = tuple(run), styles[kind]
        beside = 2 if kind == "point" and is_dense([block.text for block in group]) else 1
        style = replace(style, size=style.size * 0.92) if beside == 2 else style
        inset = INDENT if kind == "point" else 0.0
        width = paper.column / beside - inset
        for start in range(0, len(group), beside):
            yield tuple(
                PlacedText(
                    block, style, place * paper.column / beside + inset, 0.0, width, measure(block, style, width)
                )
                for place, block in enumerate(group[start : start + beside])
            )


def balanced(rows: list[list[ColumnRow]], paper: Paper, top: float, bottom: float) -> list[list[PlacedText]]:
    """Return pages with the rows in columns: on one page, both equally long, where that is enough.

    Args:
        rows: What stays together, in order.
        paper: The sheet.
        top: Where the columns of the first page begin.
        bottom: Where the columns of each page end at the latest.
    """
    height = sum(_above(row) + _height(row) for group in rows for row in group)
    edge = min(bottom, top + height / 2)
    pages = _filled(rows, paper, top, edge)
    while len(pages) > 1 and edge < bottom:
        edge = min(bottom, edge + STEP)
        pages = _filled(rows, paper, top, edge)
    return pages


def _filled(rows: list[list[ColumnRow]], paper: Paper, top: float, bottom: float) -> list[list[PlacedText]]:
    columns = Columns(paper, top, bottom)
    for group in rows:
        columns.add(group)
    return columns.pages


class Columns:
    """Fills the columns of one page after the other."""

    def __init__(self, paper: Paper, top: float, bottom: float) -> None:
        """Take where the columns of the first page begin, and where all of them end."""
        self.pages: list[list[PlacedText]] = [[]]
        self._paper = paper
        self._top = top
        self._bottom = bottom
        self._column = 0
        self._y: float | None = None
        """The lower edge of what stands in the column; None while nothing does."""

    def add(self, rows: list[ColumnRow]) -> None:
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


def _above(row: ColumnRow) -> float:
    return row[0].style.before


def _height(row: ColumnRow) -> float:
    return max(each.height for each in row)
