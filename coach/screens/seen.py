"""Screens that heed a key only once the person can have seen what it answers."""

from __future__ import annotations

import itertools
import math
from typing import ClassVar, TypeVar

from textual import events, getters
from textual._time import get_time
from textual.message import Message

from coach.drivers.presses import Digits
from coach.screens.requests import Opens
from coach.screens.sized import SizedScreen
from coach.widgets.base_app import BaseApp

Result = TypeVar("Result")

_numbers = itertools.count(1)


class SeenScreen(SizedScreen[Result]):
    """A screen that takes no key which was pressed before what it asks was drawn."""

    app = getters.app(BaseApp)
    DIGITS: ClassVar[Digits] = "pick"
    """What digits mean here."""

    def __init__(self) -> None:
        """Begin unseen."""
        super().__init__()
        self.number = next(_numbers)
        """Another one for each screen."""
        self.since = math.inf
        """When what is asked here was drawn, once all of it is; infinite before. On the clock of the events' times."""
        self.drawn = math.inf
        """When it began to be drawn; infinite before."""

    @property
    def about(self) -> str:
        """What tells this screen from others of its kind; two that are about the same are never open at once."""
        return ""

    def post_message(self, message: Message) -> bool:
        """Send a message, signed where it opens another screen."""
        if isinstance(message, Opens):
            message.asker = self
        return super().post_message(message)

    def asks_anew(self) -> None:
        """Take note that something else is asked from now on: no key answers it before it has been drawn."""
        self.since = self.drawn = math.inf
        self.call_after_refresh(self._rested)

    def heeds(self, event: events.Key) -> bool:
        """Say whether a key was pressed with what is asked here before the person's eyes."""
        return event.time >= self.since

    def on_screen_resume(self) -> None:
        """Come to the front, for the first time or again."""
        self.asks_anew()

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Leave the front."""
        self.since = math.inf

    def draws(self) -> None:
        """Take note that this screen is about to be drawn."""
        self.drawn = min(self.drawn, get_time())

    def _rested(self, again: bool = True) -> None:
        if not self.is_attached or self.app.screen is not self:
            return
        if self.drawn == math.inf and again:
            # A change of classes alone is drawn later: their styles are worked out only when the screen is idle.
            self.refresh()
            self.call_after_refresh(self._rested, False)
            return
        self.since = min(self.drawn, get_time())
