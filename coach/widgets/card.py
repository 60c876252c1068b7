"""The card at the top of a result: its level, in colour and words, and the one thing to do."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.content.levels import Level
from coach.widgets.large_words import LargeWords


class LevelCard(Vertical):
    """Shows a level, an action and a sentence under it; the CSS class `-LEVEL` gives the colour."""

    def __init__(self, level: Level, title: str, action: str | LargeWords, detail: str) -> None:
        super().__init__(classes=f"-{level}")
        self._title, self._action, self._detail = title, action, detail

    def compose(self) -> ComposeResult:
        """Yield the three lines."""
        yield Static(Content(self._title), classes="level")
        yield self._action if isinstance(self._action, LargeWords) else Static(Content(self._action), classes="action")
        yield Static(Content(self._detail), classes="detail")
