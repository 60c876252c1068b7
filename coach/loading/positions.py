"""Finds the line of a key in a TOML file, for messages about problems."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADER = re.compile(r"^\s*\[\[?\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(#.*)?$")


def line_of(text: str, kind: str, index: int, keys: Sequence[str | int] = ()) -> int:
    """Return the line, counted from 1, of a key in the table `index` of the array `kind`.

    A key inside an inline value has the line on which that value begins. Where the key is missing it is the line of the
    table's header; where the table is missing, 1.
    """
    lines = text.splitlines()
    start = _nth_header(lines, kind, index, 0, len(lines))
    if start is None:
        return 1
    end = _next_header(lines, start + 1, lambda name: name == kind)
    path = kind
    for position, key in enumerate(keys):
        if not isinstance(key, str):
            continue
        following = keys[position + 1] if position + 1 < len(keys) else None
        inner = _nth_header(lines, f"{path}.{key}", following if isinstance(following, int) else 0, start + 1, end)
        if inner is None:
            own = _next_header(lines, start + 1, lambda name: True)
            return (_key_line(lines, key, start + 1, min(own, end)) or start) + 1
        path, start = f"{path}.{key}", inner
    return start + 1


def line_in(text: str, keys: Sequence[str | int]) -> int:
    """Return the line, counted from 1, of a key by its whole path from the top of the file; 1 if it is not found."""
    if not keys:
        return 1
    index = keys[1] if len(keys) > 1 and isinstance(keys[1], int) else 0
    inner = [key for key in keys[1:] if key is not index or not isinstance(key, int)]
    deep = line_of(text, str(keys[0]), index, inner) if inner else 1
    if deep == 1 and len(inner) > 1:
        # The inner table may have a header while the outer one has none.
        deep = line_of(text, f"{keys[0]}.{inner[0]}", 0, inner[1:])
    return deep if deep > 1 else top_line(text, str(keys[0]))


def top_line(text: str, key: str) -> int:
    """Return the line of a key, or of a table, at the top level of a file; 1 if it is missing."""
    lines = text.splitlines()
    table = _nth_header(lines, key, 0, 0, len(lines))
    found = _key_line(lines, key, 0, len(lines)) if table is None else table
    return (found or 0) + 1


def _nth_header(lines: list[str], name: str, index: int, start: int, end: int) -> int | None:
    seen = -1
    for number in range(start, end):
        match = _HEADER.match(lines[number])
        if match and match[1] == name:
            seen += 1
            if seen == index:
                return number
    return None


def _next_header(lines: list[str], start: int, wanted: object) -> int:
    assert callable(wanted)
    for number in range(start, len(lines)):
        match = _HEADER.match(lines[number])
        if match and wanted(match[1]):
            return number
    return len(lines)


def _key_line(lines: list[str], key: str, start: int, end: int) -> int | None:
    form = re.compile(rf'^\s*"?{re.escape(key)}"?\s*[.=]')
    return next((number for number in range(start, end) if form.match(lines[number])), None)
