"""Writes lines: wrapped at the window's width, without colour, without a cursor that moves."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from os import get_terminal_size
from typing import Final, TextIO

from coach.core.blocks import Block
from coach.core.controls import visible
from coach.core.history.texts import Table
from coach.plain.typed_lines import TypedLines

WIDEST: Final = 80
"""The most columns of a line: longer ones are hard to read."""
NARROWEST: Final = 20
"""A window that claims to be narrower does not know its width."""
FEWEST_ROWS: Final = 10
"""A window that claims to be lower does not know its height."""
BENEATH: Final = 3
"""So many lines must have room beneath a heading, the empty one above it counted."""
SPARE: Final = 3
"""Rows that stay free: for what was typed, the question whether to go on, and the line of the cursor."""
_SIGNS = re.compile(r"[▲♦■●▬○·]\s*")
_BETWEEN = re.compile(r"\s+·\s+")
_GAPS = re.compile(r" {2,}")


def window_size() -> tuple[int, int]:
    """Return the columns that a line may have, and the rows of the window of stdout; 0 rows if nothing scrolls away."""
    with suppress(OSError, ValueError):
        columns, rows = get_terminal_size(sys.stdout.fileno())
        return min(columns, WIDEST) if columns >= NARROWEST else WIDEST, rows
    return WIDEST, 0


def without_signs(text: str) -> str:
    """Return a text without the signs that a screen shows beside words, as a screen reader would name each of them."""
    return _GAPS.sub(" ", _SIGNS.sub("", _BETWEEN.sub(", ", text))).strip()


class Console:
    """The lines that are said to a person, and those that they type.

    A text that is longer than the window is said in parts, each once the person wants it: what scrolls out of a window
    at once is never read by a screen reader that looks at the window.

    Args:
        out: Where lines go.
        typed: Where typed lines come from.
        size: Returns how many columns a line may have, and how many rows there are; 0 rows for any number.
        bell: Whether there is a terminal that can ring.
    """

    def __init__(
        self, out: TextIO, typed: TypedLines, size: Callable[[], tuple[int, int]] = window_size, *, bell: bool
    ) -> None:
        self._out, self._typed, self._size, self._bell = out, typed, size, bell
        self.turn: Callable[[], None] | None = None
        """Asks whether to go on before the window is full; None for never."""
        self._said = 0
        """How many lines were said since the person last had time to hear them."""

    def read(self, within: float | None) -> str | None:
        """Return the next typed line, as `TypedLines.read` does."""
        line = self._typed.read(within)
        self._said = 0
        return line

    def forget(self) -> None:
        """Forget what was typed before, as `TypedLines.drop` does."""
        self._typed.drop()

    def say(self, text: str) -> None:
        """Write a text in whole lines."""
        self._write(self._lines(text))

    def gap(self) -> None:
        """Write an empty line, which opens something new."""
        self._out.write("\n")
        self._said += 1

    def rows(self, rows: Mapping[str, str]) -> None:
        """Write a list whose rows are chosen by their keys."""
        for key, row in rows.items():
            self._write_paged(self._lines(row, f"{key}. ", " " * (len(key) + 2)))

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write a text."""
        for block in blocks:
            point = block.kind in ("point", "box")
            lines = self._lines(block.text, "- ", "  ") if point else self._lines(block.text)
            if block.kind in ("title", "part", "heading"):
                self._turn_if_full(len(lines) + BENEATH)
                self.gap()
            self._write_paged(lines)

    def table(self, table: Table, none: str) -> None:
        """Write a table as a line for each row, which names what each cell is; those that are `none` are left out."""
        heads, *rows = table
        for first, *cells in rows:
            told = [f"{head} {cell}" for head, cell in zip(heads[1:], cells, strict=True) if cell != none]
            self._write_paged(self._lines(f"{heads[0]} {first}: {', '.join(told)}", "- ", "  "))

    def _lines(self, text: str, first: str = "", later: str = "") -> list[str]:
        """A text as lines that fit the window; `first` stands before the first line, and `later` before the others."""
        columns, _ = self._size()
        wrapped = textwrap.TextWrapper(columns, break_on_hyphens=False, subsequent_indent=later)
        found: list[str] = []
        for line in visible(text, lines=True).splitlines():
            wrapped.initial_indent = later if found else first
            found += wrapped.wrap(without_signs(line))
        return found

    def _write_paged(self, lines: list[str]) -> None:
        self._turn_if_full(len(lines))
        self._write(lines)

    def _turn_if_full(self, lines: int) -> None:
        """Ask whether to go on if so many lines have no room any more."""
        _, rows = self._size()
        if self.turn is not None and rows >= FEWEST_ROWS and self._said > 0 and self._said + lines > rows - SPARE:
            self.turn()

    def _write(self, lines: list[str]) -> None:
        self._out.write("".join(f"{line}\n" for line in lines))
        self._out.flush()
        self._said += len(lines)

    def ring(self) -> None:
        """Ring the terminal's bell, if there is one."""
        if self._bell:
            self._out.write("\a")
            self._out.flush()
