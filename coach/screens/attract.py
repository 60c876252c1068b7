"""The attract screen: says in a few lines what this is, moves gently, and starts at any key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.widgets.mover import Mover
from coach.widgets.rows import Rows, RowWords


class AttractScreen(CoachScreen):
    """Where each visit to a kiosk begins and ends."""

    CSS_PATH = style("kiosk")
    FOOT: ClassVar[tuple[str, ...]] = ()

    class Started(Message):
        """A visitor wants to begin, in one of the languages offered."""

        def __init__(self, language: int) -> None:
            """Take the language's place in the list, the first being 0."""
            super().__init__()
            self.language = language

    def __init__(
        self, words: Words, clinic: str, minutes: int, mover: Mover, languages: Sequence[str], *, reviewed: bool
    ) -> None:
        """Take the words, the clinic, a check's minutes, what moves, the languages, and if all is signed."""
        self._clinic, self._minutes, self._reviewed = clinic, minutes, reviewed
        super().__init__(words)
        self._mover = mover
        self._languages = tuple(languages)
        self._notice = Static(classes="notice")

    def top_words(self) -> tuple[str, str]:
        """Return the program's name and the clinic."""
        return self.words("welcome.title"), self._clinic

    def body(self) -> Iterable[Widget]:
        """Return the question, what this does, the key to press, and what must be known first."""
        words = self.words
        many = len(self._languages) > 1
        rows = [RowWords(str(number), "", name) for number, name in enumerate(self._languages, 1)]
        said = (
            words("kiosk.attract.scope")
            if self._reviewed
            else (f"{words('kiosk.attract.scope')} {words('kiosk.attract.unreviewed')}")
        )
        texts = Vertical(
            Static(Content(words("kiosk.attract.title")), classes="ask"),
            Static(Content(words("kiosk.attract.lead")), classes="lead"),
            Static(Content(words("kiosk.attract.length", minutes=self._minutes)), classes="lead"),
            Static(Content(words("kiosk.attract.languages" if many else "kiosk.attract.start")), classes="start"),
            *([Rows(rows, cursor=None)] if many else []),
            Static(Content(words("kiosk.attract.now")), classes="now"),
            Static(Content(said), classes="scope"),
            self._notice,
            classes="texts offering" if many else "texts",
        )
        yield Horizontal(texts, self._mover, classes="attract")

    def on_mount(self) -> None:
        """Hide the notice until there is one."""
        self.tell_staff("")

    def tell_staff(self, notice: str) -> None:
        """Show staff what does not work, or nothing."""
        self._notice.display = bool(notice)
        self._notice.update(Content(self.words("kiosk.attract.staff", notice=notice) if notice else ""))

    def on_key(self, event: events.Key) -> None:
        """Begin; where there are languages, by the number of one of them."""
        event.stop()
        many = len(self._languages) > 1
        if not many:
            self.post_message(self.Started(0))
        elif event.key.isdigit() and 0 < int(event.key) <= len(self._languages):
            self.post_message(self.Started(int(event.key) - 1))
