"""How loud and how fast the voice speaks now: as staff have set it, or as one visitor wants it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coach.kiosk.config.speech import FASTEST, SLOWEST, SOFTEST, SOFTEST_FOR_ALL, Speech
from coach.kiosk.screens.voice import Change
from coach.voice.manner import LOUDEST, Manner


@dataclass
class UsualVolume:
    """The volume for all visitors, as staff have chosen it in their menu."""

    chosen: int | None = None
    """None as long as it is the one of the kiosk's file."""


class Tuning:
    """Changes the voice by steps, within its bounds.

    Args:
        speech: What the clinic set.
        usual: The volume that staff have chosen.
    """

    def __init__(self, speech: Speech, usual: UsualVolume) -> None:
        self._speech, self._usual = speech, usual
        self.now = self._at_first

    @property
    def _at_first(self) -> Manner:
        chosen = self._usual.chosen
        return Manner(self._speech.volume if chosen is None else chosen, self._speech.speed)

    def reset(self) -> None:
        """Speak to the next visitor as to each at first."""
        self.now = self._at_first

    def turn(self, change: Change) -> bool:
        """Change how the voice speaks by one step; return False if it is as far as it goes."""
        before, now = self.now, self.now
        steps = self._speech.volume_step, self._speech.speed_step
        match change:
            case "louder" | "softer":
                volume = now.volume + (steps[0] if change == "louder" else -steps[0])
                self.now = replace(now, volume=max(SOFTEST, min(volume, LOUDEST)))
            case "faster" | "slower":
                speed = now.speed + (steps[1] if change == "faster" else -steps[1])
                self.now = replace(now, speed=max(SLOWEST, min(speed, FASTEST)))
        return self.now != before

    def turn_for_all(self, change: Change) -> bool:
        """Change the volume for all visitors to come by one step; return False if it is as far as it goes."""
        before = self._at_first
        self.turn(change)
        self._usual.chosen = max(SOFTEST_FOR_ALL, self.now.volume)
        self.reset()
        return self.now != before
