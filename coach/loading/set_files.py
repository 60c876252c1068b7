"""Reads a therapist's set of exercises for one person: a small file that is checked like content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coach.core.errors import ContentError, MissingContentError, Problem
from coach.core.library import Library
from coach.core.routine.prescription import MisfitError, Prescribed, Prescription, PrescriptionHead, WrittenSet
from coach.loading.entry_problems import entry_problems
from coach.loading.files import ContentDocument, ProblemError, document_of, read_file
from coach.loading.overlay import Origin, Table
from coach.loading.sentences import sentence

EXERCISES = "exercise"


def read_prescription(file: Path, library: Library) -> Prescription:
    """Return the therapist's set in a file, with its doses; raises as `read_set` does."""
    return read_set(file, library).prescription(library)


def read_set(file: Path, library: Library) -> WrittenSet:
    """Return the therapist's set in a file as it is written, checked against the library.

    Raises:
        MissingContentError: There is no such file.
        ContentError: Something in it is wrong; holds every problem that was found.
    """
    if not file.exists():
        raise MissingContentError(sentence("no-set", path=file))
    try:
        document = read_file(file, file.parent)
    except ProblemError as error:
        raise ContentError((error.problem,)) from error
    return _checked(document, library)


def set_in(text: str, name: str, library: Library) -> WrittenSet:
    """Return the set that a text holds, checked as one in a file.

    Args:
        text: TOML.
        name: What stands for the file's name in problems.
        library: The library.

    Raises:
        ContentError: Something in it is wrong; holds every problem that was found.
    """
    try:
        document = document_of(text, name, Path(name))
    except ProblemError as error:
        raise ContentError((error.problem,)) from error
    return _checked(document, library)


def _checked(document: ContentDocument, library: Library) -> WrittenSet:
    problems: list[Problem] = []
    head = _head(document, problems)
    tables = _tables(document, problems)
    exercises = [each for table in tables if (each := _prescribed(table, library, problems))]
    if head is None or problems:
        raise ContentError(tuple(sorted(problems)))
    return WrittenSet(head, tuple(exercises))


def _head(document: ContentDocument, problems: list[Problem]) -> PrescriptionHead | None:
    table = Table("set", _above(document), [Origin(document.path, document.file, -1)])
    try:
        return PrescriptionHead.model_validate(table.data)
    except ValidationError as error:
        problems.extend(entry_problems(table, error))
        return None


def _above(document: ContentDocument) -> dict[str, Any]:
    return {key: value for key, value in document.data.items() if key != EXERCISES}


def _tables(document: ContentDocument, problems: list[Problem]) -> list[Table]:
    entries = document.data.get(EXERCISES)
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        message = "no exercise is named; write each below a line of its own that says [[exercise]]"
        problems.append(Problem(document.path, 1, EXERCISES, message))
        return []
    tables = [
        Table(EXERCISES, entry, [Origin(document.path, document.file, index)]) for index, entry in enumerate(entries)
    ]
    for index, table in enumerate(tables):
        if table.id and table.id in {earlier.id for earlier in tables[:index]}:
            problems.append(table.problem(["id"], "stands twice; put both into one, with more sets"))
    return tables


def _prescribed(table: Table, library: Library, problems: list[Problem]) -> Prescribed | None:
    try:
        prescribed = Prescribed.model_validate(table.data)
    except ValidationError as error:
        problems.extend(entry_problems(table, error))
        return None
    exercise = library.exercises.get(prescribed.id)
    if exercise is None:
        message = f"there is no exercise called {prescribed.id!r}; see them with: coach content list exercises"
        problems.append(table.problem(["id"], message))
        return None
    try:
        prescribed.portion(exercise, library.planning.timing)
    except MisfitError as error:
        problems.append(table.problem([error.key], str(error)))
        return None
    return prescribed
