"""Lays one folder of content over another: tables are matched by `id`, and a list replaces the whole list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from coach.core.errors import Problem
from coach.core.words import filled, is_forms
from coach.loading.files import ContentDocument
from coach.loading.positions import line_in, line_of, top_line
from coach.loading.toml import MalformedError, decoded, read_regular

Join = Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]
"""Makes one table of two, the lower first."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a table is written."""

    path: str
    """Relative to its folder, with forward slashes."""
    file: Path
    index: int
    """Its place among the tables of its kind in the file, from 0; -1 where the whole file is one table."""
    keys: frozenset[str] = frozenset()
    """The keys that are written there; empty unless tables lie over one another."""

    def text(self) -> str:
        """Read the file again and return its text, which is needed only to find the line of a problem."""
        try:
            return decoded(read_regular(self.file))
        except (OSError, MalformedError):
            # Someone is changing the file right now; the problem is then reported at line 1.
            return ""


@dataclass(slots=True)
class Table:
    """One entry before it is validated, with where it is written."""

    kind: str
    data: dict[str, Any]
    origins: list[Origin]
    """The lowest folder first."""
    id: str = field(init=False)
    """Empty for a kind whose entries have no id."""

    def __post_init__(self) -> None:
        """Remember the id, since `taken` empties the data."""
        self.id = str(self.data.get("id", ""))

    @property
    def identity(self) -> tuple[str, str]:
        """Its kind and id, which no other table of the folder has."""
        return self.kind, self.id

    @property
    def name(self) -> str:
        """The entry's name in messages: `rule fever-alone`."""
        return f"{self.kind} {self.id}".strip()

    def taken(self) -> dict[str, Any]:
        """Return the data and forget it, so that its memory can be freed; name and places stay."""
        data, self.data = self.data, {}
        return data

    def problem(self, keys: Sequence[str | int], message: str, *, warning: bool = False) -> Problem:
        """Return a problem at a key of this table, with the file and line from which its value comes."""
        owners = (each for each in reversed(self.origins) if keys and keys[0] in each.keys)
        origin = next(owners, self.origins[-1])
        text = origin.text()
        line = line_in(text, keys) if origin.index < 0 else line_of(text, self.kind, origin.index, keys)
        where = ".".join(str(key) for key in keys)
        return Problem(origin.path, line, f"{self.name}: {where}" if where else self.name, message, warning)

    def overlay_with(self, upper: Table, join: Join | None = None) -> None:
        """Replace its keys by those of another table, and remember from which file each comes.

        Args:
            upper: The table that lies over this one.
            join: How the two become one; `merged` if None.
        """
        if len(self.origins) == 1:
            self.origins = [replace(self.origins[0], keys=frozenset(self.data))]
        self.origins += [replace(origin, keys=frozenset(upper.data)) for origin in upper.origins]
        self.data = (join or merged)(self.data, upper.data)


SINGLE = (
    "clinic",
    "planning",
    "programme",
    "welcome",
    "interface",
    "kiosk",
    "errors",
    "commands",
    "reading",
    "press-times",
)
"""Names of the files that are one entry each, without `.toml`."""


def tables(documents: Iterable[ContentDocument], problems: list[Problem]) -> Iterator[Table]:
    """Yield the tables of a folder, in the order of its files.

    Args:
        documents: The files of the folder.
        problems: Gets whatever is not a table or repeats an id; complete only after the last table was yielded.
    """
    seen: dict[tuple[str, str], str] = {}
    for document in documents:
        problems += _malformed(document)
        for table in _of_document(document):
            if table.identity in seen:
                first = seen[table.identity]
                problems.append(table.problem(["id"], f"the id stands twice, first in {first}; give one another name"))
                continue
            seen[table.identity] = document.path
            yield table


def _of_document(document: ContentDocument) -> Iterable[Table]:
    stem = document.path.removesuffix(".toml")
    if stem in SINGLE:
        yield Table(stem, document.data, [Origin(document.path, document.file, -1)])
        return
    for kind, value in document.data.items():
        if _is_array_of_tables(value):
            for index, item in enumerate(value):
                yield Table(kind, item, [Origin(document.path, document.file, index)])


def _malformed(document: ContentDocument) -> Iterable[Problem]:
    if document.path.removesuffix(".toml") in SINGLE:
        return
    for kind, value in document.data.items():
        if not _is_array_of_tables(value):
            message = "this file holds arrays of tables only; write the name of an entry's kind in double brackets"
            yield Problem(document.path, top_line(document.text, kind), kind, message)


def _is_array_of_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def laid_over(base: Iterable[Table], over: Iterable[Table]) -> Iterator[Table]:
    """Yield the base's tables with the overlay's keys in place of theirs, then the overlay's new tables."""
    above = {table.identity: table for table in over}
    for table in base:
        upper = above.pop(table.identity, None)
        if upper is not None:
            table.overlay_with(upper)
        yield table
    yield from above.values()


def merged(beneath: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Return a table with another's keys in place of its own.

    Tables within tables are merged in the same way; a text with its forms is replaced as one.
    """
    result = dict(beneath)
    for key, value in over.items():
        below = result.get(key)
        both = isinstance(below, dict) and isinstance(value, dict) and not is_forms(below)
        result[key] = merged(below or {}, value) if both else value
    return result


def clinic_values(clinic: Mapping[str, Any]) -> dict[str, str]:
    """Return the values that every text may name: the clinic's name, phone and emergency number."""
    names = {"clinic": "name", "phone": "phone", "emergency_number": "emergency_number"}
    return {field: str(clinic.get(key, "")) for field, key in names.items()}


def filled_table(table: Mapping[str, Any], values: Mapping[str, str]) -> dict[str, Any]:
    """Return a table in whose texts each `{name}` of a value is replaced by the value."""
    return {key: _filled(value, values) for key, value in table.items()}


def _filled(value: object, values: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return filled(value, values)
    if isinstance(value, list):
        return [_filled(item, values) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, values) for key, item in value.items()}
    return value
