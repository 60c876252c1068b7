"""Reads each screen aloud, once a visitor has said that nobody else can hear it, until the visit ends."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from textual.screen import Screen

from coach.core.session.cues import Cue
from coach.core.words import Words
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.speech.narration import narrated, narrated_row, sentence
from coach.screens.player.player import PlayerScreen
from coach.screens.seen import SeenScreen

if TYPE_CHECKING:
    from coach.core.session.sound import Sound

WARNED_EVERY_S = 15
"""How often the voice says how many seconds of a warning are left."""


class Voice:
    """Says each new screen, and each row that the cursor comes to.

    Args:
        words: Returns the words in the visitor's language.
        sound: Returns what speaks; not called before it is needed.
    """

    def __init__(self, words: Callable[[], Words], sound: Callable[[], Sound]) -> None:
        self._words, self._sound = words, sound
        self.on = False
        """Whether screens are read aloud."""
        self._announced = False
        self._said: tuple[Screen[object], object, str] | None = None

    def off(self) -> None:
        """Stop speaking and reading screens."""
        if self.on or self._announced:
            self._sound().silence()
        self.on, self._announced, self._said = False, False, None

    def again(self) -> None:
        """Say the whole screen once more at the next look."""
        self._said = None

    def look(self, screen: Screen[object]) -> None:
        """If the voice is on, say what is new on the front screen since the last look: all of it, or a row."""
        if not self.on or not isinstance(screen, SeenScreen) or self._silenced(screen):
            return
        before, self._said = self._said, (screen, _place(screen), narrated_row(screen, self._words()))
        if before is None or before[:2] != self._said[:2]:
            self._say(narrated(screen, self._words()))
        elif before[2] != self._said[2]:
            self._say(self._said[2])

    def say(self, screen: Screen[object], text: str) -> None:
        """If the voice is on, say a text that is shown over a screen for a moment only."""
        if self.on and not self._silenced(screen):
            self._say(text)

    def announce(self, text: str) -> None:
        """Say a text that tells nothing of a visitor, whether the voice is on or off; call `off` to stop it."""
        self._announced = True
        self._say(sentence(text, self._words()))

    def _say(self, text: str) -> None:
        sound = self._sound()
        sound.silence()
        sound.give(Cue(0, "name", text))

    @staticmethod
    def _silenced(screen: Screen[object]) -> bool:
        """Return whether the routine speaks its own cues, which nothing may cut short."""
        return isinstance(screen, PlayerScreen) and not screen.session.paused


def _place(screen: Screen[object]) -> object:
    """Return the part that a screen shows now, if it goes on by itself: it is read aloud when this changes."""
    match screen:
        case PlayerScreen():
            return screen.session.index
        case IdleScreen():
            return ceil(screen.left / WARNED_EVERY_S)
    return None
