"""The kiosk's voice: reads each screen once a visitor says that nobody else hears it, and is still after each visit."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from textual.screen import Screen

from coach.core.session.cues import Cue
from coach.core.words import Words
from coach.kiosk.screens.idle import IdleScreen
from coach.kiosk.speech.narration import narrated, narrated_row
from coach.screens.player.player import PlayerScreen
from coach.screens.seen import SeenScreen

if TYPE_CHECKING:
    from coach.core.session.sound import Sound

WARNED_EVERY_S = 15
"""How often the seconds left of a warning are said."""


class Voice:
    """Follows the screens and says each as it comes, and each row as the cursor comes to it."""

    def __init__(self, words: Callable[[], Words], sound: Callable[[], Sound]) -> None:
        """Take what gives the words of the visitor's language, and what gives the sound when it is first needed."""
        self._words, self._sound = words, sound
        self.on = False
        """Whether screens are read aloud."""
        self._said: tuple[Screen[object], object, str] | None = None

    def off(self) -> None:
        """Be still, and forget what was said."""
        if self.on:
            self._sound().silence()
        self.on, self._said = False, None

    def again(self) -> None:
        """Say the whole screen anew at the next look."""
        self._said = None

    def look(self, screen: Screen[object]) -> None:
        """Say what has become of the screen in front since the last look, if the voice is on."""
        if not self.on or not isinstance(screen, SeenScreen) or self._silenced(screen):
            return
        before, self._said = self._said, (screen, _place(screen), narrated_row(screen, self._words()))
        if before is None or before[:2] != self._said[:2]:
            self._say(narrated(screen, self._words()))
        elif before[2] != self._said[2]:
            self._say(self._said[2])

    def say(self, screen: Screen[object], text: str) -> None:
        """Say what is shown over a screen for a moment only, if the voice is on."""
        if self.on and not self._silenced(screen):
            self._say(text)

    def _say(self, text: str) -> None:
        sound = self._sound()
        sound.silence()
        sound.give(Cue(0, "name", text))

    @staticmethod
    def _silenced(screen: Screen[object]) -> bool:
        """Whether the routine's own cues are being said, which nothing may cut short."""
        return isinstance(screen, PlayerScreen) and not screen.session.paused


def _place(screen: Screen[object]) -> object:
    """Where a screen stands that goes on by itself."""
    match screen:
        case PlayerScreen():
            return screen.session.index
        case IdleScreen():
            return ceil(screen.left / WARNED_EVERY_S)
    return None
