"""Makes a second language for tests: a copy of the content with a mark before every text."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from coach.core.content.texts import TextKeys, texts_of
from coach.core.library import Library
from coach.core.words import BY, Words
from coach.loading.assembly import assemble
from coach.loading.place import CASES, ContentPlace
from coach.loading.reading import Reading

CODE = "zz"
MARK = "Zz "
_WORD = re.compile(r"[^\W\d_]{3,}")


def unmarked(lines: Iterable[str], library: Library) -> list[str]:
    """Return each line that has words and no mark; names of clinics and sources have none."""
    names = [
        library.clinic.name,
        library.clinic.phone,
        *(each.title for each in library.sources.values() if each.title),
    ]
    found = []
    for line in lines:
        left = line
        for name in names:
            left = left.replace(name, "")
        if _WORD.search(left) and MARK.casefold().strip() not in left.casefold():
            found.append(line)
    return found


def translated(content: Path) -> Path:
    """Write a complete language below a content folder; return its folder."""
    place = ContentPlace(content)
    entries = {
        (kind, getattr(entry, "id", "")): entry
        for kind, each in assemble(place, skip=(CASES,)).entries.items()
        for entry in each
    }
    files: dict[str, list[str]] = defaultdict(list)
    for table in Reading(place, skip=(CASES,)).tables():
        entry = entries[table.identity]
        holders = None if isinstance(entry, Words) else {_holder(text.keys) for text in texts_of(entry)}
        words = _words_of(table.data, (), holders)
        if words:
            header = [] if table.origins[0].index < 0 else [f"[[{table.kind}]]"]
            files[table.origins[0].path] += [*header, *(f"{_key(key)} = {_toml(each)}" for key, each in words.items())]
    for path, lines in files.items():
        file = content / CODE / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join([*lines, ""]), "utf-8")
    return content / CODE


def _words_of(value: Any, keys: TextKeys, holders: set[TextKeys] | None) -> Any:
    """Return only the texts of a value, with the ids that a translation needs, or None if there are none."""
    if isinstance(value, dict):
        found = {key: each for key in value if (each := _words_of(value[key], (*keys, key), holders)) is not None}
        return {**({"id": value["id"]} if "id" in value else {}), **found} if found else None
    if isinstance(value, list) and value and isinstance(value[0], dict):
        items = [_words_of(each, (*keys, index), holders) for index, each in enumerate(value)]
        named = [{"id": each["id"]} if "id" in each else {} for each in value]
        return [item or name for item, name in zip(items, named, strict=True)] if any(items) else None
    if holders is not None and keys not in holders:
        return None
    if keys == ("cue", "language"):
        return CODE
    if keys == ("locale",) or keys[-1] == BY:
        return value
    return [MARK + each for each in value] if isinstance(value, list) else MARK + value


def _holder(keys: TextKeys) -> TextKeys:
    return keys[:-1] if isinstance(keys[-1], int) else keys


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_toml(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return json.dumps(key)
