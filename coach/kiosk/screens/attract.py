"""The first screen of the kiosk: says what this is, plays the tour, and starts a visit at a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import NamedTuple

from textual import events
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coach.core.words import Words
from coach.kiosk.screens.base import TitledScreen
from coach.screens.tour.stage import TourStage
from coach.themes import picture_colours
from coach.widgets.large_words import LargeWords
from coach.widgets.rows import Rows, RowWords

NOTICE_LINES = 2
"""How many lines the notice for staff may have: what is left of 24 lines with three languages."""
LARGE_MOST = 12
"""How many rows the headline has in large type, at most."""
REST_ROWS, LANGUAGES_ROWS = 29, 5
"""The rows of everything else, and those that a choice of languages needs in addition."""
MARGINS = 4
"""Columns left free beside the notice, both sides together."""


class StaffNotice(NamedTuple):
    """What staff should know of the kiosk."""

    whole: str
    """Each thing with its reason; empty if there is nothing."""
    short: str
    """A few words for each thing."""


@dataclass(frozen=True)
class KioskFacts:
    """What the first screen tells of this kiosk."""

    minutes: int
    """How long a check takes."""
    languages: Sequence[str]
    """The names of the languages, the default first; empty if there is only one."""
    reviewed: bool
    """Whether a clinician has signed every rule."""
    speaks: bool
    """Whether a voice can read the screens aloud."""


GIVES_WAY = ("-crowded", "-close")
"""Classes that leave out, one after the other, the offer and the free lines."""


class Offer(Vertical):
    """What the first screen says: as much as has room, and always what to do now and the disclaimer."""

    _gave_way_at: Size | None = None
    """The size of all that was said when something gave way: until it is another, nothing more does."""

    def whole(self) -> None:
        """Say all of it, if there is room."""
        self._gave_way_at = None
        self.remove_class(*GIVES_WAY)
        self.call_after_refresh(self.on_resize)

    def watch_virtual_size(self) -> None:
        """Look again at a size that only the texts have changed: Textual tells nobody of it."""
        self.call_later(self.on_resize)

    def on_resize(self) -> None:
        """Let the next thing give way if something is cut; each makes a new size."""
        left = [each for each in GIVES_WAY if not self.has_class(each)]
        if left and self.virtual_size.height > self.size.height and self.virtual_size != self._gave_way_at:
            self._gave_way_at = self.virtual_size
            self.add_class(left[0])


class AttractScreen(TitledScreen):
    """The screen before the first visit and between visits.

    Any key starts; with more than one language, the number of one. The notice for staff is at the bottom.

    Args:
        words: The interface's words.
        clinic: The clinic's name and phone.
        stage: The tour.
        facts: What it tells of this kiosk.
    """

    @dataclass
    class Started(Message):
        """A visitor wants to begin."""

        language: int
        """The index of the language that they chose."""

    def __init__(self, words: Words, clinic: str, stage: TourStage, facts: KioskFacts) -> None:
        super().__init__(words, clinic)
        self._stage, self._facts = stage, facts
        self._languages = tuple(facts.languages)
        self._notice = Static(classes="notice")
        self._shown = StaffNotice("", "")

    def body(self) -> Iterable[Widget]:
        """Return the question, what a check is, the key to press, and what a visitor must know first."""
        words = self.words
        many = len(self._languages) > 1
        # The question beneath says it as text, too.
        self._headline = LargeWords(words("kiosk.attract.large"), *picture_colours(self.app), plain="")
        rows = [RowWords(str(number), "", name) for number, name in enumerate(self._languages, 1)]
        aids = "sight-hear" if self._facts.speaks else "sight"
        said = (
            words("kiosk.attract.scope")
            if self._facts.reviewed
            else (f"{words('kiosk.attract.scope')} {words('kiosk.attract.unreviewed')}")
        )
        self._texts = Offer(
            self._headline,
            Static(Content(words("kiosk.attract.title")), classes="ask"),
            Static(Content(words("kiosk.attract.lead")), classes="lead"),
            Static(Content(words("kiosk.attract.length", minutes=self._facts.minutes)), classes="lead"),
            Static(Content(words("kiosk.attract.languages" if many else "kiosk.attract.start")), classes="start"),
            *([Rows(rows, cursor=None)] if many else []),
            Static(Content(words(f"kiosk.attract.{aids}")), classes="sight"),
            Static(Content(words("kiosk.attract.now")), classes="now"),
            Static(Content(said), classes="scope"),
            classes="texts offering" if many else "texts",
        )
        yield Horizontal(self._texts, self._stage, classes="attract")
        yield self._notice

    def on_mount(self) -> None:
        """Hide the notice until there is one."""
        self._show_notice()

    def on_resize(self) -> None:
        """Fit the headline and the notice for staff to the new size."""
        self._show_notice()
        left = self.app.size.height - REST_ROWS - (LANGUAGES_ROWS if len(self._languages) > 1 else 0)
        self.call_after_refresh(self._fit_headline, max(0, min(left, LARGE_MOST)))

    def tell_staff(self, notice: StaffNotice) -> None:
        """Show a notice for staff: the whole where it fits in NOTICE_LINES, else the short one; none if it is empty."""
        if notice != self._shown:
            self._shown = notice
            self._show_notice()

    def _show_notice(self) -> None:
        said = self.words("kiosk.attract.staff", notice=self._shown.whole)
        if len(wrap(said, max(self.size.width - MARGINS, 1))) > NOTICE_LINES:
            said = self.words("kiosk.attract.staff", notice=self._shown.short)
        self._notice.display = bool(self._shown.whole)
        self._notice.update(Content(said))
        self._texts.whole()

    def _fit_headline(self, rows: int) -> None:
        self._headline.fit(rows)
        self._texts.whole()

    def on_key(self, event: events.Key) -> None:
        """Start a visit, at any key or at the number of a language."""
        if len(self._languages) <= 1:
            event.stop()
            self.post_message(self.Started(0))
        elif event.key.isdigit() and 0 < int(event.key) <= len(self._languages):
            event.stop()
            self.post_message(self.Started(int(event.key) - 1))
