"""The kiosk's content in each language that it offers, and the language that the visitor has chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from coach.core.library import Library
from coach.core.words import KEYPAD_WORDS, Words


class KioskLanguages:
    """Libraries that differ only in their language, all with words for a keypad.

    Args:
        libraries: One for each language, at least one, the default first.
        clinic: In the language of the clinic's staff; None for the default.
    """

    def __init__(self, libraries: Sequence[Library], clinic: Library | None = None) -> None:
        self._libraries = tuple(replace(each, words=_words(each, libraries)) for each in libraries)
        self.chosen = self.first
        """In the visitor's language."""
        self.clinic = clinic or self.first
        """In the language of the clinic's staff, for what a therapist reads."""

    @property
    def first(self) -> Library:
        """In the default language, which is also that of the notices for staff."""
        return self._libraries[0]

    @property
    def all(self) -> tuple[Library, ...]:
        """In each language that is offered, the default first."""
        return self._libraries

    @property
    def names(self) -> tuple[str, ...]:
        """The name of each language in that language; empty if there is only one."""
        many = len(self._libraries) > 1
        return tuple(each.words("kiosk.language") for each in self._libraries) if many else ()

    @property
    def others(self) -> tuple[tuple[int, str], ...]:
        """Each language but the chosen one: its index in `names`, and its name in that language."""
        return tuple((at, name) for at, name in enumerate(self.names) if self._libraries[at] is not self.chosen)

    @property
    def index(self) -> int:
        """The index of the chosen language in `names`; 0 if there is only one."""
        return next(at for at, each in enumerate(self._libraries) if each is self.chosen)

    def choose(self, index: int) -> None:
        """Choose a language by its index in `names`."""
        self.chosen = self._libraries[index]

    def reset(self) -> None:
        """Choose the default language."""
        self.chosen = self.first


def _words(library: Library, libraries: Sequence[Library]) -> Words:
    """Return a library's words for a keypad; the key of the desk names each other language as it calls itself."""
    words = library.words.laid_over(KEYPAD_WORDS)
    others = ", ".join(each.words("kiosk.language") for each in libraries if each is not library)
    desk = {"keys": {"desk": words("kiosk.desk.key", languages=others)}} if others else {}
    return words.joined(Words(desk))
