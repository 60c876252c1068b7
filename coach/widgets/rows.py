"""Rows to answer or choose: each with a number, a mark and a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from coach.widgets.turning import Turning

State = Literal["open", "yes", "no", "unsure"]


@dataclass(frozen=True)
class RowWords:
    """What one row shows."""

    key: str
    """The digit that chooses the row; may be empty."""
    mark: str
    """The answer as a glyph and words, so that it does not depend on colour."""
    text: str
    state: State = "open"
    part: bool = False
    """Whether the row belongs to the one above it, which opened it."""
    title: str = ""
    """What the text is about: in a column of its own, in place of a mark."""

    @property
    def told(self) -> tuple[str, str, str]:
        """The key, the mark, and the text after its title, for a voice that reads the row aloud."""
        return self.key, self.mark, f"{self.title}: {self.text}" if self.title else self.text


class Row(Horizontal):
    """One row; under the cursor it has a bar at its left."""

    @dataclass
    class Clicked(Message):
        """The row was clicked."""

        row: Row

    under_cursor = reactive(False, toggle_class="-cursor")

    def __init__(self, shown: RowWords) -> None:
        super().__init__()
        self.told = shown.told
        self._key = Static(classes="key")
        self._mark = Static(classes="mark")
        self._text = Static(classes="text")
        self.show(shown)

    def compose(self) -> ComposeResult:
        """Yield the three columns."""
        yield self._key
        yield self._mark
        yield self._text

    def on_click(self, event: Click) -> None:
        """Tell of a click; the second of a double click counts no more, as a press counts once."""
        event.stop()
        if event.chain == 1:
            self.post_message(self.Clicked(self))

    def show(self, shown: RowWords) -> None:
        """Show another text or answer."""
        self.told = shown.told
        self._key.update(Content(shown.key))
        self._mark.update(Content(shown.title or shown.mark))
        self._text.update(Content(shown.text))
        self._key.set_class(not shown.key, "-empty")
        self._mark.set_class(not (shown.title or shown.mark), "-empty")
        self.set_class(shown.part, "-part")
        for state in ("yes", "no", "unsure"):
            self.set_class(shown.state == state, f"-{state}")


class Rows(Turning, can_focus=False):
    """A list of rows; `cursor` is the index of the row under the cursor, or None for a list without one."""

    @dataclass
    class Clicked(Message):
        """A row was clicked that has a key, or that can be under the cursor."""

        rows: Rows
        index: int
        key: str
        """The key that the row shows; may be empty."""

    def __init__(self, shown: Sequence[RowWords], cursor: int | None = 0) -> None:
        super().__init__()
        self._shown = self._wanted = tuple(shown)
        self.pointed = cursor is not None
        """Whether one of the rows is under the cursor."""
        self.cursor = cursor or 0

    @on(Row.Clicked)
    def _tell_click(self, message: Row.Clicked) -> None:
        message.stop()
        index = list(self.query(Row)).index(message.row)
        if message.row.told[0] or self.pointed:
            self.post_message(self.Clicked(self, index, message.row.told[0]))

    def compose(self) -> ComposeResult:
        """Yield a row for each."""
        for shown in self._shown:
            yield Row(shown)

    def on_mount(self) -> None:
        """Place the cursor, and show what `show` was given before mounting."""
        if self._wanted == self._shown:
            self.point(self.cursor)
        else:
            self.call_next(self._put, self._wanted, self.cursor)

    async def show(self, shown: Sequence[RowWords], cursor: int | None = 0) -> None:
        """Show other rows, at the latest once mounted; rows that stay the same are not redrawn."""
        self.pointed = cursor is not None
        if self.is_mounted:
            await self._put(shown, cursor or 0)
        else:
            self._wanted, self.cursor = tuple(shown), cursor or 0

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

    def light(self, key: str, *, at_cursor: bool) -> bool:
        """Light the row that a key has chosen up, and say whether there is one.

        Args:
            key: The key's name; a row that shows it is chosen.
            at_cursor: Whether the key chooses the row under the cursor.
        """
        for index, row in enumerate(self.query(Row)):
            if row.told[0] == key or (at_cursor and row.under_cursor):
                row.add_class("-lit")
                self.point(index)
                return True
        return False

    def put_out(self) -> None:
        """Let no row be lit any more."""
        self.query(Row).remove_class("-lit")

    def point(self, cursor: int) -> None:
        """Put the cursor on a row, limited to those there are, and scroll to it."""
        rows = list(self.query(Row))
        self.cursor = max(0, min(cursor, len(rows) - 1))
        for index, row in enumerate(rows):
            row.under_cursor = self.pointed and index == self.cursor
            if row.under_cursor:
                row.scroll_visible(animate=False)
