"""Wording: every word that the program looks up stands in the content, and asks for no value that it does not get.

Words for a keypad stand in for others, so that each must have a namesake, and may ask only for what that one gets.
"""

from __future__ import annotations

from string import Formatter

from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.words import KEYPAD_WORDS, Words
from coach.loading.assembly import Assembled
from coach.loading.toml import read_table
from coach.resources import resource

FILES = ("welcome", "interface", "kiosk")


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each key of the shipped words that is missing here, or that names another value than the shipped one."""
    found: list[Problem] = []
    for name in FILES:
        table = content.tables[(name, "")]
        shipped = Words(read_table(resource("content") / f"{name}.toml"))
        for key in sorted(shipped.keys()):
            fault = _fault(key, library.words, shipped)
            if fault:
                found.append(table.problem(key.split("."), fault))
    return [*found, *_without_namesake(content, library.words)]


def _without_namesake(content: Assembled, words: Words) -> list[Problem]:
    """Return each word for a keypad that stands in for none, or asks for a value that the other does not get."""
    table = content.tables[("kiosk", "")]
    found: list[Problem] = []
    for key in sorted(filter(_for_keypad, words.keys())):
        other = key.removeprefix(KEYPAD_WORDS)
        if other not in words:
            found.append(table.problem(key.split("."), f"there are no words {other} that it could stand in for"))
        elif wrong := _values(words(key)) - _values(words(other)):
            names = ", ".join(f"{{{name}}}" for name in sorted(wrong))
            found.append(table.problem(key.split("."), f"{other} gets no {names}; take it out"))
    return found


def _fault(key: str, words: Words, shipped: Words) -> str | None:
    if key not in words:
        return "missing; put it back from the shipped content"
    try:
        # A word for a keypad gets what its namesake gets.
        wrong = _values(words(key)) - _values(shipped(key)) if not _for_keypad(key) else set[str]()
    except ValueError as error:
        return f"{error}; write each brace in a pair around a name"
    names = ", ".join(f"{{{name}}}" for name in sorted(wrong))
    return f"nothing fills {names} here; take it out" if wrong else None


def _for_keypad(key: str) -> bool:
    return key.startswith(KEYPAD_WORDS)


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
