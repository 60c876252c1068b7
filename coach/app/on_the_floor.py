"""What serves a person who is down on the floor: the screen stays awake, and they chose once how cues are heard."""

from __future__ import annotations

from textual.app import App
from textual.timer import Timer

from coach.core.words import Words
from coach.keep_awake import LONGEST_S, KeepAwake
from coach.screens.requests import VoiceChosen
from coach.screens.stack import open_screen
from coach.startup import Surroundings
from coach.storage.settings import Voice


class OnTheFloor:
    """Keeps the screen awake while a routine is shown, and asks once about the voice."""

    def __init__(self, app: App[int], surroundings: Surroundings) -> None:
        self._app = app
        self._awake = KeepAwake(surroundings.awake)
        self._timer: Timer | None = None
        self.voice: Voice | None = surroundings.settings.voice
        """How cues are heard, or None until the person was asked."""

    def keep_awake(self, on: bool) -> None:
        """Hold the screen awake, or let it sleep; one that is held for very long sleeps by itself."""
        if on and self._timer is None:
            self._awake.hold()
            self._timer = self._app.set_timer(LONGEST_S, self._awake.release)
        elif not on:
            self._awake.release()
            if self._timer is not None:
                self._timer.stop()
                self._timer = None

    def ask_about_voice(self, words: Words) -> None:
        """Ask how cues are to be heard, unless that was answered; where no voice is installed, say how to get one."""
        # Imported late: the first frame needs none of these.
        from coach.screens.dialogs.voice import no_voice_dialog, voice_dialog
        from coach.voice.speaker import found

        if self.voice not in (None, "none"):
            return
        if found():
            open_screen(self._app, voice_dialog(words), self._answered)
        elif self.voice is None:
            open_screen(self._app, no_voice_dialog(words), lambda _: self._choose("none"))

    def _answered(self, chosen: str | None) -> None:
        if chosen is not None:
            self._choose("aloud" if chosen == "aloud" else "bell")

    def _choose(self, voice: Voice) -> None:
        self._app.post_message(VoiceChosen(voice))
