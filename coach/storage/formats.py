"""What a visit looks like as a TOML document, and back."""

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
"""The number of the document's form; raised when an older program could misread it."""
YEARS = range(1970, 2200)
"""A computer without a clock begins in the first."""
MOST = 10_000_000_000
"""No number in a visit is beyond it, not even seconds from one of those years to another."""

_VISITS: TypeAdapter[Visit] = TypeAdapter(Visit)
_TURNED = "turned_at"
"""A key that older programs wrote ahead of `page_seconds`, and never without it."""
_SEAL = "digest"
"""The key of the sum over all else in the document. No flip of one bit makes a comment of its line."""


class NewerFormatError(Exception):
    """The document comes from a newer program; it is left untouched."""


class DamagedError(Exception):
    """The document is no visit."""


@dataclass(frozen=True)
class Document:
    """A visit as it was read."""

    visit: Visit
    sealed: bool
    """Whether it is known to be exactly what was written; visits of older programs carry no sum."""


def to_text(visit: Visit) -> str:
    """Return the visit as a TOML document that a person can read, with a sum by which damage to it shows."""
    first, rest = tomli_w.dumps({"format": FORMAT, **as_table(visit)}).split("\n", 1)
    return f'{first}\n{_SEAL} = "{_digest(first, rest)}"\n{rest}'


def as_table(visit: Visit) -> dict[str, Any]:
    """Return the visit as plain values, without those that are empty."""
    table = _VISITS.dump_python(visit, exclude_none=True)
    return {key: value for key, value in table.items() if value not in ((), {}, 0)}


def from_text(text: str) -> Visit:
    """Return the visit that a document holds.

    Raises:
        NewerFormatError: The document's format is newer than this program knows.
        DamagedError: It is no TOML, no visit, or no longer what was written.
    """
    return read_document(text).visit


def read_document(text: str) -> Document:
    """Return the visit that a document holds, and whether it is known to be whole.

    Raises:
        NewerFormatError: The document's format is newer than this program knows.
        DamagedError: It is no TOML, no visit, or no longer what was written.
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
    # A control sign in a value stands there as itself or behind a backslash: only then need each be looked at.
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
    """Say whether a document is what was written, but for the ends of its lines, which editors and syncs change."""
    first, _, after = text.replace("\r\n", "\n").partition("\n")
    seal, _, rest = after.partition("\n")
    return seal == f'{_SEAL} = "{digest}"' and digest == _digest(first, rest)


def _same(given: object, read: object, *, newer_keys: bool) -> bool:
    """Say whether all that was given was read as it stood: nothing left out, nothing taken for another kind.

    Args:
        given: What stands in the document.
        read: What the visit made of it has in the same place.
        newer_keys: Whether there may be keys that this program does not know.
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
    """Say whether all numbers and times in a value can be those of a visit."""
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
