"""Lays the words of a language over the content, and finds what is misplaced or missing in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from coach.core.content.entries import Entry
from coach.core.content.texts import TextKeys, holder, texts_of
from coach.core.errors import Problem
from coach.core.words import Words, is_forms
from coach.loading.overlay import Table

READING = "reading"
"""The one file of a language that holds no words, but the rules of how easy to read they must be."""

_Given = dict[TextKeys, tuple[Table, TextKeys]]
"""By the keys of a value in the lower table: the table that translates it, and the keys of the translation there."""


@dataclass
class Translation:
    """The words of one language, from one folder or several over one another."""

    code: str
    problems: list[Problem] = field(default_factory=list)
    """What the folders translate although the content does not have it."""
    _given: dict[tuple[str, str], _Given] = field(default_factory=lambda: defaultdict(dict))

    def laid(self, base: Iterable[Table], over: Iterable[Table]) -> Iterator[Table]:
        """Yield the base's tables with the words of a folder in place of theirs."""
        above = {table.identity: table for table in over}
        for table in base:
            upper = above.pop(table.identity, None)
            if upper is not None and table.kind == READING:
                table.overlay_with(upper)
            elif upper is not None:
                # What is still blank must not be taken for the file from which the English comes.
                upper.data = {key: value for key, value in upper.data.items() if not _is_open(key, value, table.data)}
                join = _Join(upper, self._given[table.identity], self.problems)
                table.overlay_with(upper, partial(join.tables, at=(), written=()))
            yield table
        for table in above.values():
            self.problems.append(table.problem(["id"], "there is no such entry to translate; mend its name"))

    def misplaced(self, entries: Mapping[str, Sequence[Any]]) -> list[Problem]:
        """Return each translated value that is not a text which a person reads."""
        found: list[Problem] = []
        for identity, entry in _identified(entries):
            given = self._given.get(identity, {})
            if isinstance(entry, Words):
                found += self._wrong_code(entry, given)
                continue
            words = {holder(text.keys) for text in texts_of(entry)}
            found += [
                table.problem(written, "a language holds words alone, and this is none; take it out")
                for at, (table, written) in given.items()
                if at not in words
            ]
        return found

    def _wrong_code(self, words: Words, given: _Given) -> list[Problem]:
        """Check `cue.language`, by which the voice and the page say which language they are in."""
        found = given.get(("cue", "language"))
        if found is None or words("cue.language") in (self.code, self.code.partition("-")[0]):
            return []
        table, written = found
        return [table.problem(written, f"the voice speaks what this says; write {self.code!r}")]

    def missing(self, entries: Mapping[str, Sequence[Any]]) -> tuple[str, ...]:
        """Return each text that a visitor reads and that is not translated, such as `question fever: words`."""
        staff = frozenset(name for rules in entries[READING] for name in rules.staff)
        return tuple(
            f"{' '.join(identity).strip()}: {'.'.join(map(str, place))}"
            for identity, entry in _identified(entries)
            for place in _places(entry, staff)
            if place not in self._given.get(identity, {})
        )


def _is_open(key: str, value: object, below: Mapping[str, Any]) -> bool:
    """Return whether there are words to translate at a key, and none of them is filled in."""
    return key in below and value != below[key] and _all_blank(value)


def _all_blank(value: object) -> bool:
    if isinstance(value, dict):
        return all(_all_blank(each) for key, each in value.items() if key != "id")
    return all(map(_all_blank, value)) if isinstance(value, list) else value == ""


def _identified(entries: Mapping[str, Sequence[Any]]) -> Iterator[tuple[tuple[str, str], Entry | Words]]:
    for kind, each in entries.items():
        for entry in each:
            yield (kind, str(getattr(entry, "id", ""))), entry


def _places(entry: Entry | Words, staff: frozenset[str]) -> Iterable[TextKeys]:
    if isinstance(entry, Words):
        keys = (tuple(key.split(".")) for key in sorted(entry.keys()))
        return [each for each in keys if each[0] not in staff]
    return dict.fromkeys(holder(text.keys) for text in texts_of(entry))


def is_blank(words: object, english: object) -> bool:
    """Return whether words are still to be filled in: a text of theirs is empty, and the English is not."""
    if isinstance(words, list):
        return any(each == "" for each in words) and english != words
    if is_forms(words):
        return "" in words.values()  # type: ignore[attr-defined]
    return words == "" and english != ""


@dataclass(frozen=True)
class _Join:
    """Puts the values of one table in place of those of the lower one, and notes what it translates or must not."""

    upper: Table
    given: _Given
    problems: list[Problem]

    def tables(self, below: dict[str, Any], over: dict[str, Any], at: TextKeys, written: TextKeys) -> dict[str, Any]:
        """Return the lower table with the words of the upper one.

        Args:
            below: The lower table.
            over: The upper table.
            at: The keys that lead to the lower one.
            written: The keys that lead to the upper one, in the file of the language.
        """
        joined = dict(below)
        for key, value in over.items():
            if key not in below:
                self._refuse((*written, key), "there are no such words to translate; mend its name or take it out")
            elif key != "id":
                joined[key] = self._value(below[key], value, (*at, key), (*written, key))
        return joined

    def _value(self, below: object, over: object, at: TextKeys, written: TextKeys) -> object:
        if is_blank(over, below):
            return below
        if _is_counted(below, over):
            self.given[at] = (self.upper, written)
            return over
        if isinstance(below, dict) and isinstance(over, dict):
            return self.tables(below, over, at, written)
        if _are_tables(below) and _are_tables(over):
            return self._lists(below, over, at, written)  # type: ignore[arg-type]
        if isinstance(below, dict) or isinstance(over, dict) or _are_tables(below) or _are_tables(over):
            self._refuse(written, "it has another form than what it translates; write it in the same way")
            return below
        self.given[at] = (self.upper, written)
        return over

    def _lists(
        self, below: list[dict[str, Any]], over: list[dict[str, Any]], at: TextKeys, written: TextKeys
    ) -> object:
        """Return a list of tables, matched by their ids, or by their order if they have none."""
        joined, named = list(below), {item["id"]: index for index, item in enumerate(below) if "id" in item}
        if not named and len(over) != len(below):
            self._refuse(written, f"there are {len(below)} of them to translate; write as many, in the same order")
            return below
        for index, item in enumerate(over):
            place = named.get(item.get("id")) if named else index
            if place is None:
                self._refuse((*written, index, "id"), f"there is no {item.get('id')!r} to translate; mend its name")
            else:
                joined[place] = self.tables(below[place], item, (*at, place), (*written, index))
        return joined

    def _refuse(self, written: TextKeys, message: str) -> None:
        self.problems.append(self.upper.problem(written, message))


def _is_counted(below: object, over: object) -> bool:
    """Return whether one text translates another and either has forms: each language has those of its own grammar."""
    forms = (is_forms(below), is_forms(over))
    return any(forms) and all(form or isinstance(text, str) for form, text in zip(forms, (below, over), strict=True))


def _are_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)
