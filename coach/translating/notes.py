"""The English beside each key of a translation, in comments.

`# EN: …` is the English that the words were written from. `# OLD: …` is what it was before, where it has changed since:
whoever has mended the words takes that line out. `# EN statement: …` stands over a line with several keys. A list of
texts has a comment for each text.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from coach.core.content.texts import TextKeys
from coach.core.grammar import FORMS
from coach.core.words import BY
from coach.loading.toml import HIDDEN
from coach.translating.sources import Value
from coach.translating.spots import spots

NOW, BEFORE = "EN", "OLD"
"""Capitals, so that no comment of a translator is taken for one of these: "en" is a word in many languages."""
_NOTE = re.compile(r"\s*# (EN|OLD)(?: ([^\s:]+))?: ?(.*)")
_Block = dict[str, dict[str, list[str]]]
"""The comments over one line: by their kind, then by their label."""
_Texts = tuple[str, ...]
_Labelled = dict[str, _Texts]
"""Texts by their label: empty for a key alone on its line, else what is left of the way to it."""


@dataclass(frozen=True)
class Noted:
    """What stands beside the words of one key."""

    now: _Labelled = field(default_factory=dict)
    """The English that they were written from; empty if nothing says so."""
    before: _Labelled = field(default_factory=dict)
    """What it was before it changed; empty if it has not."""

    def is_older(self, english: Value) -> bool:
        """Return whether the words were written from other English than this."""
        return bool(self.before) or bool(self.now and self.now != labelled(english))

    def updated(self, english: Value) -> Noted:
        """Return what stands beside them from now on; with the old English where it has changed."""
        today = labelled(english)
        before = self.before or (self.now if self.is_older(english) else {})
        return Noted(today, {} if before == today else before)


def labelled(english: Value) -> _Labelled:
    """Return the words of a key by their label: that of a plural form, or none."""
    if isinstance(english, dict):
        return {form: (text,) for form, text in english.items() if form != BY}
    return {"": tuple(english) if isinstance(english, list) else (english,)}


def read_notes(text: str, keys: Iterable[TextKeys], labels: Mapping[TextKeys, TextKeys]) -> dict[TextKeys, Noted]:
    """Return what stands beside each key of a file.

    Args:
        text: The file.
        keys: The keys that lead to each value from the top of the file, by numbers.
        labels: The same keys by the ids on the way.
    """
    blocks = _blocks(text)
    return {each: _noted(blocks, each, labels[each]) for each in keys}


def with_notes(
    text: str, notes: Mapping[TextKeys, Noted], labels: Mapping[TextKeys, TextKeys], sizes: Mapping[TextKeys, int]
) -> str:
    """Return a file with these comments in place of those that are there.

    Args:
        text: The file.
        notes: What stands beside each value, by the keys that lead to it.
        labels: The same keys by the ids on the way.
        sizes: How many texts each value has in the file.
    """
    lines = [line for line, is_note in _told_apart(text) if not is_note]
    begun = {spot.keys: spot.line for spot in spots("\n".join(lines))}
    above: dict[int, list[str]] = defaultdict(list)
    for keys, noted in notes.items():
        for kind, texts in ((NOW, noted.now), (BEFORE, noted.before)):
            for number, note in _placed(kind, texts, keys, labels[keys], begun, sizes[keys]):
                above[number].append(note)
    return "\n".join(each for number, line in enumerate(lines) for each in (*_indented(above[number], line), line))


def without_notes(text: str) -> list[str]:
    """Return the lines of a file that are none of these comments."""
    return [line for line, is_note in _told_apart(text) if not is_note]


def _told_apart(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each line with whether it is such a comment; one in a text of several lines is none."""
    inside = {number for first, last in _long_strings(text) for number in range(first + 1, last + 1)}
    for number, line in enumerate(text.split("\n")):
        yield line, number not in inside and _NOTE.match(line) is not None


