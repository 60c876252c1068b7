"""The card that carries a result: its level by glyph, word and colour, and the one thing to do."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.content.levels import Level


class LevelCard(Vertical):
    """Level and action; the level's colour is told by a class of its name."""

    def __init__(self, level: Level, title: str, action: str, detail: str) -> None:
        """Take the level, its title with its glyph, the action, and the sentence beneath."""
        super().__init__(classes=f"-{level}")
        self._title, self._action, self._detail = title, action, detail

    def compose(self) -> ComposeResult:
        """Yield the three lines."""
        yield Static(Content(self._title), classes="level")
        yield Static(Content(self._action), classes="action")
        yield Static(Content(self._detail), classes="detail")
