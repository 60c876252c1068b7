"""A notice in large words with nothing to decide: thanks, a call to the front desk, or an apology for a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.kiosk.screens.base import TitledScreen

NoticeKind = Literal["done", "neutral", "crash"]


class NoticeScreen(TitledScreen):
    """Says one thing, and closes at any key.

    Args:
        words: The interface's words.
        clinic: The clinic's name.
        title: What it says first, in large words.
        lines: What it says below.
        following: What a key does.
        kind: Which notice this is.
    """

    class Seen(Message):
        """A key was pressed: the notice can go."""

    def __init__(
        self, words: Words, clinic: str, title: str, lines: Sequence[str], following: str, kind: NoticeKind
    ) -> None:
        super().__init__(words, clinic)
        self.kind = kind
        self._title, self._lines = title, lines
        self.stays: Callable[[], bool] = lambda: False
        """Returns whether the notice must stay for now, and takes no key."""
        self._following = Static(Content(following), classes="start")

    def body(self) -> Iterable[Widget]:
        """Return the notice, in the middle of the screen."""
        yield Vertical(
            Static(Content(self._title), classes="ask"),
            *(Static(Content(line), classes="lead") for line in self._lines),
            self._following,
            classes="notice-card",
        )

    def on_mount(self) -> None:
        """Show what a key does, unless keys do nothing yet."""
        self.look()

    def look(self) -> None:
        """Show what a key does as soon as the notice need not stay; call it now and then."""
        self._following.display = not self.stays()

    def on_key(self, event: events.Key) -> None:
        """Close, unless the notice must stay."""
        if not self.stays():
            event.stop()
            self.post_message(self.Seen())
