"""Checks the interface's texts: each one that the program looks up exists, and names only values that it is given.

A text for the keypad replaces the text of the same name without the prefix, and may name only what that one is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from coach.core.errors import Problem
from coach.core.words import KEYPAD_WORDS, Words
from coach.loading.overlay import Table
from coach.loading.toml import read_table
from coach.resources import resource

WORD_FILES = ("welcome", "interface", "kiosk", "errors", "commands")
"""The files with texts of the interface, each one table."""


def word_problems(tables: Mapping[tuple[str, str], Table], words: Words) -> list[Problem]:
    """Return each text that is missing, or that names a value which the shipped text does not name."""
    found: list[Problem] = []
    for name in WORD_FILES:
        table = tables[(name, "")]
        shipped = Words(read_table(resource("content") / f"{name}.toml"))
        for key in sorted(shipped.keys()):
            fault = _fault(key, words, shipped)
            if fault:
                found.append(table.problem(key.split("."), fault))
    return [*found, *_of_keypad(tables[("kiosk", "")], words)]


def _of_keypad(table: Table, words: Words) -> Iterable[Problem]:
    """Yield each text for the keypad that replaces none, or names a value that the other is not given."""
    for key in sorted(filter(_for_keypad, words.keys())):
        other = key.removeprefix(KEYPAD_WORDS)
        if other not in words:
            yield table.problem(key.split("."), f"there are no words {other} that it could stand in for")
            continue
        try:
            wrong = words.fields(key) - words.fields(other)
        except ValueError:
            # The broken one of the two is reported at its own key.
            continue
        if wrong:
            yield table.problem(key.split("."), f"{other} gets no {_named(wrong)}; take it out")


def _fault(key: str, words: Words, shipped: Words) -> str | None:
    if key not in words:
        return "missing; put it back from the shipped content"
    try:
        # A text for the keypad is given what the text that it replaces is given.
        wrong = words.fields(key) - (words if _for_keypad(key) else shipped).fields(key)
    except ValueError as error:
        return str(error)
    return f"nothing fills {_named(wrong)} here; take it out" if wrong else None


def _named(fields: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(fields))


def _for_keypad(key: str) -> bool:
    return key.startswith(KEYPAD_WORDS)
