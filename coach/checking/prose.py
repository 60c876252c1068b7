"""Collects the texts of the content that a visitor can read, entry by entry, and splits them into sentences."""

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
_END = re.compile(r"[.!?…]+[\"'”’»)]*(?:\s+|$)|\n")  # noqa: RUF001


@dataclass(frozen=True)
class EntryTexts:
    """All texts of an entry, or of one table of the interface."""

    table: Table
    keys: TextKeys
    """The keys that lead to it in the table; empty where it is the whole table."""
    texts: tuple[Text, ...]


def texts_by_entry(content: Assembled, rules: ReadingRules) -> Iterator[EntryTexts]:
    """Yield each entry that has texts for a visitor; texts for staff alone are not marked as texts in its model."""
    for kind, entries in content.entries.items():
        for entry in entries:
            table = content.tables[(kind, getattr(entry, "id", ""))]
            if isinstance(entry, Words):
                yield from _of_words(table, entry, rules)
            elif texts := tuple(texts_of(entry)):
                yield EntryTexts(table, (), texts)


def sentences(text: str) -> list[list[str]]:
    """Return the words of each sentence; a line break ends one, too."""
    return [words for part in _END.split(text) if (words := _WORD.findall(part))]


def _of_words(table: Table, words: Words, rules: ReadingRules) -> Iterator[EntryTexts]:
    for name, texts in groupby(words.texts(), key=lambda text: text[0][0]):
        if name not in rules.staff:
            yield EntryTexts(table, (name,), tuple(Text(*each) for each in texts))
