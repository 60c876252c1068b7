"""What the first screen of the kiosk and its notices share."""

from __future__ import annotations

from typing import ClassVar

from coach.core.words import Words
from coach.screens.base import CoachScreen


class TitledScreen(CoachScreen):
    """A screen with the clinic at its top and no list of keys at its foot.

    Args:
        words: The interface's words.
        clinic: What it says of the clinic: the name, or the name and the phone.
    """

    FOOT: ClassVar[tuple[str, ...]] = ()

    def __init__(self, words: Words, clinic: str) -> None:
        self._clinic = clinic
        super().__init__(words)

    def top_words(self) -> tuple[str, str]:
        """Return the program's name and the clinic."""
        return self.words("welcome.title"), self._clinic
