"""The emergency card: one action to take, shown until the person says what they do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.blocks import Block
from coach.core.content.levels import Place
from coach.core.report.advice import Advice
from coach.core.visit.actions import Mistaken, Responded
from coach.core.words import Words
from coach.drawing.palette import Colours, Palette
from coach.resources import style
from coach.screens.base import CoachScreen
from coach.screens.dialogs.why import ReasonsWanted
from coach.widgets.card import LevelCard
from coach.widgets.large_words import LargeWords
from coach.widgets.letters import letter
from coach.widgets.reader import Reader
from coach.widgets.rows import Rows, RowWords

LEAST_SECONDS = 1.0
"""How long the card accepts no answer after it appears: a key meant for the next question must not close it."""
LARGE_FROM, LARGE_ROWS, LARGE_SHARE = 33, 10, 4
"""How high a window must be for the action in large type, the rows of that, and its part of a higher window."""


class EmergencyScreen(CoachScreen):
    """The emergency card.

    The action comes first, the explanation second. Neither Escape nor the key to quit closes it.
    """

    CSS_PATH = style("emergency")
    PLACE: ClassVar[Place] = "home"
    """Where the person is, and so what they are told to do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "going", "keys.going"),
        Binding("2", "mistake", "keys.mistake"),
        Binding("up", "read(-1)", "keys.scroll", key_display="↑ ↓"),
        letter("up", "read(-1)", "keys.scroll"),
        Binding("down", "read(1)", "keys.scroll"),
        letter("down", "read(1)", "keys.scroll"),
        letter("why", "why", "keys.why-result"),
        Binding("plus", "why", "keys.why-result"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.going", "keys.mistake", "keys.why-result", "keys.scroll", "keys.help")

    def __init__(
        self,
        words: Words,
        advice: Advice,
        blocks: Iterable[Block],
        clock: Callable[[], float],
        colours: tuple[Palette, Colours],
    ) -> None:
        self._advice = advice
        self._action = LargeWords(advice.action.at(self.PLACE), *colours, ground="card")
        self._blocks = tuple(blocks)
        self._clock = clock
        self._shown_at = clock()
        super().__init__(words)

    @property
    def _seen(self) -> bool:
        """Whether the card has been shown long enough to be seen."""
        return self._clock() - self._shown_at >= LEAST_SECONDS

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("emergency.where"), self.words("emergency.note")

    def body(self) -> Iterable[Widget]:
        """Return the card, the explanation, and the two answers."""
        advice = self._advice
        yield LevelCard(advice.level, f"{advice.glyph} {advice.name.upper()}", self._action, advice.action.detail)
        yield Reader(self._blocks)
        yield Rows(
            [
                RowWords("1", "", self.words(f"emergency.going-{self.PLACE}")),
                RowWords("2", "", self.words("emergency.mistake")),
            ],
            cursor=None,
        )

    def on_resize(self) -> None:
        """Show the action as large as the window allows."""
        self.call_after_refresh(self._action.fit, self.large_rows(self.app.size.height))

    def large_rows(self, height: int) -> int:
        """Return how many rows of a window of this height the action may take in large type; 0 for plain text."""
        return max(LARGE_ROWS, height // LARGE_SHARE) if height >= LARGE_FROM else 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer everything but quitting."""
        return action != "leave"

    def action_going(self) -> None:
        """Say that the person gets help: leaves for it at home, or has told the desk at the kiosk."""
        if not self._seen:
            raise SkipAction
        self.act(Responded("told-desk" if self.PLACE == "kiosk" else "going"))

    def action_mistake(self) -> None:
        """Say that the answer was a mistake."""
        if not self._seen:
            raise SkipAction
        self.act(Mistaken())

    def action_read(self, by: int) -> None:
        """Scroll the explanation."""
        self.query_one(Reader).scroll_relative(y=by, animate=False)

    def action_why(self) -> None:
        """Open the rules that led here."""
        self.post_message(ReasonsWanted(self._advice))
