"""One file of a translation: which keys it translates, and which are no longer there to translate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coach.core.content.texts import TextKeys
from coach.core.words import is_forms
from coach.loading.translation import is_blank
from coach.translating.notes import Noted, read_notes
from coach.translating.sources import Identity, Source, Value, are_tables, named_items
from coach.translating.spots import spots


@dataclass(frozen=True)
class Place:
    """Where a key of a translation stands."""

    written: TextKeys
    """The keys that lead to it from the top of its file, by numbers."""
    identity: Identity
    keys: TextKeys
    """The same from its entry, by the ids on the way."""

    @property
    def label(self) -> TextKeys:
        """The keys of a comment beside it: as long as `written`, so that both can be cut at the same place."""
        return (*self.written[: len(self.written) - len(self.keys)], *self.keys)

    @property
    def name(self) -> str:
        """How messages name it: `question fever: words`."""
        return f"{' '.join(self.identity).strip()}: {'.'.join(map(str, self.keys))}".removesuffix(": ")


@dataclass(frozen=True)
class Found:
    """What a file of a translation holds."""

    values: Mapping[Place, Any]
    """The words of each key that there is to translate, blank or not."""
    gone: tuple[Place, ...]
    """The keys that there is nothing to translate for."""


def found_in(data: Mapping[str, Any], path: str, known: Mapping[Identity, Source]) -> Found:
    """Return what a file of a translation holds.

    Args:
        data: The file, parsed.
        path: Its path below the language's folder.
        known: What there is to translate.
    """
    values, gone = dict[Place, Any](), list[Place]()
    for at, identity, table in _entries(data, path, known):
        source = known.get(identity)
        if source is None:
            gone.append(Place(at, identity, ()))
            continue
        for keys, written, value in _keys(table, (), at, source):
            place = Place(written, identity, keys)
            if value is None:
                gone.append(place)
            else:
                values[place] = value
    return Found(values, tuple(gone))


def beside(text: str, places: Iterable[Place]) -> dict[Place, Noted]:
    """Return the comments of a file beside each of its keys."""
    by_written = {place.written: place for place in places}
    notes = read_notes(text, by_written, {written: place.label for written, place in by_written.items()})
    return {by_written[written]: noted for written, noted in notes.items()}


def lines_of(text: str, places: Iterable[Place]) -> dict[Place, int]:
    """Return the line, counted from 1, on which each key stands."""
    begun = {spot.keys: spot.line + 1 for spot in spots(text)}
    return {
        place: next((begun[cut] for cut in cuts if cut in begun), 1)
        for place in places
        for cuts in [[place.written[:length] for length in range(len(place.written), 0, -1)]]
    }


def is_given(value: object, english: Value) -> bool:
    """Return whether words are filled in."""
    return not is_blank(value, english)


def _entries(
    data: Mapping[str, Any], path: str, known: Mapping[Identity, Source]
) -> Iterator[tuple[TextKeys, Identity, dict[str, Any]]]:
    """Yield each entry of a file with the keys that lead to it, its kind and id, and its table."""
    stem = path.removesuffix(".toml")
    if (stem, "") in known and known[(stem, "")].whole_file:
        yield (), (stem, ""), dict(data)
        return
    for kind, tables in data.items():
        if are_tables(tables):
            for number, table in enumerate(tables):
                yield (kind, number), (kind, str(table.get("id", ""))), table


def _keys(
    table: dict[str, Any], keys: TextKeys, written: TextKeys, source: Source
) -> Iterator[tuple[TextKeys, TextKeys, Any]]:
    """Yield each key of a table with words: its place by ids and by numbers, and its value; None if it is not known."""
    for key, value in table.items():
        here, there = (*keys, key), (*written, key)
        if here in source.leaves:
            yield here, there, value
        elif isinstance(value, dict) and not is_forms(value):
            yield from _keys(value, here, there, source)
        elif are_tables(value):
            for number, (name, item) in enumerate(named_items(value)):
                yield from _keys(item, (*here, name), (*there, number), source)
        elif key != "id":
            yield here, there, None
