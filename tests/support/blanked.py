"""A marked language whose errors and help have no letter of the English ones: what can be read came from elsewhere."""

from __future__ import annotations

import json
import re
from pathlib import Path

from coach.core.words import Words
from coach.loading.toml import read_table
from tests.support.shipped import copied
from tests.support.translated import CODE, translated

FILES = ("errors.toml", "commands.toml")
_OUTSIDE = re.compile(r"(\{[^}]*\})|[^\W\d_]")
_ENGLISH = re.compile(r"[a-yA-Y]{2,}")


def blanked(folder: Path) -> Path:
    """Copy the content below a folder, with `z` for each letter of the language's errors and help; fields stay."""
    content = copied(folder)
    translated(content)
    for file in FILES:
        words = Words(read_table(content / file))
        lines = [f"{key} = {json.dumps(_blank(words(key)))}" for key in sorted(words.keys())]
        (content / CODE / file).write_text("\n".join([*lines, ""]), "utf-8")
    return content


def readable(told: str, *values: object) -> list[str]:
    """Return the words that can be read in what was told, but for those values that every language has."""
    for value in sorted(map(str, values), key=len, reverse=True):
        told = told.replace(value, "")
    return _ENGLISH.findall(told)


def _blank(text: str) -> str:
    return _OUTSIDE.sub(lambda found: found[1] or "z", text)
