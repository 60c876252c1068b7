"""Adds to a file of a translation every key that it lacks, with empty words; what is there stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array

from coach.core.content.texts import TextKeys
from coach.core.words import BY, is_forms
from coach.translating.sources import Node, Source, are_tables, named_items

_BARE = re.compile(r"[A-Za-z0-9_-]+")
Wanted = Callable[[Source, TextKeys], bool]
"""Says of a key of an entry whether the file must have it."""


def completed(text: str, sources: list[Source], wanted: Wanted, given: Mapping[TextKeys, str]) -> str:
    """Return the text of a file with each wanted key that it lacks.

    Args:
        text: The file; empty for a new one.
        sources: The entries that the file translates.
        wanted: Says which of their keys the file must have.
        given: The words of keys that are known without a translator.
    """
    document = tomlkit.parse(text)
    for source in sources:
        words = _wanted(source.words, (), source, wanted)
        if not words:
            continue
        if source.whole_file:
            _fill(document, words, (), given)
            continue
        tables = document.get(source.kind)
        if tables is None:
            tables = tomlkit.aot()
            document.append(source.kind, tables)
        _fill(_named(tables, source.id), words, (), given)
    return _spaced(tomlkit.dumps(document))


def _wanted(value: Node, keys: TextKeys, source: Source, wanted: Wanted) -> Node:
    """Return the words of an entry of which a file must have some, with the ids that lead to them, or None."""
    if keys in source.leaves:
        return value if wanted(source, keys) else None
    if are_tables(value):
        items = [_wanted(item, (*keys, name), source, wanted) for name, item in named_items(value)]
        if not any(items):
            return None
        return [item or {} for item in items] if "id" not in value[0] else [item for item in items if item]
    found = {
        key: each
        for key in value
        if key != "id" and (each := _wanted(value[key], (*keys, key), source, wanted)) is not None
    }
    return {**({"id": value["id"]} if "id" in value else {}), **found} if found else None


def _named(tables: Node, name: str) -> Node:
    """Return the table with an id, a new one at the end if there is none."""
    for table in tables:
        if table.get("id") == name:
            return table
    table = tomlkit.table()
    table["id"] = name
    tables.append(table)
    return tables[-1]


def _fill(table: Node, words: Mapping[str, Any], keys: TextKeys, given: Mapping[TextKeys, str]) -> None:
    """Give a table the keys that it lacks: single ones first, since none may follow the tables within it."""
    for key, value in sorted(words.items(), key=lambda each: _is_nested(each[1])):
        here = (*keys, key)
        if key not in table:
            table[key] = _empty(value, given.get(here, ""))
        if isinstance(value, dict) and not is_forms(value):
            _fill(table[key], value, here, given)
        elif are_tables(value):
            _fill_items(table[key], value, here, given)


def _fill_items(items: Node, words: list[dict[str, Any]], keys: TextKeys, given: Mapping[TextKeys, str]) -> None:
    there = {item["id"]: item for item in items if "id" in item}
    for number, each in enumerate(words):
        item = there.get(each["id"]) if "id" in each else items[number] if number < len(items) else None
        if item is None:
            items.append(_new_item(each, items))
            item = items[-1]
        _fill(item, each, (*keys, number), given)


def _new_item(words: Mapping[str, Any], items: AoT | Array) -> Node:
    """Return a new item of a list of tables, empty but for its id where the list has a heading for each."""
    if isinstance(items, AoT):
        table = tomlkit.table()
        if "id" in words:
            table["id"] = words["id"]
        return table
    return _parsed(_inline(words))


def _empty(value: Node, given: str) -> Node:
    """Return a value of the same form without words."""
    if is_forms(value):
        return _parsed(_inline(value))
    if isinstance(value, dict):
        return tomlkit.table()
    if are_tables(value):
        nested = any(_is_nested(each) for item in value for each in item.values())
        return tomlkit.aot() if nested else _parsed(_lines(map(_inline, value)))
    return _parsed(_lines('""' for _ in value)) if isinstance(value, list) else given


def _inline(words: Mapping[str, Any]) -> str:
    """Return a table on one line, its words empty."""
    pairs = (f"{_key(key)} = {_blank(key, value)}" for key, value in words.items())
    return f"{{ {', '.join(pairs)} }}" if words else "{}"


def _blank(key: str, value: Node) -> str:
    if isinstance(value, dict):
        return _inline(value)
    if isinstance(value, list):
        return f"[{', '.join(_blank('', each) for each in value)}]"
    return json.dumps(value, ensure_ascii=False) if key in ("id", BY) else '""'


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else json.dumps(key, ensure_ascii=False)


def _lines(items: Iterable[str]) -> str:
    """Return a list with a line for each item."""
    return "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def _parsed(value: str) -> Node:
    return tomlkit.parse(f"value = {value}\n")["value"]


def _is_nested(value: Node) -> bool:
    return (isinstance(value, dict) and not is_forms(value)) or are_tables(value)


def _spaced(text: str) -> str:
    """Return a text with an empty line before each table that follows a value."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("[") and lines and lines[-1] and not lines[-1].startswith("#"):
            lines.append("")
        lines.append(line)
    return "\n".join(lines).lstrip("\n")
