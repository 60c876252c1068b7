"""The last screen of a visit: repeats what to do, and offers ways to take the summary away before it is wiped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.core.report.advice import Advice
from coach.core.visit.actions import DetailsWanted, SummaryRead
from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.screens.requests import Opens
from coach.widgets.card import LevelCard
from coach.widgets.rows import Rows, RowWords

TakeAway = Literal["read", "code", "print", "details"]
"""Read it here, show it as a QR code, print it, or answer more questions for the therapist first."""


class TakeAwayScreen(CoachScreen):
    """Shows the result's action once more, and the ways to take the summary away by number.

    Args:
        words: The interface's words.
        advice: The result and its action.
        ways: The ways that are possible here, in order.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"take({digit})", "keys.pick", key_display="1-4") for digit in range(1, 5)),
        Binding("0", "finish", "keys.finish"),
    ]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.pick", "keys.finish")

    @dataclass
    class Wanted(Opens):
        """A way to take the summary away was chosen."""

        way: TakeAway

    def __init__(self, words: Words, advice: Advice, ways: Sequence[TakeAway]) -> None:
        super().__init__(words)
        self._advice = advice
        self._ways = tuple(ways)

    def top_words(self) -> tuple[str, str]:
        """Return what this screen is for, and that nothing is kept."""
        return self.words("kiosk.take.where"), self.words("kiosk.nothing-kept")

    def body(self) -> Iterable[Widget]:
        """Return the card with the action, and the ways to take the summary away."""
        advice, words = self._advice, self.words
        rows = [RowWords(str(number), "", words(f"kiosk.take.{way}")) for number, way in enumerate(self._ways, 1)]
        title = f"{advice.glyph} {advice.name.upper()}"
        yield LevelCard(advice.level, title, advice.action.kiosk, advice.action.detail)
        yield Static(Content(words("kiosk.take.ask")), classes="ask")
        yield Static(Content(words("kiosk.take.hint")), classes="hint")
        yield Rows([*rows, RowWords("0", "", words("kiosk.take.done"))], cursor=None)

    def action_take(self, digit: int) -> None:
        """Choose a way by its number."""
        if digit > len(self._ways):
            raise SkipAction
        way = self._ways[digit - 1]
        if way == "details":
            self.act(DetailsWanted())
        else:
            self.post_message(self.Wanted(way))

    def action_finish(self) -> None:
        """End the visit."""
        self.act(SummaryRead())
