"""Putting the library together from one or two folders and the clinic's file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import ValidationError

from coach.core.cases import Case
from coach.core.contributors import Contributor
from coach.core.entries import Entry
from coach.core.errors import ContentError, Problem
from coach.core.exercises import Exercise, Profile
from coach.core.levels import Action, Guidance, ScopeWords
from coach.core.library import Library
from coach.core.plans import Planning
from coach.core.questions import Page, Question
from coach.core.rules import FindingSet, Rule, Unlock
from coach.core.topics import Clinic, Source, Tip, Topic
from coach.core.words import Words
from coach.loading.files import Document, ProblemError, read_file, read_folder
from coach.loading.overlay import SINGLE, Origin, Table, filled, laid_over, tables
from coach.loading.place import CASES, SHIPPED, ContentPlace
from coach.loading.references import reference_problems

_KINDS: dict[str, type[Entry]] = {
    "question": Question,
    "page": Page,
    "set": FindingSet,
    "rule": Rule,
    "unlock": Unlock,
    "contributor": Contributor,
    "profile": Profile,
    "level": Guidance,
    "action": Action,
    "scope": ScopeWords,
    "exercise": Exercise,
    "topic": Topic,
    "tip": Tip,
    "source": Source,
    "case": Case,
}
_MODELS: dict[str, type[Entry]] = {"clinic": Clinic, "planning": Planning, **_KINDS}


@dataclass(frozen=True)
class Assembled:
    """What was read: entries by kind, the tables behind them, and what is wrong."""

    entries: dict[str, list[Any]]
    tables: dict[tuple[str, str], Table]
    """By kind and id."""
    problems: tuple[Problem, ...]
    version: str


def load_library(place: ContentPlace = SHIPPED) -> Library:
    """Return the whole library.

    Raises:
        ContentError: Something in it is wrong; carries every problem that was found, errors only.
        MissingContentError: A folder or file that was named is not there.
    """
    assembled = assemble(place, skip=(CASES,))
    if assembled.problems:
        raise ContentError(assembled.problems)
    return library_of(assembled)


def assemble(place: ContentPlace, skip: tuple[str, ...] = ()) -> Assembled:
    """Return all entries that are sound, and every problem of those that are not.

    Raises:
        MissingContentError: A folder or file that was named is not there.
    """
    documents, found, problems = _read(place, skip)
    _fill(found)
    entries: dict[str, list[Any]] = defaultdict(list)
    by_identity: dict[tuple[str, str], Table] = {}
    for table in found:
        by_identity[(table.kind, str(table.data.get("id", "")))] = table
        entry, wrong = _entry(table)
        problems += wrong
        if entry is not None:
            entries[table.kind].append(entry)
    problems += [_absent(kind) for kind in SINGLE if (kind, "") not in by_identity]
    if not problems:
        problems += reference_problems(entries, by_identity)
    version = sha256("".join(f"{document.path}\n{document.text}" for document in documents).encode()).hexdigest()
    return Assembled(dict(entries), by_identity, tuple(sorted(problems)), version[:8])


def _read(place: ContentPlace, skip: tuple[str, ...]) -> tuple[list[Document], list[Table], list[Problem]]:
    documents: list[Document] = []
    found: list[Table] = []
    problems: list[Problem] = []
    for folder in place.folders():
        read, unreadable = read_folder(folder, skip)
        own, doubled = tables(read)
        documents += read
        problems += [*unreadable, *doubled]
        found = laid_over(found, own)
    clinic = place.clinic_file()
    if clinic is not None:
        try:
            document = read_file(clinic, clinic.parent)
        except ProblemError as error:
            return documents, found, [*problems, error.problem]
        documents.append(document)
        found = laid_over(found, [Table("clinic", document.data, [Origin(document, -1)])])
    return documents, found, problems


def _absent(kind: str) -> Problem:
    return Problem(f"{kind}.toml", 1, "file", "missing or unreadable; put it back from the shipped content")


def _fill(found: list[Table]) -> None:
    """Put the clinic's name and numbers where the content names them, in every table but the clinic's own."""
    clinic = next((table.data for table in found if table.kind == "clinic"), {})
    for table in found:
        if table.kind != "clinic":
            table.data = filled(table.data, clinic)


def _entry(table: Table) -> tuple[Entry | Words | None, list[Problem]]:
    if table.kind in ("welcome", "interface"):
        return Words(table.data), []
    model = _MODELS.get(table.kind)
    if model is None:
        return None, [
            table.problem([], f"there is no kind of entry called {table.kind!r}; use one of {sorted(_KINDS)}")
        ]
    try:
        return model.model_validate(table.data), []
    except ValidationError as error:
        return None, [table.problem(_keys(detail["loc"]), _said(detail["msg"])) for detail in error.errors()]


def _keys(location: tuple[int | str, ...]) -> list[int | str]:
    return [key for key in location if not (isinstance(key, str) and ("[" in key or key in _UNION_PARTS))]


_UNION_PARTS = ("Neighbour", "constrained-str", "str", "int")
"""What pydantic puts into a location to say which part of a union it tried."""


_PLAIN = {
    "Extra inputs are not permitted": "there is no such key here; mend its name or take it out",
    "Field required": "missing; add it",
}
"""What pydantic says, as a person would."""


def _said(message: str) -> str:
    return _PLAIN.get(message, message.removeprefix("Value error, "))


def library_of(assembled: Assembled) -> Library:
    """Return the library of entries that have no problem."""
    entries = defaultdict(list, assembled.entries)

    def by_id(kind: str) -> dict[Any, Any]:
        return {entry.id: entry for entry in entries[kind]}

    welcome, interface = entries["welcome"][0], entries["interface"][0]
    return Library(
        version=assembled.version,
        clinic=entries["clinic"][0],
        words=interface.joined(welcome),
        questions=by_id("question"),
        pages=tuple(entries["page"]),
        sets=tuple(entries["set"]),
        rules=by_id("rule"),
        unlocks=tuple(entries["unlock"]),
        contributors=tuple(entries["contributor"]),
        profiles=by_id("profile"),
        levels=by_id("level"),
        actions=by_id("action"),
        scopes=by_id("scope"),
        exercises=by_id("exercise"),
        planning=entries["planning"][0],
        topics=by_id("topic"),
        tips=tuple(entries["tip"]),
        sources=by_id("source"),
    )
