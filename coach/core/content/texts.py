"""Finds every text in a content entry that a person reads, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import get_args

from coach.core.content.entries import Entry, Translatable

TextKeys = tuple[str | int, ...]
"""The path to a text in its entry's table."""


@dataclass(frozen=True)
class Text:
    """One text of an entry."""

    keys: TextKeys
    words: str


def texts_of(entry: Entry) -> Iterator[Text]:
    """Yield each text of an entry whose field is marked as translatable."""
    return _texts(entry, (), marked=False)


def holder(keys: TextKeys) -> TextKeys:
    """Return the keys of the value that holds a text: a list of texts is one value."""
    return keys[:-1] if isinstance(keys[-1], int) else keys


def _texts(value: object, keys: TextKeys, *, marked: bool) -> Iterator[Text]:
    match value:
        case Entry():
            for name, prose in _fields(type(value)).items():
                yield from _texts(getattr(value, name), (*keys, name), marked=prose)
        case tuple():
            for index, item in enumerate(value):
                yield from _texts(item, (*keys, index), marked=marked)
        case dict():
            for name, item in value.items():
                yield from _texts(item, (*keys, name), marked=marked)
        case str() if marked:
            yield Text(keys, value)


@cache
def _fields(model: type[Entry]) -> dict[str, bool]:
    """The fields of a model, each with whether its text is marked as translatable."""
    return {
        name: _marked(field.metadata) or _bears_mark(field.annotation) for name, field in model.model_fields.items()
    }


def _bears_mark(annotation: object) -> bool:
    return _marked(getattr(annotation, "__metadata__", ())) or any(map(_bears_mark, get_args(annotation)))


def _marked(metadata: Iterable[object]) -> bool:
    return any(isinstance(mark, Translatable) for mark in metadata)
