"""The emergency card of a kiosk: its action fills the screen, and it says whether the desk has been called."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.blocks import Block
from coach.core.content.levels import Place
from coach.core.report.advice import Advice
from coach.core.words import Words
from coach.drawing.palette import Colours, Palette
from coach.screens.pages.emergency import EmergencyScreen
from coach.widgets.card import LevelCard
from coach.widgets.reader import Reader
from coach.widgets.rows import Rows, RowWords

LEAST_ROWS, BESIDE_ROWS = 9, 11
"""What the large action gets at the least, and what it leaves to all else in a low window."""
FILLING_ROWS, SHARE = 13, 3
"""With so many rows it fills a low window; in a higher one it takes this part."""


class DeskFacts(NamedTuple):
    """What an emergency card says beside the result."""

    number: str
    """Whom to call if nobody is at the desk."""
    minutes: int
    """How many whole minutes the card stays without a key."""
    called: bool
    """Whether the desk has been called."""


class KioskCard(EmergencyScreen, inherit_bindings=False):
    """The emergency card in a waiting room.

    It is left by its one row; a key far from it leads to the question whether it was a mistake. No key goes back.

    Args:
        words: The interface's words.
        advice: The result and its action.
        blocks: What to read beneath the action.
        clock: Monotonic seconds.
        colours: The colours of the large action.
        desk: What it says of the desk, and how long it stays.
    """

    PLACE: ClassVar[Place] = "kiosk"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "going", "keys.going"),
        # Far from 1 on a keypad, so that nobody hits both at once.
        Binding("9", "mistake", "keys.wrong-key"),
        Binding("plus", "why", "keys.why-result"),
        Binding("up", "read(-1)", "keys.scroll"),
        Binding("down", "read(1)", "keys.scroll"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.why-result", "keys.wrong-key")

    def __init__(
        self,
        words: Words,
        advice: Advice,
        blocks: Iterable[Block],
        clock: Callable[[], float],
        colours: tuple[Palette, Colours],
        desk: DeskFacts,
    ) -> None:
        self._desk, self._called = desk, desk.called
        super().__init__(words, advice, blocks, clock, colours)

    def top_words(self) -> tuple[str, str]:
        """Return the title, and how long the card stays."""
        return self.words("emergency.where"), self.words("kiosk.card.stays", count=self._desk.minutes)

    def body(self) -> Iterable[Widget]:
        """Return the card, why it is shown, whom to call, and the one answer."""
        advice, words = self._advice, self.words
        yield LevelCard(advice.level, f"{advice.glyph} {advice.name.upper()}", self._action, self._desk_words())
        yield Reader(self._blocks)
        yield Static(Content(words("kiosk.card.nobody", number=self._desk.number)), classes="nobody")
        yield Rows([RowWords("1", "", words("emergency.going-kiosk"))], cursor=None)

    def large_rows(self, height: int) -> int:
        """Return how many rows of a window of this height the action may take."""
        return max(min(height - BESIDE_ROWS, max(FILLING_ROWS, height // SHARE)), LEAST_ROWS)

    def tell(self, *, called: bool) -> str:
        """Show whether the desk has been called; return what is new about it, or nothing."""
        if called == self._called:
            return ""
        self._called = called
        self.query_one(".detail", Static).update(Content(self._desk_words()))
        return self._desk_words()

    def _desk_words(self) -> str:
        if self._called:
            return self.words("kiosk.card.called")
        return self._advice.action.kiosk_reach or self.words("kiosk.card.walk")
