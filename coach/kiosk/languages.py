"""The shelf: the kiosk's content in each language that it offers, and the one that the visitor has taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coach.core.library import Library
from coach.core.words import KEYPAD_WORDS


class KioskLanguages:
    """Libraries that differ in their language alone, with words for a keypad."""

    def __init__(self, libraries: Sequence[Library]) -> None:
        """Take the libraries as they were read, at least one, the default first."""
        self._libraries = tuple(replace(each, words=each.words.laid_over(KEYPAD_WORDS)) for each in libraries)
        self.chosen = self.first
        """The visitor's."""

    @property
    def first(self) -> Library:
        """The default, in which staff are told what they should know."""
        return self._libraries[0]

    @property
    def names(self) -> tuple[str, ...]:
        """What each language calls itself; nothing where there is but one."""
        many = len(self._libraries) > 1
        return tuple(each.words("kiosk.language") for each in self._libraries) if many else ()

    def take(self, index: int) -> None:
        """Take the library at a place of the names, counted from 0."""
        self.chosen = self._libraries[index]

    def put_back(self) -> None:
        """Go back to the default."""
        self.chosen = self.first
