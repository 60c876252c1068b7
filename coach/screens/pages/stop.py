"""The screen after a routine had to be stopped: what to do at once. The danger signs are asked next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from coach.core.blocks import Block
from coach.core.content.levels import Level
from coach.core.content.pain_rule import StopGuidance
from coach.core.visit.actions import StopRead
from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.widgets.card import LevelCard
from coach.widgets.reader import Reader

LEAST_SECONDS = 1.0
"""How long the screen accepts no key after it appears: a key meant for the routine must not close it unread."""


class StopScreen(CoachScreen):
    """What to do at once after a routine was stopped.

    The first thing to do comes first, then when to call for help.
    """

    AUTO_FOCUS = "Reader"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,1", "go_on", "keys.continue", key_display="Enter")]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.continue", "keys.help", "keys.quit")

    def __init__(self, words: Words, guidance: StopGuidance, clock: Callable[[], float]) -> None:
        self._guidance = guidance
        self._clock = clock
        self._shown_at = clock()
        super().__init__(words)

    def top_words(self) -> tuple[str, str]:
        """Return the title."""
        return self.words("stop.where"), self.words("stop.note")

    def body(self) -> Iterable[Widget]:
        """Return the card with the first thing to do, and the guidance after it."""
        yield LevelCard(Level.URGENT, self.words("stop.name"), self._guidance.title, self.words("stop.next"))
        yield Reader(tuple(Block("point", each.text) for each in self._guidance.now))

    def action_go_on(self) -> None:
        """Go on to the danger signs, once the screen has been shown long enough to be seen."""
        if self._clock() - self._shown_at >= LEAST_SECONDS:
            self.act(StopRead())
