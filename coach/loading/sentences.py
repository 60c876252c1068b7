"""What a person is told of an error, kept by key until it is known in which language they read it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from coach.core.errors import CoachError, MissingContentError
from coach.core.words import Words
from coach.loading.overlay import merged
from coach.loading.toml import MalformedError, read_table
from coach.resources import resource

if TYPE_CHECKING:
    from coach.loading.place import ContentPlace

FILES = ("errors.toml", "commands.toml")


@dataclass(frozen=True)
class Sentence:
    """A sentence by its key in the content's errors, and the values that it names; `str` gives it in English."""

    key: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        """Return the sentence as the shipped content has it, in English."""
        return in_words(self, _shipped())


def sentence(key: str, /, **values: object) -> Sentence:
    """Return the sentence at a key below `error`; a value may be a sentence or an error, too."""
    return Sentence(key, tuple(values.items()))


def in_words(said: CoachError | Sentence | str, words: Words) -> str:
    """Return what an error says, or a sentence, in the language of some words; any other text as it is."""
    if isinstance(said, CoachError) and said.args and isinstance(said.args[0], Sentence):
        said = said.args[0]
    if not isinstance(said, Sentence):
        return str(said)
    values = {
        name: in_words(each, words) if isinstance(each, Sentence | CoachError) else each for name, each in said.values
    }
    key = f"error.{said.key}"
    if key in words:
        return words(key, **values)
    # The words of the first screen alone have none of these, and a file may be unreadable since too many are open.
    shipped = _shipped()
    return shipped(key, **values) if key in shipped else " ".join([said.key, *map(str, values.values())])


def error_words(place: ContentPlace) -> Words:
    """Return the words of errors and of `--help` alone, for whoever has not read the content, or cannot.

    What cannot be read is left out: `in_words` then gives English.
    """
    table: dict[str, Any] = {}
    with suppress(OSError, MalformedError, MissingContentError):
        for folder in (*place.folders(), *place.translations()):
            for file in (folder / name for name in FILES):
                table = merged(table, read_table(file)) if file.exists() else table
    return Words(table)


@cache
def _shipped() -> Words:
    with suppress(OSError, MalformedError):
        return Words(read_table(resource("content") / FILES[0]))
    return Words({})
