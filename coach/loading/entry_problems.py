"""Turns what pydantic finds wrong with an entry into problems with a file and a line, in plain words."""

from __future__ import annotations

from pydantic import ValidationError

from coach.core.errors import Problem
from coach.loading.overlay import Table

_UNION_PARTS = ("constrained-str", "str", "int")
"""Names that pydantic puts into a location for the member of a union that it tried; they are no keys of a file."""
_PLAIN = {
    "Extra inputs are not permitted": "there is no such key here; mend its name or take it out",
    "Field required": "missing; add it",
    "Tuple should have at least 1 item after validation, not 0": "empty; name at least one",
}
"""Pydantic's messages that a person would not understand, each with one that they would."""


def entry_problems(table: Table, error: ValidationError) -> list[Problem]:
    """Return each thing that is wrong with a table, at the line of its key."""
    return [table.problem(_keys(detail["loc"]), _said(detail["msg"])) for detail in error.errors()]


def _keys(location: tuple[int | str, ...]) -> list[int | str]:
    return [key for key in location if not (isinstance(key, str) and ("[" in key or key in _UNION_PARTS))]


def _said(message: str) -> str:
    return _PLAIN.get(message, message.removeprefix("Value error, "))
