"""The words of the interface, looked up by dotted key: `words("player.rest", name="Bridge")`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter
from types import MappingProxyType

from coach.core.controls import visible

KEYPAD_WORDS = "pad."
"""Words under this prefix replace those of the same name where the person has only a keypad."""
_FIELD = re.compile(r"\{([A-Za-z][\w-]*)\}")
_NOTHING: Mapping[str, str] = MappingProxyType({})


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a text with each `{name}` replaced by its value; a name without a value is left as it is.

    A value is never searched for names itself: it may be text that somebody typed.
    """
    if "{" not in text:
        return text
    return _FIELD.sub(lambda field: visible(str(values[field[1]])) if field[1] in values else field[0], text)


class Words:
    """Every word of the interface, by dotted key.

    Made from the nested tables of the content, and from values (`given`) that any of the words may name.
    """

    def __init__(self, table: Mapping[str, object], given: Mapping[str, str] = _NOTHING) -> None:
        self._words = dict(_flat(table, ""))
        self._given = given

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words at `key`, with each `{name}` filled from `values`.

        Raises:
            KeyError: There are no words at this key.
        """
        return filled(self._words[key], {**self._given, **values})

    def __contains__(self, key: str) -> bool:
        """Say whether there are words at this key."""
        return key in self._words

    def keys(self) -> frozenset[str]:
        """Return every key that has words."""
        return frozenset(self._words)

    def fields(self, key: str) -> frozenset[str]:
        """Return the names of the values that the words at `key` need from the caller.

        Raises:
            KeyError: There are no words at this key.
            ValueError: A brace in them does not enclose a name.
        """
        names: set[str] = set()
        for literal, name, form, conversion in Formatter().parse(self._words[key]):
            if "{" in literal or "}" in literal:
                raise ValueError("a brace stands twice")
            if name is not None:
                # Format specs are not supported, so that one counts as part of a name that no value fills.
                names.add(name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else ""))
        return frozenset(names) - self._given.keys()

    def laid_over(self, prefix: str) -> Words:
        """Return the words with those under `prefix` in use: `pad.pain.hint` replaces `pain.hint`."""
        over = {key.removeprefix(prefix): text for key, text in self._words.items() if key.startswith(prefix)}
        return Words({**self._words, **over}, self._given)

    def joined(self, other: Words) -> Words:
        """Return both sets of words together; where both have a key, the other's words are used."""
        return Words({**self._words, **other._words}, {**self._given, **other._given})


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs
