"""Wording: every word that the program looks up stands in the content, and asks for no value that it does not get."""

from __future__ import annotations

import tomllib
from string import Formatter

from coach.core.errors import Problem
from coach.core.library import Library
from coach.core.words import Words
from coach.loading.assembly import Assembled
from coach.resources import resource

FILES = ("welcome", "interface", "kiosk")


def problems(content: Assembled, library: Library) -> list[Problem]:
    """Return each key of the shipped words that is missing here, or that names another value than the shipped one."""
    found: list[Problem] = []
    for name in FILES:
        table = content.tables[(name, "")]
        shipped = Words(tomllib.loads((resource("content") / f"{name}.toml").read_text("utf-8")))
        for key in sorted(shipped.keys()):
            fault = _fault(key, library.words, shipped)
            if fault:
                found.append(table.problem(key.split("."), fault))
    return found


def _fault(key: str, words: Words, shipped: Words) -> str | None:
    if key not in words:
        return "missing; put it back from the shipped content"
    try:
        wrong = _values(words(key)) - _values(shipped(key))
    except ValueError as error:
        return f"{error}; write each brace in a pair around a name"
    names = ", ".join(f"{{{name}}}" for name in sorted(wrong))
    return f"nothing fills {names} here; take it out" if wrong else None


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