def _long_strings(text: str) -> Iterator[tuple[int, int]]:
    for found in HIDDEN.finditer(text):
        if "\n" in found[0]:
            yield text.count("\n", 0, found.start()), text.count("\n", 0, found.end())


def _blocks(text: str) -> dict[TextKeys, _Block]:
    """Return the comments over each table, key and item."""
    found: dict[TextKeys, _Block] = {}
    lines = list(_told_apart(text))
    for spot in spots(text):
        here: _Block = {NOW: defaultdict(list), BEFORE: defaultdict(list)}
        number = spot.line - 1
        while number >= 0 and lines[number][0].lstrip().startswith("#"):
            number -= 1
        for line, is_note in lines[number + 1 : spot.line]:
            note = _NOTE.match(line) if is_note else None
            if note is not None:
                here[note[1]][note[2] or ""].append(_read(note[3]))
        found[spot.keys] = here
    return found


def _noted(blocks: Mapping[TextKeys, _Block], keys: TextKeys, label: TextKeys) -> Noted:
    return Noted(_of_kind(blocks, keys, label, NOW), _of_kind(blocks, keys, label, BEFORE))


def _of_kind(blocks: Mapping[TextKeys, _Block], keys: TextKeys, label: TextKeys, kind: str) -> _Labelled:
    single: list[str] = []
    while (*keys, len(single)) in blocks and blocks[(*keys, len(single))][kind].get(""):
        single += blocks[(*keys, len(single))][kind][""][:1]
    if single:
        return {"": tuple(single)}
    first = next((each for each in blocks if each[: len(keys)] == keys), None) if keys not in blocks else None
    if first is not None:
        return {name: tuple(texts) for name, texts in blocks[first][kind].items()}
    for length in range(len(keys), 0, -1):
        here = blocks.get(keys[:length])
        start = ".".join(map(str, label[length:]))
        mine = {name: texts for name, texts in (here[kind].items() if here else ()) if _belongs(name, start)}
        if mine:
            return {name[len(start) :].strip("."): tuple(texts) for name, texts in mine.items()}
    return {}


def _belongs(name: str, start: str) -> bool:
    rest = name[len(start) :].strip(".")
    return name.startswith(start) and (not rest or rest in FORMS)


def _placed(
    kind: str, texts: _Labelled, keys: TextKeys, label: TextKeys, begun: Mapping[TextKeys, int], size: int
) -> Iterator[tuple[int, str]]:
    """Yield the comments of one key, each with the line that it stands over."""
    several = texts.get("", ())
    if several and len(several) == size and all((*keys, item) in begun for item in range(size)):
        for item, text in enumerate(several):
            yield begun[(*keys, item)], f"# {kind}: {_written(text)}"
        return
    # The forms of a text may have a line each: the first of them has the English of all.
    own = next((each for each in begun if each[: len(keys)] == keys), None) if keys not in begun else None
    length = next(each for each in range(len(keys), 0, -1) if keys[:each] in begun) if own is None else len(keys)
    line = begun[keys[:length]] if own is None else begun[own]
    for form, of_form in texts.items():
        name = ".".join([*map(str, label[length:]), *([form] if form else [])])
        for text in of_form:
            yield line, f"# {kind}{' ' if name else ''}{name}: {_written(text)}"


def _indented(notes: Iterable[str], line: str) -> Iterator[str]:
    indent = line[: len(line) - len(line.lstrip())]
    return (f"{indent}{note}" for note in notes)


def _written(text: str) -> str:
    """Return a text as it stands in a comment: in quotes where its ends would be lost without."""
    plain = text and text == text.strip() and not text.startswith('"') and text.isprintable()
    return text if plain else json.dumps(text, ensure_ascii=False)


def _read(written: str) -> str:
    if written.startswith('"'):
        try:
            return str(json.loads(written))
        except ValueError:
            return written
    return written.rstrip()
