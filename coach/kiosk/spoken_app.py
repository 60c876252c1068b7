"""An app that speaks: its passing words are also said to whoever listens, and a held key offers the voice."""

from __future__ import annotations

from textual import on
from textual.notifications import SeverityLevel

from coach.app.idle_keys import AnsweringApp
from coach.kiosk.attendant import Attendant
from coach.kiosk.input.hold import KeyHeld
from coach.kiosk.screens.voice import VoiceDialog
from coach.kiosk.speech.voice import Voice


class SpokenApp(AnsweringApp):
    """Says what stands on the screen for a moment only."""

    voice: Voice
    """Reads the screens aloud while it is on."""
    attendant: Attendant
    """Does what a visitor, or staff, want of the voice."""

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a passing word, and say it to whoever listens."""
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)
        self.voice.say(self.screen, message)

    def heard(self, sentence: str) -> None:
        """Say a passing word to whoever listens."""
        self.voice.say(self.screen, sentence)

    @on(KeyHeld)
    async def offer_voice(self, message: KeyHeld) -> None:
        """Tell whoever holds a key down how to have the screen read, unless holding that key scrolls or erases."""
        if self.hearing(message.key) != "again":
            await self.attendant.aloud.held()

    @on(VoiceDialog.Changed)
    async def change_voice(self, message: VoiceDialog.Changed) -> None:
        """Make the voice louder, softer, slower or faster, or turn it off."""
        if message.change == "off":
            self.attendant.aloud.off()
            message.dialog.action_leave()
        else:
            self.attendant.aloud.change(message.change, message.dialog)
