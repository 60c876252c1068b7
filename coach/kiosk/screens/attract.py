"""The first screen of the kiosk: says what this is, shows a moving figure, and starts a visit at a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.kiosk.screens.base import TitledScreen
from coach.widgets.mover import Mover
from coach.widgets.rows import Rows, RowWords

NOTICE_LINES = 2
"""How many lines the notice for staff may have: what is left of 24 lines with three languages."""
MARGINS = 4
"""Columns left free beside the notice, both sides together."""


class StaffNotice(NamedTuple):
    """What staff should know of the kiosk."""

    whole: str
    """Each thing with its reason; empty if there is nothing."""
    short: str
    """A few words for each thing."""


class AttractScreen(TitledScreen):
    """The screen before the first visit and between visits.

    Any key starts; with more than one language, the number of one. The notice for staff is at the bottom.

    Args:
        words: The interface's words.
        clinic: The clinic's name and phone.
        minutes: How long a check takes.
        mover: The figure that moves.
        languages: The name of each language, the default first; empty if there is only one.
        reviewed: Whether a clinician has signed every rule.
    """

    @dataclass
    class Started(Message):
        """A visitor wants to begin."""

        language: int
        """The index of the language that they chose."""

    def __init__(
        self, words: Words, clinic: str, minutes: int, mover: Mover, languages: Sequence[str], *, reviewed: bool
    ) -> None:
        super().__init__(words, clinic)
        self._minutes, self._reviewed = minutes, reviewed
        self._mover = mover
        self._languages = tuple(languages)
        self._notice = Static(classes="notice")
        self._shown = StaffNotice("", "")

    def body(self) -> Iterable[Widget]:
        """Return the question, what a check is, the key to press, and what a visitor must know first."""
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
        """Fit the notice for staff to the new width."""
        self.tell_staff(self._shown)

    def tell_staff(self, notice: StaffNotice) -> None:
        """Show a notice for staff: the whole where it fits in NOTICE_LINES, else the short one; none if it is empty."""
        self._shown = notice
        said = self.words("kiosk.attract.staff", notice=notice.whole)
        if len(wrap(said, max(self.size.width - MARGINS, 1))) > NOTICE_LINES:
            said = self.words("kiosk.attract.staff", notice=notice.short)
        self._notice.display = bool(notice.whole)
        self._notice.update(Content(said))

    def on_key(self, event: events.Key) -> None:
        """Start a visit, at any key or at the number of a language."""
        if len(self._languages) <= 1:
            event.stop()
            self.post_message(self.Started(0))
        elif event.key.isdigit() and 0 < int(event.key) <= len(self._languages):
            event.stop()
            self.post_message(self.Started(int(event.key) - 1))
