"""Brings the folder of a language up to date with the content's own words, and tells what is left to do in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coach.core.content.texts import TextKeys
from coach.core.errors import ContentError, Problem
from coach.loading.assembly import Assembled
from coach.loading.files import ContentDocument
from coach.loading.toml import parsed
from coach.loading.translation import READING
from coach.resources import resource
from coach.translating.files import Found, beside, found_in, is_given, lines_of
from coach.translating.notes import Noted, with_notes, without_notes
from coach.translating.present import Task, Tasks, beneath, documents, read
from coach.translating.skeleton import Wanted, completed
from coach.translating.sources import Identity, Source, sources

CODE_KEYS: TextKeys = ("cue", "language")
"""The key whose words are the language's code, which nobody has to translate."""


@dataclass(frozen=True)
class Update:
    """The files of a language as they should be, and what is left to do in them."""

    files: Mapping[str, str]
    """The text of each file by its path below the language's folder; those alone that change."""
    tasks: Tasks


def update_of(content: Assembled, code: str, folder: Path, heading: str = "") -> Update:
    """Return what brings the folder of a language up to date; nothing is written.

    Args:
        content: The content to translate, in its own language.
        code: The code of the language.
        folder: The language's folder; it need not be there.
        heading: A line for people, to stand at the top of each new file.

    Raises:
        ContentError: A file of the language cannot be read, or is written in a way that nothing can be added to.
    """
    known = sources(content)
    place = replace(content.place, language=code)
    below = beneath(place, folder, known)
    present = {each.path: each for each in documents(folder)}

    def wanted(source: Source, keys: TextKeys) -> bool:
        return (source.kind, source.id, *keys) not in below

    by_path: dict[str, list[Source]] = defaultdict(list)
    elsewhere = _elsewhere(present.values(), known)
    for identity, source in known.items():
        by_path[elsewhere.get(identity, source.path)].append(source)
    files, tasks = dict[str, str](), Tasks()
    for path in dict.fromkeys((*by_path, *present)):
        before = present[path].text if path in present else f"# {heading}\n"
        after = file_with_all(before, path, by_path.get(path, []), known, wanted, code)
        note_tasks(after, path, known, tasks)
        if after != before:
            files[path] = after
    if not folder.is_dir() and not place.translations():
        files[f"{READING}.toml"] = (resource("translating") / f"{READING}.toml").read_text("utf-8")
    return Update(files, tasks)


def _elsewhere(present: Iterable[ContentDocument], known: Mapping[Identity, Source]) -> dict[Identity, str]:
    """Return the file in which each entry is translated already, which may have another name than the English one."""
    return {place.identity: each.path for each in present for place in found_in(each.data, each.path, known).values}


def file_with_all(
    before: str,
    path: str,
    here: list[Source],
    known: Mapping[Identity, Source],
    wanted: Wanted,
    code: str,
) -> str:
    """Return a file with every key that it must have, and the English beside each.

    Args:
        before: The file as it is.
        path: Its path below the language's folder.
        here: The entries that it translates.
        known: All that there is to translate.
        wanted: Says which keys it must have.
        code: The code of the language.

    Raises:
        ContentError: It is written in a way that nothing can be added to.
    """
    was = parsed(before)
    notes = {(place.identity, place.keys): noted for place, (_, noted) in read(before, was, path, known).items()}
    text = completed("\n".join(without_notes(before)), here, wanted, {CODE_KEYS: code})
    values = found_in(parsed(text), path, known).values
    told: dict[TextKeys, Noted] = {}
    for place, value in values.items():
        english = known[place.identity].leaves[place.keys]
        noted = notes.get((place.identity, place.keys), Noted())
        told[place.written] = noted.updated(english) if is_given(value, english) else Noted().updated(english)
    labels = {place.written: place.label for place in values}
    sizes = {place.written: len(value) if isinstance(value, list) else 1 for place, value in values.items()}
    if not values:
        return before
    after = with_notes(text, told, labels, sizes)
    _hold(before, after, path, known)
    return after


def note_tasks(text: str, path: str, known: Mapping[Identity, Source], tasks: Tasks) -> None:
    """Add to `tasks` what is left to do in a file."""
    found = found_in(parsed(text), path, known)
    notes, lines = beside(text, found.values), lines_of(text, (*found.values, *found.gone))
    for place, value in found.values.items():
        english = known[place.identity].leaves[place.keys]
        if not is_given(value, english):
            tasks.missing.append(Task(path, lines[place], place.name))
        elif notes[place].is_older(english):
            tasks.older.append(Task(path, lines[place], place.name))
    tasks.gone += [Task(path, lines[place], place.name) for place in found.gone]


def _hold(before: str, after: str, path: str, known: Mapping[Identity, Source]) -> None:
    """Make sure that no word and no comment of a translator is lost, and that the file can be read.

    Raises:
        ContentError: The file is written in a way that this cannot add to.
    """
    kept = iter(after.split("\n"))
    whole = all(line in kept for line in without_notes(before) if line.strip().startswith("#"))
    old, new = (_filled(found_in(parsed(text), path, known), known) for text in (before, after))
    if not whole or any(new.get(key) != value for key, value in old.items()):
        message = "written in a way that nothing can be added to; write each key on a line of its own"
        raise ContentError((Problem(path, 1, "file", message),))


def _filled(found: Found, known: Mapping[Identity, Source]) -> dict[tuple[Identity, TextKeys], Any]:
    return {
        (place.identity, place.keys): value
        for place, value in found.values.items()
        if is_given(value, known[place.identity].leaves[place.keys])
    }
