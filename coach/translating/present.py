"""The folder of a language as it is: its words, the English beside them, and what a translator has to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from coach.core.content.texts import TextKeys
from coach.core.errors import ContentError, Problem
from coach.loading.files import ContentDocument, read_folder
from coach.loading.place import ContentPlace
from coach.loading.translation import READING
from coach.translating.files import Place, beside, found_in, is_given, lines_of
from coach.translating.notes import Noted
from coach.translating.sources import Identity, Source


@dataclass(frozen=True)
class Task:
    """A key with something to do for a translator."""

    path: str
    """The file, below the language's folder."""
    line: int
    """Counted from 1."""
    name: str
    """The key: `question fever: words`."""

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.path}:{self.line}: {self.name}"


@dataclass
class Tasks:
    """What is left to do in a language."""

    missing: list[Task] = field(default_factory=list)
    """Keys without words."""
    older: list[Task] = field(default_factory=list)
    """Keys whose English has changed since."""
    gone: list[Task] = field(default_factory=list)
    """Keys that there is nothing to translate for any more."""


def older_in(place: ContentPlace, code: str, known: Mapping[Identity, Source]) -> list[Task]:
    """Return the translated keys whose English has changed since; where folders lie over one another, of the upper one.

    Args:
        place: The content.
        code: The code of the language.
        known: What there is to translate.

    Raises:
        ContentError: A file of the language cannot be read.
    """
    found: dict[tuple[Identity, TextKeys], Task | None] = {}
    for folder in replace(place, language=code).translations():
        for document in documents(folder):
            found_here = read(document.text, document.data, document.path, known)
            lines = lines_of(document.text, found_here)
            for each, (value, noted) in found_here.items():
                english = known[each.identity].leaves[each.keys]
                if is_given(value, english):
                    task = Task(document.path, lines[each], each.name)
                    found[(each.identity, each.keys)] = task if noted.is_older(english) else None
    return [task for task in found.values() if task is not None]


def documents(folder: Path) -> list[ContentDocument]:
    """Return the files of a language that hold words; none where the folder is not there."""
    if not folder.is_dir():
        return []
    read = list(read_folder(folder))
    problems = tuple(replace(each, file=f"{folder.name}/{each.file}") for each in read if isinstance(each, Problem))
    if problems:
        raise ContentError(problems)
    return [each for each in read if isinstance(each, ContentDocument) and each.path != f"{READING}.toml"]


def read(
    text: str, data: Mapping[str, Any], path: str, known: Mapping[Identity, Source]
) -> dict[Place, tuple[Any, Noted]]:
    """Return the words of each key of a file, with what stands beside them."""
    values = found_in(data, path, known).values
    notes = beside(text, values)
    return {place: (value, notes[place]) for place, value in values.items()}


def beneath(place: ContentPlace, folder: Path, known: Mapping[Identity, Source]) -> set[tuple[str | int, ...]]:
    """Return the keys that another folder of the language translates from today's English."""
    found: set[tuple[str | int, ...]] = set()
    for other in place.translations():
        if other.resolve() == folder.resolve():
            continue
        for document in documents(other):
            for each, (value, noted) in read(document.text, document.data, document.path, known).items():
                english = known[each.identity].leaves[each.keys]
                if is_given(value, english) and not noted.is_older(english):
                    found.add((*each.identity, *each.keys))
    return found
