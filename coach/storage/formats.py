"""Converts a visit to a TOML document and back; a checksum in the document shows any damage to it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

import tomli_w
from pydantic import TypeAdapter, ValidationError

from coach.core.controls import CONTROL, controls_in
from coach.core.visit.state import Visit
from coach.loading.toml import MalformedError, parsed

FORMAT = 1
"""The number of the document's format; to be raised when an older program could misread a new document."""
YEARS = range(1970, 2200)
"""The years that a visit may be dated in; a computer without a clock starts in 1970."""
MOST = 10_000_000_000
"""The largest number in a visit; even the seconds between two of those years are fewer."""

_VISITS: TypeAdapter[Visit] = TypeAdapter(Visit)
_TURNED = "turned_at"
"""A key that older programs wrote before `page_seconds` and never without it: alone it shows a file cut off."""
_SEAL = "digest"
"""The key of the checksum over the rest of the document; no flip of one bit turns its line into a comment."""


class NewerFormatError(Exception):
    """The document was written by a newer coach."""


class DamagedError(Exception):
    """The document is not a visit, or no longer the one that was written."""


@dataclass(frozen=True)
class Document:
    """A visit as it was read."""

    visit: Visit
    sealed: bool
    """Whether its checksum proves that it is what was written; older programs wrote no checksum."""


def to_text(visit: Visit) -> str:
    """Return the visit as a TOML document that a person can read, with its checksum."""
    first, rest = tomli_w.dumps({"format": FORMAT, **as_table(visit)}).split("\n", 1)
    return f'{first}\n{_SEAL} = "{_digest(first, rest)}"\n{rest}'


def as_table(visit: Visit) -> dict[str, Any]:
    """Return the visit as plain values, leaving out empty ones."""
    table = _VISITS.dump_python(visit, exclude_none=True)
    return {key: value for key, value in table.items() if value not in ((), {}, 0)}


def from_text(text: str) -> Visit:
    """Return the visit that a document holds.

    Raises:
        NewerFormatError: The document's format is newer than this program knows.
        DamagedError: It is not TOML, not a visit, or no longer what was written.
    """
    return read_document(text).visit


def read_document(text: str) -> Document:
    """Return the visit that a document holds, and whether its checksum proves it.

    Raises:
        NewerFormatError: The document's format is newer than this program knows.
        DamagedError: It is not TOML, not a visit, or no longer what was written.
    """
    try:
        table = parsed(text)
    except MalformedError as error:
        raise DamagedError(error.said) from error
    number = table.pop("format", None)
    if type(number) is int and number > FORMAT:
        raise NewerFormatError(number)
    if type(number) is not int or number != FORMAT:
        raise DamagedError("no format")
    # A control character is written as itself or with a backslash: only then must each value be examined.
    if ("\\" in text or CONTROL.search(text)) and any(controls_in(table)):
        raise DamagedError("a control sign, which no coach writes and a terminal would obey")
    if table.pop(_TURNED, None) is not None and "page_seconds" not in table:
        raise DamagedError("cut off")
    sealed = _SEAL in table
    if sealed and not _intact(text, table.pop(_SEAL)):
        raise DamagedError("not what was written")
    try:
        visit = _VISITS.validate_python(table)
    except ValidationError as error:
        raise DamagedError(f"{error.error_count()} fields are wrong") from error
    values = _VISITS.dump_python(visit)
    if not _same(table, values, newer_keys=sealed):
        raise DamagedError("a value of the wrong kind, or a key that nothing writes")
    if not _possible(values):
        raise DamagedError("an impossible value")
    return Document(visit, sealed)


def _digest(first: str, rest: str) -> str:
    return sha256(f"{first}\n{rest}".encode()).hexdigest()


def _intact(text: str, digest: object) -> bool:
    """Return whether the checksum matches; line endings, which editors and syncs change, do not count."""
    first, _, after = text.replace("\r\n", "\n").partition("\n")
    seal, _, rest = after.partition("\n")
    return seal == f'{_SEAL} = "{digest}"' and digest == _digest(first, rest)


def _same(given: object, read: object, *, newer_keys: bool) -> bool:
    """Return whether pydantic read every value as it is written, without dropping or converting one.

    Args:
        given: A value in the document.
        read: The value of the visit in the same place.
        newer_keys: Whether keys that this program does not know are allowed.
    """
    if isinstance(given, dict) and isinstance(read, Mapping):
        known = [key for key in given if key in read]
        whole = newer_keys or len(known) == len(given)
        return whole and all(_same(given[key], read[key], newer_keys=newer_keys) for key in known)
    if isinstance(given, list) and isinstance(read, tuple):
        pairs = zip(given, read, strict=False)
        return len(given) == len(read) and all(_same(*pair, newer_keys=newer_keys) for pair in pairs)
    same_kind = type(given) is type(read) or (type(given) is int and type(read) is float)
    return same_kind and given == read


def _possible(value: object) -> bool:
    """Return whether every number and time in a value is within the limits above."""
    if isinstance(value, Mapping):
        return all(map(_possible, value.values()))
    if isinstance(value, tuple):
        return all(map(_possible, value))
    if isinstance(value, datetime):
        return value.tzinfo is not None and value.year in YEARS
    if isinstance(value, date):
        return value.year in YEARS
    if isinstance(value, int | float):
        return math.isfinite(value) and 0 <= value <= MOST
    return True
