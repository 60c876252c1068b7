"""Reads a file of cases, such as those that a clinic writes for itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from coach.core.checklist.cases import Case
from coach.core.errors import AnswersError, ContentError, Problem
from coach.core.library import Library
from coach.loading.entry_problems import entry_problems
from coach.loading.files import ProblemError, read_file
from coach.loading.overlay import Table, tables


def read_cases(file: Path, library: Library) -> tuple[Case, ...]:
    """Return the cases of a file, in order.

    Raises:
        AnswersError: There is no such file.
        ContentError: Something in it is wrong; holds every problem that was found.
    """
    if not file.exists():
        raise AnswersError(f"There is no file of cases at {file}. Name a TOML file with a [[case]] for each.")
    problems: list[Problem] = []
    try:
        document = read_file(file, file.parent)
    except ProblemError as error:
        raise ContentError((error.problem,)) from error
    cases = [case for table in tables(iter((document,)), problems) for case in _case(table, library, problems)]
    if problems:
        raise ContentError(tuple(sorted(problems)))
    return tuple(cases)


def _case(table: Table, library: Library, problems: list[Problem]) -> Iterable[Case]:
    if table.kind != "case":
        problems.append(table.problem([], "a file of cases holds [[case]] tables alone; take this out"))
        return ()
    try:
        case = Case.model_validate(table.data)
    except ValidationError as error:
        problems.extend(entry_problems(table, error))
        return ()
    unknown = [name for name in case.answers if name not in library.questions]
    problems.extend(table.problem(["answers"], f"there is no question called {name!r}; mend it") for name in unknown)
    return () if unknown else (case,)
