"""Counts the syllables of a word: the larger of the pieces that pyphen finds and the groups of vowels.

Each can be too small, never too large: hyphenation does not split off a single letter, and a group of vowels may be
spoken as two syllables. Where the language has strong vowels, a group has as many syllables as strong vowels.
"""

from __future__ import annotations

import re
from functools import cache

import pyphen  # type: ignore[import-untyped]  # it ships no types

from coach.core.content.readability import ReadingRules


class UnknownLanguageError(Exception):
    """There is no hyphenation for the language."""


class Syllables:
    """Counts the syllables of words by the rules of the content.

    Args:
        rules: The rules.
        names: Further words that count as necessary ones, in lower case.

    Raises:
        UnknownLanguageError: There is no hyphenation for the language of the rules.
    """

    def __init__(self, rules: ReadingRules, names: frozenset[str] = frozenset()) -> None:
        if pyphen.language_fallback(rules.language) is None:
            raise UnknownLanguageError(rules.language)
        self._pieces = pyphen.Pyphen(lang=rules.language)
        self._short = names.union(*(necessary.forms for necessary in rules.necessary.values()))
        self._group = re.compile(f"[{re.escape(rules.vowels)}]+")
        self._strong = frozenset(rules.strong)
        ends = "|".join(map(re.escape, rules.silent))
        self._silent = re.compile(f"(?<=[^\\W{re.escape(rules.vowels)}])(?:{ends})$")
        self.of = cache(self._count)
        """Returns the syllables of a word in lower case; 1 for a number and for a necessary word."""

    def _count(self, word: str) -> int:
        if word in self._short:
            return 1
        parts = re.split(r"[.-]", re.sub(r"['’]", "", word))  # noqa: RUF001
        return max(1, sum(self._of_part(part) for part in parts if part.isalpha()))

    def _of_part(self, part: str) -> int:
        groups = self._group.findall(self._silent.sub("", part))
        spoken = sum(max(1, sum(vowel in self._strong for vowel in group)) for group in groups)
        return max(1, spoken, len(self._pieces.positions(part)) + 1)
