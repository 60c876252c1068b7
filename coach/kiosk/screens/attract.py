"""The attract screen: says in a few lines what this is, moves gently, and starts at any key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import ClassVar, NamedTuple

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

NOTICE_LINES = 2
"""What the first screen has room for beneath its words, in 24 lines and with three languages."""
MARGINS = 4
"""Columns at both sides of the words."""


class StaffNotice(NamedTuple):
    """What staff should know."""

    whole: str
    """Each thing with its reason; empty where there is none."""
    short: str
    """A few words for each."""


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
        self._told = StaffNotice("", "")

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
            classes="texts offering" if many else "texts",
        )
        yield Horizontal(texts, self._mover, classes="attract")
        yield self._notice

    def on_mount(self) -> None:
        """Hide the notice until there is one."""
        self.tell_staff(StaffNotice("", ""))

    def on_resize(self) -> None:
        """Say as much to staff as there is room for now."""
        self.tell_staff(self._told)

    def tell_staff(self, notice: StaffNotice) -> None:
        """Show staff what does not work, or nothing: all of it where there is room, else the few words."""
        self._told = notice
        said = self.words("kiosk.attract.staff", notice=notice.whole)
        if len(wrap(said, max(self.size.width - MARGINS, 1))) > NOTICE_LINES:
            said = self.words("kiosk.attract.staff", notice=notice.short)
        self._notice.display = bool(notice.whole)
        self._notice.update(Content(said))

    def on_key(self, event: events.Key) -> None:
        """Begin; where there are languages, by the number of one of them."""
        if len(self._languages) <= 1:
            event.stop()
            self.post_message(self.Started(0))
        elif event.key.isdigit() and 0 < int(event.key) <= len(self._languages):
            event.stop()
            self.post_message(self.Started(int(event.key) - 1))
