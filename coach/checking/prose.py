"""Prose: every text of the content that a visitor can read, entry by entry, each with its key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import get_args

from coach.core.entries import Entry, Translatable
from coach.core.reading import ReadingRules
from coach.core.words import Words
from coach.loading.assembly import Assembled
from coach.loading.overlay import Table

Keys = tuple[str | int, ...]

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")  # noqa: RUF001
_END = re.compile(r"[.!?…]+[\"'”’)]*(?:\s+|$)|\n")  # noqa: RUF001


@dataclass(frozen=True)
class Text:
    """One text of an entry."""

    keys: Keys
    """Where it stands in its table."""
    words: str


@dataclass(frozen=True)
class Whole:
    """An entry, or a table of words of the interface, with all its texts."""

    table: Table
    keys: Keys
    """Where it stands in its table; empty where it is all of it."""
    texts: tuple[Text, ...]


def wholes(content: Assembled, rules: ReadingRules) -> Iterator[Whole]:
    """Yield each entry that says something to a visitor; what an entry tells only staff, its model does not mark."""
    for kind, entries in content.entries.items():
        for entry in entries:
            table = content.tables[(kind, getattr(entry, "id", ""))]
            if isinstance(entry, Words):
                yield from _of_words(table, entry, rules)
            elif texts := tuple(_of_entry(entry, (), marked=False)):
                yield Whole(table, (), texts)


def sentences(text: str) -> list[list[str]]:
    """Return the words of each sentence; an end of line ends one, too."""
    return [words for part in _END.split(text) if (words := _WORD.findall(part))]


def _of_words(table: Table, words: Words, rules: ReadingRules) -> Iterator[Whole]:
    for name, keys in groupby(sorted(words.keys()), key=lambda key: key.split(".")[0]):
        if name not in rules.staff:
            yield Whole(table, (name,), tuple(Text(tuple(key.split(".")), words(key)) for key in keys))


def _of_entry(value: object, keys: Keys, *, marked: bool) -> Iterator[Text]:
    match value:
        case Entry():
            for name, prose in _fields(type(value)).items():
                yield from _of_entry(getattr(value, name), (*keys, name), marked=prose)
        case tuple():
            for index, item in enumerate(value):
                yield from _of_entry(item, (*keys, index), marked=marked)
        case dict():
            for name, item in value.items():
                yield from _of_entry(item, (*keys, name), marked=marked)
        case str() if marked:
            yield Text(keys, value)


@cache
def _fields(model: type[Entry]) -> dict[str, bool]:
    """The fields of a model, each with whether what stands in it is marked as words that a person reads."""
    return {
        name: _marked(field.metadata) or _bears_mark(field.annotation) for name, field in model.model_fields.items()
    }


def _bears_mark(annotation: object) -> bool:
    return _marked(getattr(annotation, "__metadata__", ())) or any(map(_bears_mark, get_args(annotation)))


def _marked(metadata: Iterable[object]) -> bool:
    return any(isinstance(mark, Translatable) for mark in metadata)
