"""A dialog that shows a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from coach.core.blocks import Block
from coach.core.words import Words
from coach.screens.seen import SeenModal
from coach.widgets.keybar import KeyBar
from coach.widgets.letters import letter
from coach.widgets.reader import Reader


class TextDialog(SeenModal[None]):
    """A text over a screen."""

    OWN_KEYS: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,backspace,f1", "dismiss", "keys.close", key_display="Enter"),
        Binding("minus", "dismiss", "keys.back"),
        letter("why", "dismiss", "keys.close"),
        letter("help", "dismiss", "keys.close"),
        letter("quit", "dismiss", "keys.close"),
        Binding("up", "read(-1)", "keys.scroll", key_display="↑ ↓"),
        letter("up", "read(-1)", "keys.scroll"),
        Binding("down", "read(1)", "keys.scroll"),
        letter("down", "read(1)", "keys.scroll"),
        Binding("full_stop", "more", "keys.more"),
    ]

    def __init__(self, words: Words, title: str, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._words, self._title = words, title
        self._reader = Reader(blocks)

    @property
    def about(self) -> str:
        """The title."""
        return self._title

    def compose(self) -> ComposeResult:
        """Yield the title, the text and the keys."""
        yield Vertical(
            Static(Content(self._title), classes="ask"),
            self._reader,
            KeyBar(self._words, ("keys.close", "keys.scroll"), ("keys.back",)),
            classes="dialog",
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer "more" only if the text does not fit."""
        return self._reader.max_scroll_y > 0 if action == "more" else True

    def action_more(self) -> None:
        """Show the next page of the text, or the first one again after the last."""
        self._reader.turn()

    def action_read(self, by: int) -> None:
        """Scroll the text."""
        self._reader.scroll_relative(y=by, animate=False)
