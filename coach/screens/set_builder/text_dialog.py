"""The dialog in which a short text is typed: a name or a note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from coach.core.controls import without_controls
from coach.core.library import Library
from coach.core.words import Words
from coach.screens.requests import ScreenWanted
from coach.screens.seen import SeenModal
from coach.widgets.keybar import KeyBar
from coach.widgets.typeline import TypeLine

Told = Callable[[str | None], Message]
"""Makes the message that tells what was typed; None for nothing."""


@dataclass
class Noted(Message):
    """A note for the exercise in front was typed."""

    note: str | None
    """None for no note."""


@dataclass
class TypingWanted(ScreenWanted):
    """A text is to be typed."""

    ask: str
    text: str
    """What is there before."""
    told: Told

    def screen(self, library: Library) -> TypingDialog:
        """Return the dialog."""
        return TypingDialog(library.words, self.ask, self.text, self.told)


class TypingDialog(SeenModal[None]):
    """A short text to type."""

    AUTO_FOCUS = "TypeLine"
    OWN_KEYS: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "keys.back", key_display="Esc")]

    def __init__(self, words: Words, ask: str, text: str, told: Told) -> None:
        super().__init__()
        self._words, self._ask, self._told = words, ask, told
        self._line = TypeLine(text)

    @property
    def about(self) -> str:
        """What is asked."""
        return self._ask

    def compose(self) -> ComposeResult:
        """Yield what is asked, the line and the keys."""
        yield Vertical(
            Static(Content(self._ask), classes="ask"),
            self._line,
            KeyBar(self._words, ("keys.done", "keys.back")),
            classes="dialog",
        )

    @on(Input.Submitted)
    def take(self) -> None:
        """Close, and tell what was typed."""
        text = " ".join(without_controls(self._line.value).split())
        message = self._told(text or None)
        self.dismiss()
        self.app.post_message(message)
