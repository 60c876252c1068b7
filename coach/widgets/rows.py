"""Rows to answer: each with a number or a mark, its words, and a hanging indent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coach.widgets.turning import Turning

State = Literal["open", "yes", "no", "unsure"]


@dataclass(frozen=True)
class RowWords:
    """What one row shows."""

    key: str
    """The digit that answers it, or nothing."""
    mark: str
    """What was answered, with a glyph, so that colour never stands alone."""
    text: str
    state: State = "open"


class Row(Horizontal):
    """One row; the cursor's bar stands at its left."""

    under_cursor = reactive(False, toggle_class="-cursor")

    def __init__(self, shown: RowWords) -> None:
        """Take what to show."""
        super().__init__()
        self.told = (shown.key, shown.mark, shown.text)
        """The key, the mark and the words, for whoever reads them aloud."""
        self._key = Static(classes="key")
        self._mark = Static(classes="mark")
        self._text = Static(classes="text")
        self.show(shown)

    def compose(self) -> ComposeResult:
        """Yield the three columns."""
        yield self._key
        yield self._mark
        yield self._text

    def show(self, shown: RowWords) -> None:
        """Show other words or another answer."""
        self.told = (shown.key, shown.mark, shown.text)
        self._key.update(Content(shown.key))
        self._mark.update(Content(shown.mark))
        self._text.update(Content(shown.text))
        self._key.set_class(not shown.key, "-empty")
        self._mark.set_class(not shown.mark, "-empty")
        for state in ("yes", "no", "unsure"):
            self.set_class(shown.state == state, f"-{state}")


class Rows(Turning, can_focus=False):
    """Rows under each other, one of them under the cursor."""

    def __init__(self, shown: Sequence[RowWords], cursor: int | None = 0) -> None:
        """Take the rows and which of them the cursor stands on; None for rows without a cursor."""
        super().__init__()
        self._shown = self._wanted = tuple(shown)
        self._pointed = cursor is not None
        self.cursor = cursor or 0

    def compose(self) -> ComposeResult:
        """Yield a row for each."""
        for shown in self._shown:
            yield Row(shown)

    def on_mount(self) -> None:
        """Put the cursor in its place, and show what was to be shown meanwhile."""
        if self._wanted == self._shown:
            self.point(self.cursor)
        else:
            self.call_next(self._put, self._wanted, self.cursor)

    async def show(self, shown: Sequence[RowWords], cursor: int = 0) -> None:
        """Show other rows, as soon as there is a place for them; those that stay the same are not touched."""
        if self.is_mounted:
            await self._put(shown, cursor)
        else:
            self._wanted, self.cursor = tuple(shown), cursor

    async def _put(self, shown: Sequence[RowWords], cursor: int) -> None:
        rows = list(self.query(Row))
        before, self._shown = self._shown, tuple(shown)
        for row, old, new in zip(rows, before, self._shown, strict=False):
            if old != new:
                row.show(new)
        if len(self._shown) > len(rows):
            await self.mount(*(Row(each) for each in self._shown[len(rows) :]))
        for row in rows[len(self._shown) :]:
            await row.remove()
        self.point(cursor)

    def point(self, cursor: int) -> None:
        """Put the cursor on a row, held within the rows, and bring it into view."""
        rows = list(self.query(Row))
        self.cursor = max(0, min(cursor, len(rows) - 1))
        for index, row in enumerate(rows):
            row.under_cursor = self._pointed and index == self.cursor
            if row.under_cursor:
                row.scroll_visible(animate=False)
