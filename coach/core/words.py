"""The words of the interface, looked up by dotted key: `words("player.rest", name="Bridge")`.

A text that counts has a form for each kind of number, and Babel chooses: `words("checklist.left", minutes=1)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from types import MappingProxyType

from coach.core import grammar
from coach.core.controls import visible

KEYPAD_WORDS = "pad."
"""Words under this prefix replace those of the same name where the person has only a keypad."""
BY = "by"
"""Beside the forms of a text: the name of the value that counts, where the text has several."""
_FIELD = re.compile(r"\{([A-Za-z][\w-]*)\}")
_PAIRS = "write each brace in a pair around a name"
_NOTHING: Mapping[str, str] = MappingProxyType({})


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return a text with each `{name}` replaced by its value; a name without a value is left as it is.

    A value is never searched for names itself: it may be text that somebody typed.
    """
    if "{" not in text:
        return text
    return _FIELD.sub(lambda field: visible(str(values[field[1]])) if field[1] in values else field[0], text)


def is_forms(value: object) -> bool:
    """Say whether a value of the content is one text in several forms, by their names in CLDR."""
    return (
        isinstance(value, Mapping) and not set(value).isdisjoint(grammar.FORMS) and {*grammar.FORMS, BY} >= set(value)
    )


@dataclass(frozen=True)
class Forms:
    """One text in the forms that its number can take."""

    texts: Mapping[str, str]
    """By the names of the forms: one, few, other."""
    by: str | None = None
    """The name of the value that counts; None where the text has only one value."""

    @property
    def counted(self) -> str:
        """The name of the value that counts.

        Raises:
            ValueError: The text has no `other`, or does not tell which of its values counts.
        """
        if "other" not in self.texts:
            raise ValueError("the form `other` is missing; add it")
        if self.by is not None:
            return self.by
        named = field_names(self.texts["other"])
        if len(named) != 1:
            raise ValueError(f"one value must count, and it has {len(named)}; name the one that does in `by`")
        return next(iter(named))

    def of(self, form: str) -> str:
        """Return the text in a form; as `other` where it has none of this name."""
        return self.texts.get(form, self.texts["other"])


def field_names(text: str) -> frozenset[str]:
    """Return the names of the values that a text asks for.

    Raises:
        ValueError: A brace in it does not enclose a name.
    """
    names: set[str] = set()
    try:
        parts = list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"{error}; {_PAIRS}") from error
    for literal, name, form, conversion in parts:
        if "{" in literal or "}" in literal:
            raise ValueError(f"a brace stands twice; {_PAIRS}")
        if name is not None:
            # Format specs are not supported, so that one counts as part of a name that no value fills.
            names.add(name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else ""))
    return frozenset(names)


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
        text = self._words[key]
        if isinstance(text, Forms):
            number = values.get(text.counted)
            text = text.of(grammar.form_of(number, self.locale) if isinstance(number, int | float) else "other")
        return filled(text, {**self._given, **values})

    def __contains__(self, key: str) -> bool:
        """Say whether there are words at this key."""
        return key in self._words

    @property
    def locale(self) -> str:
        """The locale by whose grammar texts are put together: "en_001"."""
        return str(self._words["locale"])

    def listed(self, items: Sequence[str]) -> str:
        """Return items as a list in a sentence: "A, B and C"."""
        return grammar.listed(items, self.locale)

    def number(self, value: float) -> str:
        """Return a number with at most one decimal: "4", "4.3"."""
        whole = round(value, 1)
        return str(int(whole)) if whole == int(whole) else grammar.decimal(whole, self.locale)

    def keys(self) -> frozenset[str]:
        """Return every key that has words."""
        return frozenset(self._words)

    def forms(self, key: str) -> Forms | None:
        """Return the forms of the words at `key`, or None where they have only one.

        Raises:
            KeyError: There are no words at this key.
        """
        text = self._words[key]
        return text if isinstance(text, Forms) else None

    def texts(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield each text with the keys that lead to it, sorted by these; each form of a text is one."""
        for key in sorted(self._words):
            text, keys = self._words[key], tuple(key.split("."))
            if isinstance(text, Forms):
                yield from (((*keys, form), filled(each, self._given)) for form, each in text.texts.items())
            else:
                yield keys, filled(text, self._given)

    def fields(self, key: str) -> frozenset[str]:
        """Return the names of the values that the words at `key` need from the caller.

        Raises:
            KeyError: There are no words at this key.
            ValueError: A brace in them does not enclose a name, or nothing tells which value counts.
        """
        text = self._words[key]
        if isinstance(text, Forms):
            named = frozenset({text.counted}).union(*map(field_names, text.texts.values()))
        else:
            named = field_names(text)
        return named - self._given.keys()

    def laid_over(self, prefix: str) -> Words:
        """Return the words with those under `prefix` in use: `pad.pain.hint` replaces `pain.hint`."""
        over = {key.removeprefix(prefix): text for key, text in self._words.items() if key.startswith(prefix)}
        return Words({**self._words, **over}, self._given)

    def joined(self, other: Words) -> Words:
        """Return both sets of words together; where both have a key, the other's words are used."""
        return Words({**self._words, **other._words}, {**self._given, **other._given})


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str | Forms]]:
    pairs: list[tuple[str, str | Forms]] = []
    for key, value in table.items():
        if is_forms(value):
            texts = {form: str(text) for form, text in value.items()}  # type: ignore[attr-defined]
            pairs.append((f"{prefix}{key}", Forms(texts, texts.pop(BY, None))))
        elif isinstance(value, Mapping):
            pairs += _flat(value, f"{prefix}{key}.")
        elif isinstance(value, Forms):
            pairs.append((f"{prefix}{key}", value))
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs
