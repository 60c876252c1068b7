"""The screen of `coach tour`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.widget import Widget

from coach.core.words import Words
from coach.screens.base import CoachScreen
from coach.screens.tour.stage import TourStage


class TourScreen(CoachScreen):
    """The tour, until it is over or a key is pressed."""

    FOOT: ClassVar[tuple[str, ...]] = ()

    class Ended(Message):
        """The tour has been seen, or a key was pressed."""

    def __init__(self, words: Words, stage: TourStage) -> None:
        super().__init__(words)
        self._stage = stage

    def top_words(self) -> tuple[str, str]:
        """Return the program's name, and how to leave."""
        return self.words("welcome.title"), self.words("tour.leave")

    def body(self) -> Iterable[Widget]:
        """Return the stage."""
        yield self._stage

    def on_key(self, event: events.Key) -> None:
        """End at any key."""
        event.stop()
        self.post_message(self.Ended())

    def on_tour_stage_over(self) -> None:
        """End once every scene has been shown."""
        self.post_message(self.Ended())
