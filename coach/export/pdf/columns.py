"""Places blocks in columns, page after page, and never divides a block or parts a heading from its text.

fpdf2's own `text_columns` balances lines, not blocks: it cuts a warning in two between the columns and leaves headings
alone at their foot. It also cannot be measured without being drawn, as the search for the largest type that fits needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Final

from coach.core.blocks import Block, BlockKind, is_dense
from coach.export.pdf.geometry import GAP, Measure, Paper, PlacedText, Style

INDENT: Final = 3.2
"""Millimetres from the left of a bullet to its words."""
INSET: Final = 1.0
"""Millimetres from the edge of a box to its label, and from one box to the next."""
STEP: Final = 1.0
"""Millimetres by which the columns grow until they hold the text."""

ColumnRow = tuple[PlacedText, ...]
"""Blocks side by side; their places are counted from the upper left corner of the column."""


def kept_together(
    blocks: tuple[Block, ...], styles: dict[BlockKind, Style], paper: Paper, measure: Measure
) -> Iterator[list[ColumnRow]]:
    """Yield groups of rows that must stay in one column: a heading and the first row after it, or a single row."""
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
    """Yield the rows of the columns; short points, where there are many, stand two to a row."""
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        group, style = tuple(run), styles[kind]
        dense = kind == "point" and is_dense([block.text for block in group])
        beside = 2 if dense or kind == "box" else 1
        style = replace(style, size=style.size * 0.92) if dense else style
        inset = {"point": INDENT, "box": INSET}.get(kind, 0.0)
        width = paper.column / beside - inset - (2 * INSET if kind == "box" else 0.0)
        for start in range(0, len(group), beside):
            yield tuple(
                PlacedText(
                    block, style, place * paper.column / beside + inset, 0.0, width, measure(block, style, width)
                )
                for place, block in enumerate(group[start : start + beside])
            )


def balanced(rows: list[list[ColumnRow]], paper: Paper, top: float, bottom: float) -> list[list[PlacedText]]:
    """Return the pages, each with its placed blocks; where one page is enough, its columns are about equally long.

    Args:
        rows: The groups of rows that stay together, in order.
        paper: The size of each page.
        top: Millimetres from the edge of the first page to its columns; further pages begin at the margin.
        bottom: Millimetres from the upper edge of each page to where its columns must end.
    """
    height = sum(_above(row) + _height(row) for group in rows for row in group)
    edge = min(bottom, top + height / paper.columns)
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
    """Fills the columns of one page after the other, from `top` on the first and from the margin on the rest."""

    def __init__(self, paper: Paper, top: float, bottom: float) -> None:
        self.pages: list[list[PlacedText]] = [[]]
        self._paper = paper
        self._top = top
        self._bottom = bottom
        self._column = 0
        self._y: float | None = None
        """The lower edge of the last row in the column; None while it is empty."""

    def add(self, rows: list[ColumnRow]) -> None:
        """Put rows into this column, or all of them into the next if they do not fit."""
        if self._y is not None and self._y + sum(_above(row) + _height(row) for row in rows) > self._bottom:
            self._next_column()
        for row in rows:
            y = self._top + 1.0 if self._y is None else self._y + _above(row)
            left = self._paper.margin + self._column * (self._paper.column + GAP)
            self.pages[-1] += [replace(each, x=left + each.x, y=y) for each in row]
            self._y = y + _height(row)

    def _next_column(self) -> None:
        self._y = None
        self._column = (self._column + 1) % self._paper.columns
        if self._column == 0:
            self.pages.append([])
            self._top = self._paper.margin


def _above(row: ColumnRow) -> float:
    return row[0].style.before


def _height(row: ColumnRow) -> float:
    return max(each.height for each in row)
