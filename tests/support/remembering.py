"""Caches for reading content, so that a worker reads each text only once.

The first time, the program's own code reads it; the cache only returns what was read before.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from coach.core.content.entries import Entry
from coach.core.controls import controls_in
from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.words import Words
from coach.loading import assembly, files
from coach.loading.assembly import Assembled
from coach.loading.overlay import Table
from coach.loading.place import ContentPlace
from coach.loading.toml import parsed

_MakeEntry = Callable[[Table, dict[str, Any], Mapping[str, str]], tuple[Entry | Words | None, list[Problem]]]


def remember(patch: pytest.MonkeyPatch) -> None:
    """Cache what reads the content, for as long as the patch lasts."""
    assemble, library_of = _shipped_once(assembly.assemble, assembly.library_of)
    patch.setattr(assembly, "assemble", assemble)
    patch.setattr(assembly, "library_of", library_of)
    patch.setattr(assembly, "_entry", _entry_once(assembly._entry))
    patch.setattr(files, "parsed", _parsed_once(parsed))
    patch.setattr(files, "controls_in", _controls_once(controls_in))


def _shipped_once(
    assemble: Callable[..., Assembled], library_of: Callable[[Assembled], Library]
) -> tuple[Callable[..., Assembled], Callable[[Assembled], Library]]:
    read: dict[object, Assembled] = {}
    made: dict[int, Library] = {}

    def assemble_once(place: ContentPlace, skip: tuple[str, ...] = ()) -> Assembled:
        if place.folder is not None or place.language is not None or place.clinic_file() is not None:
            return assemble(place, skip)
        if skip not in read:
            read[skip] = assemble(place, skip)
        return read[skip]

    def library_of_once(assembled: Assembled) -> Library:
        if all(assembled is not each for each in read.values()):
            return library_of(assembled)
        if id(assembled) not in made:
            made[id(assembled)] = library_of(assembled)
        return made[id(assembled)]

    return assemble_once, library_of_once


def _entry_once(make: _MakeEntry) -> _MakeEntry:
    sound: dict[tuple[str, bytes], Entry | Words | None] = {}

    def entry_once(
        table: Table, data: dict[str, Any], clinic: Mapping[str, str]
    ) -> tuple[Entry | Words | None, list[Problem]]:
        key = table.kind, pickle.dumps((data, dict(clinic)))
        if key in sound:
            return sound[key], []
        entry, problems = make(table, data, clinic)
        if not problems:
            sound[key] = entry
        return entry, problems

    return entry_once


def _controls_once(find: Callable[[Any], Iterator[Any]]) -> Callable[[Any], Iterator[Any]]:
    clean: set[bytes] = set()

    def controls_once(data: object) -> Iterator[Any]:
        key = pickle.dumps(data)
        found = [] if key in clean else list(find(data))
        if not found:
            clean.add(key)
        return iter(found)

    return controls_once


def _parsed_once(parse: Callable[[str], dict[str, Any]]) -> Callable[[str], dict[str, Any]]:
    known: dict[str, bytes] = {}

    def parsed_once(text: str) -> dict[str, Any]:
        if text not in known:
            known[text] = pickle.dumps(parse(text))
        # Readers modify the tables, so each gets a copy.
        tables: dict[str, Any] = pickle.loads(known[text])
        return tables

    return parsed_once
