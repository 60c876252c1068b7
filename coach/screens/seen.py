"""Screens that accept a key only if it was pressed after what the screen asks was drawn."""

from __future__ import annotations

import itertools
import math
from typing import ClassVar, TypeVar

from textual import events, getters
from textual._time import get_time
from textual.message import Message
from textual.screen import ModalScreen

from coach.drivers.presses import Digits
from coach.screens.requests import Opens
from coach.screens.screen_fixes import FixedScreen
from coach.widgets.base_app import BaseApp

Result = TypeVar("Result")

_numbers = itertools.count(1)


class SeenScreen(FixedScreen[Result]):
    """A screen that drops keys pressed before the person could see what they would answer."""

    app = getters.app(BaseApp)
    DIGITS: ClassVar[Digits] = "pick"
    """What digit keys mean on this screen."""

    def __init__(self) -> None:
        super().__init__()
        self.number = next(_numbers)
        """Unique for each screen of this program run."""
        self.drawn_at = math.inf
        """When drawing of the present question began, on the clock of `event.time`; infinite until then."""
        self.accepts_from = math.inf
        """`drawn_at` once all of the question is drawn; infinite until then, and while another screen is in front."""

    @property
    def about(self) -> str:
        """What distinguishes this screen from others of its class: two with the same value are never open at once."""
        return ""

    def post_message(self, message: Message) -> bool:
        """Post a message; a request to open a screen also records this screen as the asker."""
        if isinstance(message, Opens):
            message.asker = self
        return super().post_message(message)

    def question_changed(self) -> None:
        """Accept no key until the new question has been drawn."""
        self.accepts_from = self.drawn_at = math.inf
        self.call_after_refresh(self._after_drawing)

    def accepts(self, event: events.Key) -> bool:
        """Say whether a key was pressed after the present question was drawn."""
        return event.time >= self.accepts_from

    def on_screen_resume(self) -> None:
        """Wait to be drawn each time this screen comes to the front."""
        self.question_changed()

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Accept no key while another screen is in front."""
        self.accepts_from = math.inf

    def about_to_draw(self) -> None:
        """Record that this screen is about to be drawn."""
        self.drawn_at = min(self.drawn_at, get_time())

    def _after_drawing(self, again: bool = True) -> None:
        if not self.is_attached or self.app.screen is not self:
            return
        if self.drawn_at == math.inf and again:
            # Textual applies a change of CSS classes, and draws it, only once the screen is idle.
            self.refresh()
            self.call_after_refresh(self._after_drawing, False)
            return
        self.accepts_from = min(self.drawn_at, get_time())


class SeenModal(SeenScreen[Result], ModalScreen[Result]):
    """A screen shown over the one beneath it."""
