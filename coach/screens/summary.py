"""The summary: when to seek care, what was done, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.page import Block
from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.screens.messages import SummaryRead
from coach.widgets.reader import Reader


class SummaryScreen(CoachScreen):
    """One page that a person keeps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,minus", "finish", "keys.finish", key_display="Enter"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.finish", "keys.scroll", "keys.help", "keys.quit")

    def __init__(self, words: Words, blocks: Iterable[Block], kept: str) -> None:
        """Take the words, the summary as blocks, and how it is kept."""
        self._kept_words = kept
        super().__init__(words)
        self._reader = Reader(blocks)

    def top_words(self) -> tuple[str, str]:
        """Return what this screen is, and how it is kept."""
        return self.words("summary.where"), self._kept_words

    def body(self) -> Iterable[Widget]:
        """Return the text."""
        yield self._reader

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self._reader.focus()

    def action_finish(self) -> None:
        """End the visit."""
        self.move(SummaryRead())
