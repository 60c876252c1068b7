"""Finds where the keys of a TOML file stand: the line on which each table, key, and item of a list begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from coach.core.content.texts import TextKeys
from coach.loading.toml import HIDDEN

_NAME = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[\w-]+")
_DOTTED = rf"(?:{_NAME.pattern})(?:\s*\.\s*(?:{_NAME.pattern}))*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")
_VISIBLE = re.compile(r"[^\n]")


@dataclass(frozen=True)
class Spot:
    """A line on which something begins."""

    line: int
    """Counted from 0."""
    keys: TextKeys
    """The keys that lead there from the top of the file; tables and items of a list by their number."""


def spots(text: str) -> Iterator[Spot]:
    """Yield each line of a well-formed file on which a table, a key, or an item of a list begins, in order."""
    scan = _Scan()
    for number, (line, bare) in enumerate(zip(text.split("\n"), _bare(text).split("\n"), strict=True)):
        yield from scan.line(number, line, bare)


def _bare(text: str) -> str:
    """Return a text without what strings and comments hold; a string leaves its quotes, so that it is still seen."""

    def emptied(found: re.Match[str]) -> str:
        raw = found[0]
        blank = _VISIBLE.sub(" ", raw)
        return blank if raw.startswith("#") else f'"{blank[1:]}'

    return HIDDEN.sub(emptied, text)


@dataclass
class _Scan:
    """What is known so far of the table, the key and the list that a line stands in."""

    counts: dict[TextKeys, int] = field(default_factory=dict)
    """How many tables of each list were seen."""
    table: TextKeys = ()
    key: TextKeys = ()
    depth: int = 0
    item: int = 0
    """How many items of the list at this key have begun."""
    open: bool = False
    """Whether an item of it has begun and no comma followed."""

    def line(self, number: int, line: str, bare: str) -> Iterator[Spot]:
        """Yield what begins on a line, and note where the next one stands."""
        if self.depth == 0:
            header, key = _HEADER.match(line), _KEY.match(line)
            if header:
                self.table = self._named(_split(header, 2), several=header[1] == "[[")
                yield Spot(number, self.table)
                return
            if key is None or not bare.strip():
                return
            self.key, self.item, self.open = (*self.table, *_split(key, 1)), 0, False
            yield Spot(number, self.key)
            self._follow(bare[key.end() :])
            return
        began = self._follow(bare)
        if began is not None:
            yield Spot(number, (*self.key, began))

    def _follow(self, bare: str) -> int | None:
        """Follow the brackets of a line; return the number of the list's item that the line begins with, if any."""
        first: int | None = None
        for place, sign in enumerate(bare):
            if self.depth == 1 and sign not in " ,]" and not self.open:
                self.open, self.item = True, self.item + 1
                if not bare[:place].strip():
                    first = self.item - 1
            if sign in "[{":
                self.depth += 1
            elif sign in "]}":
                self.depth -= 1
            elif sign == "," and self.depth == 1:
                self.open = False
        return first

    def _named(self, names: tuple[str, ...], *, several: bool) -> TextKeys:
        """Return the keys of a table by the names in its header; a list of tables means its last one so far."""
        keys: TextKeys = ()
        for name in names[:-1]:
            keys = (*keys, name)
            keys = (*keys, self.counts[keys] - 1) if keys in self.counts else keys
        keys = (*keys, names[-1])
        if not several:
            return keys
        self.counts[keys] = self.counts.get(keys, 0) + 1
        return (*keys, self.counts[keys] - 1)


def _split(found: re.Match[str], group: int) -> tuple[str, ...]:
    return tuple(name.strip("\"'") for name in _NAME.findall(found[group]))
