"""What there is to translate: the words of the content's own language, as its files have them.

A place in an entry is told by the ids of the choices on the way, and by a number where they have none, so that it is
the same in a translation that has them in another order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from coach.core.content.texts import TextKeys, holder, texts_of
from coach.core.words import Words, is_forms
from coach.loading.assembly import Assembled
from coach.loading.place import CASES
from coach.loading.reading import Reading

Identity = tuple[str, str]
"""The kind and id of an entry."""
Node: TypeAlias = Any
"""A value of a TOML file, plain or as tomlkit keeps it."""
Value = str | list[str] | dict[str, str]
"""The words of one key: a text, a list of texts, or a text for each plural form."""


@dataclass(frozen=True)
class Source:
    """One entry with words to translate."""

    path: str
    """The file that it is written in, relative to the folder of the content."""
    kind: str
    id: str
    """Empty for a file that is one entry."""
    whole_file: bool
    """Whether the file is this one entry."""
    words: Mapping[str, Any]
    """Its table with nothing in it but words, and the ids that lead to them."""

    @cached_property
    def leaves(self) -> Mapping[TextKeys, Value]:
        """The words of each key, by its place."""
        return dict(_leaves(self.words, ()))

    @property
    def name(self) -> str:
        """Its name in messages: `rule fever-alone`."""
        return f"{self.kind} {self.id}".strip()


def sources(content: Assembled) -> dict[Identity, Source]:
    """Return every entry that has words, in the order of the files, given the content in its own language."""
    entries = {(kind, str(getattr(entry, "id", ""))): entry for kind, each in content.entries.items() for entry in each}
    found: dict[Identity, Source] = {}
    for table in Reading(content.place, skip=(CASES,)).tables():
        entry = entries.get(table.identity)
        if entry is None:
            continue
        places = None if isinstance(entry, Words) else {holder(text.keys) for text in texts_of(entry)}
        words = _words_of(table.data, (), places)
        if words:
            first = table.origins[0]
            found[table.identity] = Source(first.path, table.kind, table.id, first.index < 0, words)
    return found


def named_items(items: list[dict[str, Any]]) -> Iterator[tuple[str | int, dict[str, Any]]]:
    """Yield the tables of a list by their ids, or by their number from 0 where they have none."""
    return ((item.get("id", number), item) for number, item in enumerate(items))


def are_tables(value: object) -> bool:
    """Return whether a value is a list of tables."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _words_of(value: Node, keys: TextKeys, places: set[TextKeys] | None) -> Node:
    """Return only the words of a value, with the ids that lead to them, or None if there are none."""
    if isinstance(value, dict) and not is_forms(value):
        found = {key: each for key in value if (each := _words_of(value[key], (*keys, key), places)) is not None}
        return {**({"id": value["id"]} if "id" in value else {}), **found} if found else None
    if are_tables(value):
        items = [_words_of(each, (*keys, number), places) for number, each in enumerate(value)]
        if not any(items):
            return None
        if any("id" in each for each in value):
            return [item for item in items if item]
        return [item or {} for item in items]
    return value if places is None or keys in places else None


def _leaves(value: Node, keys: TextKeys) -> Iterator[tuple[TextKeys, Value]]:
    if isinstance(value, dict) and not is_forms(value):
        for key, each in value.items():
            if key != "id":
                yield from _leaves(each, (*keys, key))
    elif are_tables(value):
        for key, item in named_items(value):
            yield from _leaves(item, (*keys, key))
    else:
        yield keys, value
