"""The code: the summary's few most needed lines, for a phone to read off the screen."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from coach.core.blocks import Block, listing
from coach.core.library import Library
from coach.core.report.qr_text import CodeText, code_text
from coach.core.report.summary import Summary
from coach.core.words import Words
from coach.export.qr import Code, drawn, fitted
from coach.resources import style
from coach.screens.closing import ClosingScreen
from coach.screens.requests import ScreenWanted
from coach.themes import picture_colours
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import letter
from coach.widgets.picture import Picture
from coach.widgets.reader import Reader

WORDS_COLUMNS = 30
"""What the words beside the code take at the least."""


class CodeWanted(ScreenWanted):
    """The person wants the summary as a code for their phone."""

    def __init__(self, summary: Summary) -> None:
        """Take the summary."""
        super().__init__()
        self.summary = summary

    def screen(self, library: Library) -> CodeScreen:
        """Return the screen that shows it."""
        return CodeScreen(library.words, code_text(self.summary, library))


class CodeScreen(ClosingScreen[None]):
    """A code for the phone."""

    CSS_PATH = style("code")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,minus,backspace,f1", "dismiss", "keys.close", key_display="Enter"),
        letter("code", "dismiss", "keys.close"),
        letter("help", "dismiss", "keys.close"),
        letter("quit", "dismiss", "keys.close"),
    ]

    def __init__(self, words: Words, text: CodeText) -> None:
        """Take the interface's words and what the code may say."""
        super().__init__()
        self._words, self._text = words, text
        self._reader = Reader(())

    def compose(self) -> ComposeResult:
        """Yield the code, and its words beside it: it takes the rows of a top line and of one at the foot."""
        _, self._colours = picture_colours(self.app)
        self._picture = Picture(self._words("code.lead"), colours=self._colours)
        yield self._picture
        yield Vertical(self._reader, KeyBar(self._words, ("keys.close",)))

    async def on_resize(self, event: events.Resize) -> None:
        """Draw the code for the room that there is now."""
        code = fitted(self._text, event.size.width - WORDS_COLUMNS, event.size.height)
        self._picture.display = code is not None
        if code is not None:
            self._picture.show(drawn(code), code.text)
        await self._reader.read(self._without() if code is None else self._beside(code))

    def _beside(self, code: Code) -> tuple[Block, ...]:
        words, signs, told = self._words, len(self._text.signs), len(code.lines) - 2
        notes = [words("code.some", count=told, all=signs)] if told < signs else []
        notes += [words("code.uncoloured")] if self._colours == "none" else []
        return (
            Block("heading", words("code.title")),
            Block("text", words("code.lead")),
            *listing(words("code.says"), code.lines),
            *(Block("note", note) for note in notes),
        )

    def _without(self) -> tuple[Block, ...]:
        return listing(self._words("code.no-room"), self._text.lines)
