"""What a visit looks like as a TOML document, and back."""

from __future__ import annotations

import tomllib
from typing import Any

import tomli_w
from pydantic import TypeAdapter, ValidationError

from coach.core.visit import Visit

FORMAT = 1
"""The number of the document's form; raised when an older program could misread it."""

_VISITS: TypeAdapter[Visit] = TypeAdapter(Visit)


class NewerFormatError(Exception):
    """The document comes from a newer program; it is left untouched."""


class DamagedError(Exception):
    """The document is no visit."""


def to_text(visit: Visit) -> str:
    """Return the visit as a TOML document that a person can read."""
    return tomli_w.dumps({"format": FORMAT, **as_table(visit)})


def as_table(visit: Visit) -> dict[str, Any]:
    """Return the visit as plain values, without those that are empty."""
    table = _VISITS.dump_python(visit, exclude_none=True)
    return {key: value for key, value in table.items() if value not in ((), {}, 0)}


def from_text(text: str) -> Visit:
    """Return the visit that a document holds.

    Raises:
        NewerFormatError: The document's format is newer than this program knows.
        DamagedError: It is no TOML, or no visit.
    """
    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedError(str(error)) from error
    number = table.pop("format", None)
    if isinstance(number, int) and number > FORMAT:
        raise NewerFormatError(number)
    if number != FORMAT:
        raise DamagedError("no format")
    try:
        return _VISITS.validate_python(table)
    except ValidationError as error:
        raise DamagedError(f"{error.error_count()} fields are wrong") from error
