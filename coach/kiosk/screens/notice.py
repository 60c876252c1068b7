"""A notice: a few large words and nothing to decide; any key leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, Literal

from textual import events
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.resources import style
from coach.screens.base import CoachScreen

NoticeKind = Literal["done", "neutral", "crash"]


class NoticeScreen(CoachScreen):
    """Says one thing, and goes at any key."""

    CSS_PATH = style("kiosk")
    FOOT: ClassVar[tuple[str, ...]] = ()

    class Seen(Message):
        """A key was pressed: whoever stands here wants to go on."""

    def __init__(
        self, words: Words, clinic: str, title: str, lines: Sequence[str], following: str, kind: NoticeKind
    ) -> None:
        """Take the words, the clinic, what to say first, what beneath, what a key does, and which notice it is."""
        self._clinic, self.kind = clinic, kind
        super().__init__(words)
        self._title, self._lines = title, lines
        self.stays: Callable[[], bool] = lambda: False
        """Says whether this must still stand, and takes no key."""
        self._following = Static(Content(following), classes="start")

    def top_words(self) -> tuple[str, str]:
        """Return the program's name and the clinic."""
        return self.words("welcome.title"), self._clinic

    def body(self) -> Iterable[Widget]:
        """Return the words in the middle of the screen."""
        yield Vertical(
            Static(Content(self._title), classes="ask"),
            *(Static(Content(line), classes="lead") for line in self._lines),
            self._following,
            classes="notice-card",
        )

    def on_mount(self) -> None:
        """Say what a key does once it does that."""
        self.look()

    def look(self) -> None:
        """Say what a key does, or nothing while it does nothing."""
        self._following.display = not self.stays()

    def on_key(self, event: events.Key) -> None:
        """Lead on, unless this must still stand."""
        if not self.stays():
            event.stop()
            self.post_message(self.Seen())
