"""The interface's words, looked up by their place in the content: `words("player.rest", name="Bridge")`."""

from __future__ import annotations

from collections.abc import Mapping

KEYPAD_WORDS = "pad."
"""Words under this take the place of their namesakes where a keypad is enough."""


class Words:
    """Every word of the interface, by dotted key."""

    def __init__(self, table: Mapping[str, object]) -> None:
        """Take the nested tables of the interface's words."""
        self._words = dict(_flat(table, ""))

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words at `key`, with each `{name}` filled from `values`.

        Raises:
            KeyError: There are no words at this key.
        """
        return self._words[key].format(**values) if values else self._words[key]

    def __contains__(self, key: str) -> bool:
        """Say whether there are words at this key."""
        return key in self._words

    def keys(self) -> frozenset[str]:
        """Return every key that has words."""
        return frozenset(self._words)

    def laid_over(self, prefix: str) -> Words:
        """Return these words with those under `prefix` in place of their namesakes: `pad.pain.hint` of `pain.hint`."""
        over = {key.removeprefix(prefix): text for key, text in self._words.items() if key.startswith(prefix)}
        return Words({**self._words, **over})

    def joined(self, other: Words) -> Words:
        """Return these words and the other's together; the other's hold where both have a key."""
        return Words({**self._words, **other._words})


def _flat(table: Mapping[str, object], prefix: str) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", str(value)))
    return pairs
