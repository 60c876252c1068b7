"""The rules for plain language: how easy texts must be to read, and what they must never say."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from coach.core.content.entries import Entry, Id

_Word = Annotated[str, StringConstraints(min_length=1, to_lower=True)]


class Necessary(Entry):
    """A long word that the subject cannot do without."""

    forms: tuple[_Word, ...] = Field(min_length=1)
    """The word in all its forms: singular, plural, possessive."""
    because: Annotated[str, StringConstraints(min_length=1)]
    """Why no shorter word will do."""


class ReadingRules(Entry):
    """The limits that every text is checked against."""

    easy_grade: float
    """The grade above which a text gets a warning."""
    hardest_grade: float
    """The grade above which it is an error."""
    whole_words: int = Field(ge=1)
    """An entry with fewer words gets no grade; only the length of its sentences is checked."""
    sentence_words: int = Field(ge=1)
    """The most words in a sentence of such a short entry."""
    words_a_minute: int = Field(ge=1)
    """How fast people read instructions."""
    language: str = "en_US"
    """The pyphen dictionary that splits words into syllables."""
    vowels: str = Field(min_length=1)
    silent: tuple[_Word, ...] = ()
    """Word endings that are silent after a consonant."""
    labels: tuple[str, ...] = ()
    """Keys whose text is a label, not a sentence."""
    staff: tuple[str, ...] = ()
    """Tables of interface words that only staff read."""
    necessary: dict[Id, Necessary] = {}
    never: dict[_Word, str] = {}
    """Words that no text may use, each with what to do instead."""
