"""The base class of screens that show a QR code for a phone, with words beside it."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from coach.core.blocks import Block
from coach.core.words import Words
from coach.export.qr import Code, drawn
from coach.resources import style
from coach.screens.seen import SeenScreen
from coach.themes import code_colours
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import letter
from coach.widgets.picture import Picture
from coach.widgets.reader import Reader

WORDS_COLUMNS = 30
"""The columns kept free for the words beside the code."""


class QrScreen(SeenScreen[None]):
    """A QR code for a phone; `lead` says what it is.

    Without room for the code, its words alone are shown.
    """

    CSS_PATH = style("code")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,backspace,f1", "dismiss", "keys.close", key_display="Enter"),
        Binding("minus", "dismiss", "keys.back"),
        letter("code", "dismiss", "keys.close"),
        letter("help", "dismiss", "keys.close"),
        letter("quit", "dismiss", "keys.close"),
    ]

    def __init__(self, words: Words, lead: str) -> None:
        super().__init__()
        self.words, self._lead = words, lead
        self._reader = Reader(())

    def compose(self) -> ComposeResult:
        """Yield the code and the words beside it; the code takes the whole height, so there is no top line."""
        self.colours = code_colours(self.app)
        # A phone reads whole blocks best, and half blocks show each square as one.
        self._picture = Picture(self._lead, colours=self.colours, rung="halves")
        yield self._picture
        yield Vertical(self._reader, KeyBar(self.words, ("keys.close",), ("keys.back",)))

    async def on_resize(self, event: events.Resize) -> None:
        """Draw the code as it fits the window."""
        code = self.fitting(event.size.width - WORDS_COLUMNS, event.size.height)
        self._picture.display = code is not None
        if code is not None:
            self._picture.show(drawn(code), code.text)
        await self._reader.read(self.words_beside(code))

    def fitting(self, columns: int, rows: int) -> Code | None:
        """Return the code that fits into so many cells, or None."""
        raise NotImplementedError

    def words_beside(self, code: Code | None) -> tuple[Block, ...]:
        """Return the words beside the code, or without it."""
        raise NotImplementedError
