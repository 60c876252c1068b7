"""Screens that accept a key only if it was pressed after what the screen asks was drawn."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import events, getters, on
from textual._time import get_time
from textual.message import Message
from textual.screen import ModalScreen

from coach.drivers.presses import Digits
from coach.screens.requests import Opens
from coach.screens.screen_fixes import FixedScreen
from coach.widgets.base_app import BaseApp
from coach.widgets.keybar import SAID_S, KeyBar
from coach.widgets.rows import Rows

Result = TypeVar("Result")

LIT_S = 0.15
"""So long a row that was chosen is seen lit before the page turns."""
AT_CURSOR = frozenset({"keys.enter", "keys.pick-cursor", "keys.open"})
"""What the keys do that choose the row under the cursor, by the words for it."""

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

        self._pressed = ""
        """The last key, until a row is lit for it."""
        self._leaving: Callable[[], object] | None = None
        """What leads on from this screen once a row has been seen lit."""
        self.spoke = False
        """Whether the last key was answered by a passing word."""

    @property
    def about(self) -> str:
        """What distinguishes this screen from others of its class: two with the same value are never open at once."""
        return ""

    def post_message(self, message: Message) -> bool:
        """Post a message; a request to open a screen also records this screen as the asker, and leads on from it."""
        if isinstance(message, Opens) and message.asker is None:
            message.asker = self
            self.after_light(lambda: self.post_message(message))
            return True
        return super().post_message(message)

    def on_key(self, event: events.Key) -> None:
        """Remember the key, which may choose a row."""
        self._pressed = event.key

    @on(Rows.Clicked)
    def take_click(self, message: Rows.Clicked) -> None:
        """Choose the row that was clicked, by Enter where that chooses, else by its key; others only get the cursor."""
        message.stop()
        if message.key and not self._enter_chooses():
            self.press(message.key)
            return
        message.rows.point(message.index)
        self.refresh_bindings()
        if self._enter_chooses():
            self.press("enter")

    def _enter_chooses(self) -> bool:
        enter = self.active_bindings.get("enter")
        return enter is not None and enter.binding.description in AT_CURSOR

    @on(KeyBar.Clicked)
    def take_key(self, message: KeyBar.Clicked) -> None:
        """Press a key that was clicked at the foot."""
        message.stop()
        self.press(message.key)

    def press(self, key: str) -> None:
        """Press a key for the mouse, unless another page has come to the front meanwhile."""
        if not self.is_current:
            return
        # Textual stops a message at the one that made it, and a key has to come to the app.
        self.app.call_later(self.app.simulate_key, key)

    def after_light(self, go_on: Callable[[], object]) -> None:
        """Leave this screen: at once, or once the row that the last key chose has been seen lit.

        A kiosk, where each second counts, and a person who wants nothing to move do not wait for it; nor does a person
        who presses the next key.
        """
        if self._leaving is not None:
            return
        if self._light() and LIT_S and not self.app.KEYPAD and not self.app.still:
            self._leaving = go_on
            self.set_timer(LIT_S, self._leave_unless_covered)
        else:
            go_on()

    def _leave_unless_covered(self) -> None:
        # A dialog that has come over this screen meanwhile is answered first.
        if self.app.screen is self:
            self.leave_now()

    def leave_now(self) -> bool:
        """Leave this screen if it waits only for a lit row to be seen; say whether it did."""
        go_on, self._leaving = self._leaving, None
        if go_on is not None:
            go_on()
        return go_on is not None

    def _light(self) -> bool:
        key, self._pressed = self._pressed, ""
        bound = self.active_bindings.get(key)
        at_cursor = bound is not None and bound.binding.description in AT_CURSOR
        return bool(key) and any(rows.light(key, at_cursor=at_cursor) for rows in self.query(Rows))

    def put_out(self) -> None:
        """Let no row be lit: the last key led nowhere."""
        for rows in self.query(Rows):
            rows.put_out()

    def question_changed(self) -> None:
        """Accept no key until the new question has been drawn."""
        self.accepts_from = self.drawn_at = math.inf
        self.call_after_refresh(self._after_drawing)

    def accepts(self, event: events.InputEvent) -> bool:
        """Say whether a key or a button was pressed after the present question was drawn."""
        return event.time >= self.accepts_from

    def say_quietly(self, sentence: str) -> None:
        """Show a passing word where it stands over nothing that is asked: in the line of keys, or under a dialog."""
        self.spoke = True
        bars = list(self.query(KeyBar))
        if any(bar.say(sentence) for bar in bars):
            self.app.heard(sentence)
        elif not bars:
            self.notify(sentence, timeout=SAID_S, markup=False)

    def say_no_more(self) -> None:
        """Show the keys again in place of a passing word that stood there before the last key."""
        for bar in self.query(KeyBar):
            bar.say_no_more()

    def on_screen_resume(self) -> None:
        """Wait to be drawn each time this screen comes to the front, with no row lit; leave it if that was put off."""
        self.put_out()
        for bar in self.query(KeyBar):
            bar.uncover()
        self.question_changed()
        self.leave_now()

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Accept no key while another screen is in front, and show none of this one's keys under a dialog."""
        self.accepts_from = math.inf
        front, bars = self.app.screen, list(self.query(KeyBar))
        if bars and front is not self and isinstance(front, SeenModal):
            for bar in bars:
                bar.cover(own_keys=front.OWN_KEYS)
            # A screen that is not in front draws nothing by itself.
            front.refresh()

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

    OWN_KEYS: ClassVar[bool] = False
    """Whether it has a line of keys."""
