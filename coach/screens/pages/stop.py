"""The stop: what to do at once after something ended the routine; the danger signs are asked next."""

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
"""For so long the page takes no key: one meant for the routine must not put it away unread."""


class StopScreen(CoachScreen):
    """The first thing to do, then when to call for help; one key leads on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,1", "go_on", "keys.continue", key_display="Enter")]
    FOOT: ClassVar[tuple[str, ...]] = ("keys.continue", "keys.help", "keys.quit")

    def __init__(self, words: Words, guidance: StopGuidance, clock: Callable[[], float]) -> None:
        """Take the words, what to do at once, and a monotonic clock in seconds."""
        self._guidance = guidance
        self._clock = clock
        self._shown_at = clock()
        super().__init__(words)

    def top_words(self) -> tuple[str, str]:
        """Return what this screen is."""
        return self.words("stop.where"), self.words("stop.note")

    def body(self) -> Iterable[Widget]:
        """Return the first thing to do, and what comes after it."""
        yield LevelCard(Level.URGENT, self.words("stop.name"), self._guidance.title, self.words("stop.next"))
        yield Reader(tuple(Block("point", each.text) for each in self._guidance.now))

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(Reader).focus()

    def action_go_on(self) -> None:
        """Go on to the danger signs, once the page has stood long enough to be seen."""
        if self._clock() - self._shown_at >= LEAST_SECONDS:
            self.act(StopRead())
