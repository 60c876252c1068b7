"""Languages: in which the content is whole, so that nobody meets a word of another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coach.core.errors import LanguageError
from coach.loading.assembly import assemble, library_of, load_library
from coach.loading.place import CASES, ContentPlace


@dataclass(frozen=True)
class Language:
    """A language in which the content can be read."""

    code: str
    """Such as `es` or `pt-BR`."""
    name: str
    """What it calls itself: Español."""


def languages(place: ContentPlace) -> tuple[Language, ...]:
    """Return the content's own language, and each other in which every word that a visitor reads is translated.

    Raises:
        ContentError: The content is broken in its own language.
        MissingContentError: A folder or file that was named is not there.
    """
    words = load_library(replace(place, language=None)).words
    own = Language(words("cue.language"), words("kiosk.language"))
    return (own, *(each for each in _whole(place) if each.code != own.code))


def _whole(place: ContentPlace) -> Iterator[Language]:
    for code in place.codes():
        found = assemble(replace(place, language=code), skip=(CASES,))
        if not found.problems and not found.untranslated:
            yield Language(code, library_of(found).words("kiosk.language"))


def refusal(place: ContentPlace, missing: int) -> LanguageError:
    """Return the error that the content cannot be read in the place's language, with those in which it can.

    Args:
        place: Where the content comes from.
        missing: How many words are not translated; 0 where there is no such language at all.
    """
    there = ", ".join(f"{each.code} ({each.name})" for each in languages(place))
    why = f"words not translated yet: {missing}" if missing else "there is no folder of this name"
    return LanguageError(f"The content cannot be read in {place.language!r}: {why}. Choose one of: {there}.")
