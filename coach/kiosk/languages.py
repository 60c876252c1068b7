"""The kiosk's content in each language that it offers, and the language that the visitor has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coach.core.library import Library
from coach.core.words import KEYPAD_WORDS


class KioskLanguages:
    """Libraries that differ only in their language, all with words for a keypad.

    Args:
        libraries: One for each language, at least one, the default first.
    """

    def __init__(self, libraries: Sequence[Library]) -> None:
        self._libraries = tuple(replace(each, words=each.words.laid_over(KEYPAD_WORDS)) for each in libraries)
        self.chosen = self.first
        """In the visitor's language."""

    @property
    def first(self) -> Library:
        """In the default language, which is also that of the notices for staff."""
        return self._libraries[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each language in that language; empty if there is only one."""
        many = len(self._libraries) > 1
        return tuple(each.words("kiosk.language") for each in self._libraries) if many else ()

    def choose(self, index: int) -> None:
        """Choose a language by its index in `names`."""
        self.chosen = self._libraries[index]

    def reset(self) -> None:
        """Choose the default language."""
        self.chosen = self.first
