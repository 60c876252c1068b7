"""Laying one folder of content over another: tables are matched by `id`, a list replaces the whole list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from coach.core.errors import Problem
from coach.loading.files import Document
from coach.loading.positions import line_of, top_line


@dataclass(frozen=True)
class Origin:
    """Where a table stands."""

    document: Document
    index: int
    """Which of the tables of its kind in the file; -1 for a table at the top."""


@dataclass
class Table:
    """One entry before it is checked, with the places its keys come from."""

    kind: str
    data: dict[str, Any]
    origins: list[Origin] = field(default_factory=list)
    """The folder beneath first."""

    @property
    def name(self) -> str:
        """What the entry is called in messages: `rule fever-alone`."""
        return f"{self.kind} {self.data.get('id', '')}".strip()

    def problem(self, keys: Sequence[str | int], message: str, *, warning: bool = False) -> Problem:
        """Return a problem at a key of this table, in the file that the key's value comes from."""
        origin = next(
            (each for each in reversed(self.origins) if keys and keys[0] in self._own(each)), self.origins[-1]
        )
        text, path = origin.document.text, origin.document.path
        single = origin.index < 0
        line = _line_in_single(text, keys) if single else line_of(text, self.kind, origin.index, keys)
        where = ".".join(str(key) for key in keys)
        return Problem(path, line, f"{self.name}: {where}" if where else self.name, message, warning)

    def _own(self, origin: Origin) -> dict[str, Any]:
        table = origin.document.data
        own = table if origin.index < 0 else table[self.kind][origin.index]
        return own if isinstance(own, dict) else {}


def _line_in_single(text: str, keys: Sequence[str | int]) -> int:
    if not keys:
        return 1
    index = keys[1] if len(keys) > 1 and isinstance(keys[1], int) else 0
    inner = [key for key in keys[1:] if key is not index or not isinstance(key, int)]
    deep = line_of(text, str(keys[0]), index, inner) if inner else 1
    return deep if deep > 1 else top_line(text, str(keys[0]))


SINGLE = ("clinic", "planning", "welcome", "interface")
"""Files that are one entry each, by the name of the file."""


def tables(documents: Iterable[Document]) -> tuple[list[Table], list[Problem]]:
    """Return every table of a folder in order, and what is no table or shares an id."""
    found: list[Table] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], Table] = {}
    for document in documents:
        problems += _malformed(document)
        for table in _of_document(document):
            identity = (table.kind, str(table.data.get("id", table.kind)))
            if identity in seen:
                first = seen[identity].origins[0].document.path
                problems.append(table.problem(["id"], f"the id stands twice, first in {first}; give one another name"))
                continue
            seen[identity] = table
            found.append(table)
    return found, problems


def _of_document(document: Document) -> Iterable[Table]:
    stem = document.path.removesuffix(".toml")
    if stem in SINGLE:
        yield Table(stem, document.data, [Origin(document, -1)])
        return
    for kind, value in document.data.items():
        if _is_array_of_tables(value):
            for index, item in enumerate(value):
                yield Table(kind, item, [Origin(document, index)])


def _malformed(document: Document) -> Iterable[Problem]:
    if document.path.removesuffix(".toml") in SINGLE:
        return
    for kind, value in document.data.items():
        if not _is_array_of_tables(value):
            message = "this file holds arrays of tables only; write the name of an entry's kind in double brackets"
            yield Problem(document.path, top_line(document.text, kind), kind, message)


def _is_array_of_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def laid_over(base: list[Table], over: list[Table]) -> list[Table]:
    """Return the base's tables with the overlay's keys in place of theirs; its further tables follow at the end."""
    by_identity = {(table.kind, table.data.get("id")): table for table in base}
    extra: list[Table] = []
    for table in over:
        beneath = by_identity.get((table.kind, table.data.get("id")))
        if beneath is None:
            extra.append(table)
        else:
            beneath.data = merged(beneath.data, table.data)
            beneath.origins.extend(table.origins)
    return [*base, *extra]


def merged(beneath: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return a table with another's keys in place of its own, tables within tables alike."""
    result = dict(beneath)
    for key, value in over.items():
        below = result.get(key)
        result[key] = merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result


def filled(table: Mapping[str, Any], clinic: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table with the clinic's name and numbers where its words name them."""
    names = {"{clinic}": "name", "{phone}": "phone", "{emergency_number}": "emergency_number"}
    values = {placeholder: str(clinic.get(key, "")) for placeholder, key in names.items()}
    return {key: _filled(value, values) for key, value in table.items()}


def _filled(value: object, values: Mapping[str, str]) -> object:
    if isinstance(value, str):
        for placeholder, text in values.items():
            value = value.replace(placeholder, text)
        return value
    if isinstance(value, list):
        return [_filled(item, values) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, values) for key, item in value.items()}
    return value
