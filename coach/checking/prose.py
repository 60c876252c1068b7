"""Prose: every text of the content that a visitor can read, entry by entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from coach.core.content.readability import ReadingRules
from coach.core.content.texts import Text, TextKeys, texts_of
from coach.core.words import Words
from coach.loading.assembly import Assembled
from coach.loading.overlay import Table

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")  # noqa: RUF001
_END = re.compile(r"[.!?…]+[\"'”’)]*(?:\s+|$)|\n")  # noqa: RUF001


@dataclass(frozen=True)
class Whole:
    """An entry, or a table of words of the interface, with all its texts."""

    table: Table
    keys: TextKeys
    """Where it stands in its table; empty where it is all of it."""
    texts: tuple[Text, ...]


def wholes(content: Assembled, rules: ReadingRules) -> Iterator[Whole]:
    """Yield each entry that says something to a visitor; what an entry tells only staff, its model does not mark."""
    for kind, entries in content.entries.items():
        for entry in entries:
            table = content.tables[(kind, getattr(entry, "id", ""))]
            if isinstance(entry, Words):
                yield from _of_words(table, entry, rules)
            elif texts := tuple(texts_of(entry)):
                yield Whole(table, (), texts)


def sentences(text: str) -> list[list[str]]:
    """Return the words of each sentence; an end of line ends one, too."""
    return [words for part in _END.split(text) if (words := _WORD.findall(part))]


def _of_words(table: Table, words: Words, rules: ReadingRules) -> Iterator[Whole]:
    for name, keys in groupby(sorted(words.keys()), key=lambda key: key.split(".")[0]):
        if name not in rules.staff:
            yield Whole(table, (name,), tuple(Text(tuple(key.split(".")), words(key)) for key in keys))
