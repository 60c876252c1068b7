"""The screen that shows a set as a code for a phone."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from coach.core.blocks import Block
from coach.core.words import Words
from coach.export.qr import drawn, fitted_whole, room_of
from coach.resources import style
from coach.screens.pages.code import WORDS_COLUMNS
from coach.screens.seen import SeenScreen
from coach.themes import picture_colours
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import letter
from coach.widgets.picture import Picture
from coach.widgets.reader import Reader


class SetCodeScreen(SeenScreen[None]):
    """A set as a code for a phone.

    Without room for the code, its text alone is shown.
    """

    CSS_PATH = style("code")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,minus,backspace,f1", "dismiss", "keys.close", key_display="Enter"),
        letter("code", "dismiss", "keys.close"),
        letter("help", "dismiss", "keys.close"),
        letter("quit", "dismiss", "keys.close"),
    ]

    def __init__(self, words: Words, text: str) -> None:
        super().__init__()
        self._words, self._text = words, text
        self._reader = Reader(())

    def compose(self) -> ComposeResult:
        """Yield the code and the words beside it; the code takes the whole height, so there is no top line."""
        _, self._colours = picture_colours(self.app)
        self._picture = Picture(self._words("builder.code-title"), colours=self._colours)
        yield self._picture
        yield Vertical(self._reader, KeyBar(self._words, ("keys.close",)))

    async def on_resize(self, event: events.Resize) -> None:
        """Draw the code as it fits the window."""
        code = fitted_whole(self._text, event.size.width - WORDS_COLUMNS, event.size.height)
        self._picture.display = code is not None
        if code is not None:
            self._picture.show(drawn(code), self._text)
        words, (columns, rows) = self._words, room_of(self._text)
        lead = (
            words("builder.code-lead")
            if code is not None
            else words("builder.code-no-room", columns=columns + WORDS_COLUMNS, rows=rows)
        )
        notes = [words("code.uncoloured")] if code is not None and self._colours == "none" else []
        await self._reader.read(
            (
                Block("heading", words("builder.code-title")),
                Block("text", lead),
                Block("text", words("builder.code-back")),
                Block("text", self._text),
                *(Block("note", note) for note in notes),
            )
        )
