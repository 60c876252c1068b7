"""How easy words must be to read, and what they must never say, all of it content."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from coach.core.content.entries import Entry, Id

_Word = Annotated[str, StringConstraints(min_length=1, to_lower=True)]


class Necessary(Entry):
    """A long word that the subject needs."""

    forms: tuple[_Word, ...] = Field(min_length=1)
    """The word as it may stand in a text: one, many, of one."""
    because: Annotated[str, StringConstraints(min_length=1)]
    """Why no shorter word can take its place."""


class ReadingRules(Entry):
    """What every text is measured by."""

    easy_grade: float
    """The grade above which a text gets a warning."""
    hardest_grade: float
    """The grade above which it is an error."""
    whole_words: int = Field(ge=1)
    """An entry of fewer words has no grade; its sentences are counted instead."""
    sentence_words: int = Field(ge=1)
    """The most words in a sentence of so short an entry."""
    words_a_minute: int = Field(ge=1)
    """How fast an instruction is read."""
    language: str = "en_US"
    """Whose hyphenation splits words, by pyphen's code."""
    vowels: str = Field(min_length=1)
    silent: tuple[_Word, ...] = ()
    """Ends of words that are not spoken after a consonant."""
    labels: tuple[str, ...] = ()
    """Keys whose few words are no sentence."""
    staff: tuple[str, ...] = ()
    """Tables of the interface that no visitor reads."""
    necessary: dict[Id, Necessary] = {}
    never: dict[_Word, str] = {}
    """What no text may say, each with what to do instead."""
