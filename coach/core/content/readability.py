"""The rules for plain language: how easy texts must be to read, and what they must never say."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from coach.core.content.entries import Entry, Id

MeasureName = Literal["flesch-kincaid", "fernandez-huerta", "none"]
"""A formula of `coach/checking/measures.py`; none where none is known for the language."""

_Word = Annotated[str, StringConstraints(min_length=1, to_lower=True)]


class Necessary(Entry):
    """A long word that the subject cannot do without."""

    forms: tuple[_Word, ...] = Field(min_length=1)
    """The word in all its forms: singular, plural, possessive."""
    because: Annotated[str, StringConstraints(min_length=1)]
    """Why no shorter word will do."""


class ReadingRules(Entry):
    """The limits that every text is checked against."""

    measure: MeasureName
    """The formula by which texts are measured; each language has its own."""
    easy: float
    """A text that is harder than this gets a warning."""
    hardest: float
    """One that is harder than this is an error."""
    whole_words: int = Field(ge=1)
    """An entry with fewer words is not measured; only the length of its sentences is checked."""
    sentence_words: int = Field(ge=1)
    """The most words in a sentence of such a short entry."""
    words_a_minute: int = Field(ge=1)
    """How fast people read instructions."""
    language: str = "en_US"
    """The pyphen dictionary that splits words into syllables."""
    vowels: str = Field(min_length=1)
    """Vowels side by side are one syllable."""
    strong: str = ""
    """Those of the vowels that are a syllable each, even side by side, such as both in the Spanish "caer"."""
    silent: tuple[_Word, ...] = ()
    """Word endings that are silent after a consonant."""
    labels: tuple[str, ...] = ()
    """Keys whose text is a label, not a sentence."""
    staff: tuple[str, ...] = ()
    """Tables of interface words that only staff read."""
    necessary: dict[Id, Necessary] = {}
    never: dict[_Word, str] = {}
    """Words that no text may use, each with what to do instead."""
